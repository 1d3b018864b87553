/// An edge of an area on the grid of a tile, without direction: `a` comes before `b`.
struct TileEdge: Hashable, Comparable {
  var a: TilePoint
  var b: TilePoint

  /// The points differ.
  init(_ p: TilePoint, _ q: TilePoint) {
    (a, b) = p < q ? (p, q) : (q, p)
  }

  static func < (e: TileEdge, f: TileEdge) -> Bool { e.a != f.a ? e.a < f.a : e.b < f.b }

  func boxTouches(_ e: TileEdge) -> Bool {
    a.x <= e.b.x && e.a.x <= b.x && min(a.y, b.y) <= max(e.a.y, e.b.y)
      && min(e.a.y, e.b.y) <= max(a.y, b.y)
  }

  func boxContains(_ p: TilePoint) -> Bool {
    p.x >= a.x && p.x <= b.x && p.y >= min(a.y, b.y) && p.y <= max(a.y, b.y)
  }
}

/// The edges in order, each once; those that lie on one another an even number of times bound nothing by the even-odd rule.
func cancelledInPairs(_ edges: [TileEdge]) -> [TileEdge] {
  var result: [TileEdge] = []
  result.reserveCapacity(edges.count)
  for edge in edges.sorted() {
    if result.last == edge { result.removeLast() } else { result.append(edge) }
  }
  return result
}
