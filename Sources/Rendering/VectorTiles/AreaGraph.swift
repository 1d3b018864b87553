/// Noded edges as a planar graph: every edge in both directions, in order round its starting point, with the side on which the
/// inside lies by the even-odd rule.
struct AreaGraph {
  struct Arc {
    var from: TilePoint
    var to: TilePoint
    /// The same edge in the other direction.
    var twin = 0
    /// Index of the first arc from the same point, and behind the last one.
    var star = 0..<0
    /// Inside lies where the y axis is, seen along the x axis.
    var hasInsideLeft = false
  }

  private(set) var arcs: [Arc]

  /// Edges meet at ends only, and none lies on another; so every point has an even number of them.
  init(_ edges: [TileEdge]) {
    let directed = edges.flatMap { [($0.a, $0.b), ($0.b, $0.a)] }
    let order = directed.indices.sorted { Self.precedes(directed[$0], directed[$1]) }
    var places = [Int](repeating: 0, count: order.count)
    for (place, index) in order.enumerated() { places[index] = place }
    arcs = order.map { Arc(from: directed[$0].0, to: directed[$0].1, twin: places[$0 ^ 1]) }
    var start = 0
    for end in 1..<max(1, arcs.count + 1)
    where end == arcs.count || arcs[end].from != arcs[start].from {
      for i in start..<end { arcs[i].star = start..<end }
      start = end
    }
    orient(edges)
  }

  /// By starting point, then by direction: from straight against the y axis (exclusive) towards the x axis, and round.
  private static func precedes(
    _ e: (TilePoint, TilePoint), _ f: (TilePoint, TilePoint)
  ) -> Bool {
    guard e.0 == f.0 else { return e.0 < f.0 }
    let (isRight, isOtherRight) = (e.0 < e.1, f.0 < f.1)
    guard isRight == isOtherRight else { return isRight }
    return TilePoint.cross(e.0, e.1, f.1) > 0
  }

  /// From the first point of each connected part, whose edges all lead to the right, sides are handed on from point to point:
  /// round a point, inside and outside take turns.
  private mutating func orient(_ edges: [TileEdge]) {
    let rows = EdgeRows(edges)
    var isKnown = [Bool](repeating: false, count: arcs.count)
    var open: [Int] = []
    for first in arcs.indices where !isKnown[first] {
      arcs[first].hasInsideLeft = !rows.isInside(leftOf: arcs[first].from)
      open.append(first)
      while let known = open.popLast() {
        guard !isKnown[known] else { continue }
        for i in arcs[known].star {
          isKnown[i] = true
          arcs[i].hasInsideLeft = arcs[known].hasInsideLeft != ((i - known) & 1 == 1)
          let twin = arcs[i].twin
          guard !isKnown[twin] else { continue }
          arcs[twin].hasInsideLeft = !arcs[i].hasInsideLeft
          open.append(twin)
        }
      }
    }
  }

  /// The arc that goes on round the inside on the left.
  func next(after arc: Int) -> Int {
    let twin = arcs[arc].twin
    let star = arcs[twin].star
    return twin > star.lowerBound ? twin - 1 : star.upperBound - 1
  }
}
