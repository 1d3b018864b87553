/// Edges by the rows of a coarse grid, so that a ray along a row meets only the edges of that row.
struct EdgeRows {
  private let height = 16
  private let top: Int
  private var rows: [[TileEdge]]

  /// The edges are in order.
  init(_ edges: [TileEdge]) {
    let ends = edges.flatMap { [Int($0.a.y), Int($0.b.y)] }
    top = ends.min() ?? 0
    rows = Array(repeating: [], count: ((ends.max() ?? 0) - top) / height + 1)
    for edge in edges {
      let (y0, y1) = (Int(min(edge.a.y, edge.b.y)) - top, Int(max(edge.a.y, edge.b.y)) - top)
      for row in y0 / height...y1 / height { rows[row].append(edge) }
    }
  }

  /// Whether a ray from the point, which is the end of an edge, against the x axis crosses an odd number of edges.
  func isInside(leftOf p: TilePoint) -> Bool {
    var isOdd = false
    for edge in rows[(Int(p.y) - top) / height] {
      guard edge.a.x < p.x else { break }
      guard (edge.a.y > p.y) != (edge.b.y > p.y) else { continue }
      if (TilePoint.cross(edge.a, edge.b, p) < 0) == (edge.b.y > edge.a.y) { isOdd.toggle() }
    }
    return isOdd
  }
}
