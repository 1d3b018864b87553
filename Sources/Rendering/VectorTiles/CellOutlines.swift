/// Squares of a grid as polygons: what lies side by side becomes one.
func outlines(of squares: Set<TilePoint>, side: Int32) -> [TilePolygon] {
  var edges: [TileEdge] = []
  for square in squares {
    let (left, right) = (square.x * side, (square.x + 1) * side)
    let (top, bottom) = (square.y * side, (square.y + 1) * side)
    func isFree(_ dx: Int32, _ dy: Int32) -> Bool {
      !squares.contains(TilePoint(x: square.x + dx, y: square.y + dy))
    }
    func add(_ x0: Int32, _ y0: Int32, _ x1: Int32, _ y1: Int32) {
      edges.append(TileEdge(TilePoint(x: x0, y: y0), TilePoint(x: x1, y: y1)))
    }
    if isFree(-1, 0) { add(left, top, left, bottom) }
    if isFree(1, 0) { add(right, top, right, bottom) }
    if isFree(0, -1) { add(left, top, right, top) }
    if isFree(0, 1) { add(left, bottom, right, bottom) }
  }
  return AreaGraph(edges.sorted()).polygons()
}
