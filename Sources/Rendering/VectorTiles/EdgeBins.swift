/// Edges by the cells of a coarse grid that they pass: two edges that meet share a cell.
struct EdgeBins {
  private let side: Int
  private let minX: Int
  private let minY: Int
  private let columns: Int
  private let rows: Int
  /// Index into `members` of the first edge of each cell, and behind the last one.
  private var starts: [Int32]
  private var members: [Int32]

  init(_ edges: [TileEdge]) {
    var (minX, minY, maxX, maxY) = (Int.max, Int.max, Int.min, Int.min)
    for edge in edges {
      minX = min(minX, Int(edge.a.x))
      maxX = max(maxX, Int(edge.b.x))
      minY = min(minY, Int(min(edge.a.y, edge.b.y)))
      maxY = max(maxY, Int(max(edge.a.y, edge.b.y)))
    }
    if edges.isEmpty { (minX, minY, maxX, maxY) = (0, 0, 0, 0) }
    let area = Double((maxX - minX + 1) * (maxY - minY + 1))
    side = max(4, Int((area / Double(max(1, edges.count))).squareRoot()))
    self.minX = minX
    self.minY = minY
    columns = (maxX - minX) / side + 1
    rows = (maxY - minY) / side + 1
    var counts = [Int32](repeating: 0, count: columns * rows + 1)
    (starts, members) = ([], [])
    for edge in edges { forEachCell(of: edge) { counts[$0 + 1] += 1 } }
    for cell in 1..<counts.count { counts[cell] += counts[cell - 1] }
    let starts = counts
    var members = [Int32](repeating: 0, count: Int(counts.last ?? 0))
    for index in edges.indices {
      forEachCell(of: edges[index]) {
        members[Int(counts[$0])] = Int32(index)
        counts[$0] += 1
      }
    }
    self.starts = starts
    self.members = members
  }

  /// Groups of edges that may meet, with repetitions.
  var groups: some Sequence<ArraySlice<Int32>> {
    (0..<columns * rows).lazy.map { members[Int(starts[$0])..<Int(starts[$0 + 1])] }
  }

  /// Row by row, the cells between the places where the edge enters and leaves the row, and a unit on either side.
  private func forEachCell(of edge: TileEdge, _ body: (Int) -> Void) {
    let (ax, ay) = (Int(edge.a.x) - minX, Int(edge.a.y) - minY)
    let (bx, by) = (Int(edge.b.x) - minX, Int(edge.b.y) - minY)
    let slope = ay == by ? 0 : Double(bx - ax) / Double(by - ay)
    for row in min(ay, by) / side...max(ay, by) / side {
      var (low, high) = (ax, bx)
      if ay != by {
        let top = Double(max(min(ay, by), row * side)) - Double(ay)
        let bottom = Double(min(max(ay, by), row * side + side)) - Double(ay)
        let (x0, x1) = (top * slope, bottom * slope)
        low = max(ax, ax + Int(min(x0, x1).rounded(.down)) - 1)
        high = min(bx, ax + Int(max(x0, x1).rounded(.up)) + 1)
      }
      for column in low / side...max(low, high) / side { body(row * columns + column) }
    }
  }
}
