/// The edges cut where they meet, so that two of them share at most an end; nil when that takes too long.
///
/// Crossings are rounded to the grid (Hobby 1999, "Practical segment intersection with finite precision output"), which may
/// move an edge over a point near by: cutting is repeated until nothing meets any more.
func nodedEdges(_ edges: [TileEdge]) -> [TileEdge]? {
  var edges = cancelledInPairs(edges)
  for _ in 0..<24 {
    guard let cuts = cuts(of: edges) else { return nil }
    if cuts.isEmpty { return edges }
    edges = cancelledInPairs(applying(cuts, to: edges))
  }
  return nil
}

/// A place where an edge is to be cut.
private struct Cut: Hashable {
  var edge: Int32
  var point: TilePoint
}

/// In order of the edges, and along each; nil when there are too many pairs of edges to look at.
private func cuts(of edges: [TileEdge]) -> [Cut]? {
  let bins = EdgeBins(edges)
  let pairs = bins.groups.reduce(0) { $0 + $1.count * ($1.count - 1) / 2 }
  guard pairs < 4_000_000 else { return nil }
  var cuts: Set<Cut> = []
  for group in bins.groups {
    for i in group.indices {
      for j in group[i...].indices.dropFirst() {
        addCuts(group[i], group[j], edges, to: &cuts)
      }
    }
  }
  return cuts.sorted { c, d in
    guard c.edge == d.edge else { return c.edge < d.edge }
    let edge = edges[Int(c.edge)]
    let (s, t) = (distance(along: edge, c.point), distance(along: edge, d.point))
    return s != t ? s < t : c.point < d.point
  }
}

private func distance(along edge: TileEdge, _ p: TilePoint) -> Int {
  (Int(p.x) - Int(edge.a.x)) * (Int(edge.b.x) - Int(edge.a.x))
    + (Int(p.y) - Int(edge.a.y)) * (Int(edge.b.y) - Int(edge.a.y))
}

private func addCuts(_ i: Int32, _ j: Int32, _ edges: [TileEdge], to cuts: inout Set<Cut>) {
  let (e, f) = (edges[Int(i)], edges[Int(j)])
  guard e.boxTouches(f) else { return }
  let (fa, fb) = (TilePoint.cross(e.a, e.b, f.a), TilePoint.cross(e.a, e.b, f.b))
  let (ea, eb) = (TilePoint.cross(f.a, f.b, e.a), TilePoint.cross(f.a, f.b, e.b))
  func cut(_ index: Int32, _ edge: TileEdge, at point: TilePoint) {
    if point != edge.a, point != edge.b { cuts.insert(Cut(edge: index, point: point)) }
  }
  if fa == 0, e.boxContains(f.a) { cut(i, e, at: f.a) }
  if fb == 0, e.boxContains(f.b) { cut(i, e, at: f.b) }
  if ea == 0, f.boxContains(e.a) { cut(j, f, at: e.a) }
  if eb == 0, f.boxContains(e.b) { cut(j, f, at: e.b) }
  if fa.signum() * fb.signum() < 0, ea.signum() * eb.signum() < 0 {
    let t = Double(ea) / (Double(ea) - Double(eb))
    let point = TilePoint(
      x: Int32((Double(e.a.x) + t * Double(e.b.x - e.a.x)).rounded()),
      y: Int32((Double(e.a.y) + t * Double(e.b.y - e.a.y)).rounded()))
    cut(i, e, at: point)
    cut(j, f, at: point)
  }
}

private func applying(_ cuts: [Cut], to edges: [TileEdge]) -> [TileEdge] {
  var result: [TileEdge] = []
  result.reserveCapacity(edges.count + cuts.count)
  var next = 0
  for (index, edge) in edges.enumerated() {
    var from = edge.a
    while next < cuts.count, cuts[next].edge == Int32(index) {
      if cuts[next].point != from { result.append(TileEdge(from, cuts[next].point)) }
      from = cuts[next].point
      next += 1
    }
    if from != edge.b { result.append(TileEdge(from, edge.b)) }
  }
  return result
}
