/// The border of the squares of a grid whose middles lie within the edges by the even-odd rule, in order and cut at every
/// corner of the grid. Takes time with the number of edges and of rows alone, however often the edges cross.
func pixelEdges(_ edges: [TileEdge], side: Int) -> [TileEdge] {
  guard let minX = edges.map(\.a.x).min(), let maxX = edges.map(\.b.x).max(),
    let minY = edges.map({ min($0.a.y, $0.b.y) }).min(),
    let maxY = edges.map({ max($0.a.y, $0.b.y) }).max()
  else { return [] }
  // A grid that neighbouring tiles share.
  let left = Int((Double(minX) / Double(side)).rounded(.down)) * side - side
  let top = Int((Double(minY) / Double(side)).rounded(.down)) * side - side
  let (columns, rows) = ((Int(maxX) - left) / side + 2, (Int(maxY) - top) / side + 2)
  var isInside = [Bool](repeating: false, count: columns * rows)
  let half = Double(side) / 2
  for edge in edges where edge.a.y != edge.b.y {
    let slope = Double(edge.b.x - edge.a.x) / Double(edge.b.y - edge.a.y)
    let (low, high) = (Double(min(edge.a.y, edge.b.y)), Double(max(edge.a.y, edge.b.y)))
    for row in (Int(low) - top) / side...(Int(high) - top) / side {
      let y = Double(top + row * side) + half
      guard y >= low, y < high else { continue }
      let x = Double(edge.a.x) + (y - Double(edge.a.y)) * slope
      // The first square whose middle is to the right of the edge.
      isInside[row * columns + Int(((x - Double(left)) / Double(side) + 0.5).rounded(.down))]
        .toggle()
    }
  }
  for row in 0..<rows {
    for column in 1..<columns where isInside[row * columns + column - 1] {
      isInside[row * columns + column].toggle()
    }
  }
  func corner(_ column: Int, _ row: Int) -> TilePoint {
    TilePoint(x: Int32(left + column * side), y: Int32(top + row * side))
  }
  var border: [TileEdge] = []
  for row in 1..<rows {
    for column in 1..<columns {
      let here = isInside[row * columns + column]
      if here != isInside[row * columns + column - 1] {
        border.append(TileEdge(corner(column, row), corner(column, row + 1)))
      }
      if here != isInside[(row - 1) * columns + column] {
        border.append(TileEdge(corner(column, row), corner(column + 1, row)))
      }
    }
  }
  return border.sorted()
}
