/// The line with points left out that lie within `tolerance` of it (Douglas & Peucker 1973); the ends stay. Iterative, so a
/// million points do not exhaust the stack.
package func simplified(lineString points: [Point], tolerance: Double) -> [Point] {
  guard points.count > 2 else { return points }
  var keep = [Bool](repeating: false, count: points.count)
  keep[0] = true
  keep[points.count - 1] = true
  var stack = [(0, points.count - 1)]
  let limit = tolerance * tolerance
  while let (first, last) = stack.popLast() {
    guard last - first > 1 else { continue }
    var (worst, farthest) = (first, limit)
    for i in (first + 1)..<last {
      let d = squaredDistance(from: points[i], toSegment: points[first], points[last])
      if d > farthest { (worst, farthest) = (i, d) }
    }
    guard worst > first else { continue }
    keep[worst] = true
    stack.append((first, worst))
    stack.append((worst, last))
  }
  return zip(points, keep).compactMap { $1 ? $0 : nil }
}

/// The ring with points left out that lie within `tolerance` of it; at least three stay where there were three.
package func simplified(ring: [Point], tolerance: Double) -> [Point] {
  guard ring.count > 4, let first = ring.first else { return ring }
  // Cut at the first point and at the one farthest from it: both stay.
  let far = ring.indices.max { ring[$0].distance(to: first) < ring[$1].distance(to: first) } ?? 0
  guard far > 0 else { return ring }
  let there = simplified(lineString: Array(ring[0...far]), tolerance: tolerance)
  let back = simplified(lineString: Array(ring[far...]) + [first], tolerance: tolerance)
  let result = there.dropLast() + back.dropLast()
  return result.count > 2 ? Array(result) : ring
}
