/// The line with points left out that lie within `tolerance` of it (Douglas & Peucker 1973); the ends stay. Long lines are
/// simplified in stretches of 1,000 points, whose joints stay too: the algorithm is quadratic at worst.
package func simplified(lineString points: [Point], tolerance: Double) -> [Point] {
  let stretch = 1_000
  guard points.count > stretch else {
    return simplified(stretch: points[...], tolerance: tolerance)
  }
  var result: [Point] = []
  for start in stride(from: 0, to: points.count - 1, by: stretch) {
    let part = points[start...min(start + stretch, points.count - 1)]
    result += simplified(stretch: part, tolerance: tolerance).dropFirst(start == 0 ? 0 : 1)
  }
  return result
}

/// Iterative, so that the stack holds whatever comes.
private func simplified(stretch: ArraySlice<Point>, tolerance: Double) -> [Point] {
  let points = Array(stretch)
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
