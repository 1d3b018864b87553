extension Polygon {
  /// The point lies inside by the even-odd rule; on the boundary either answer may come.
  package func contains(_ point: Point) -> Bool {
    var inside = ringCrossings(exterior, point)
    for ring in interiors where ringCrossings(ring, point) { inside.toggle() }
    return inside
  }
}

/// Whether a ray from the point towards +x crosses the ring an odd number of times.
private func ringCrossings(_ ring: [Point], _ p: Point) -> Bool {
  guard var a = ring.last else { return false }
  var isOdd = false
  for b in ring {
    if (a.y > p.y) != (b.y > p.y), p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x {
      isOdd.toggle()
    }
    a = b
  }
  return isOdd
}

/// Square of the distance from `p` to the segment `a`–`b`.
package func squaredDistance(from p: Point, toSegment a: Point, _ b: Point) -> Double {
  let d = b - a
  let length = d.x * d.x + d.y * d.y
  var nearest = a
  if length > 0 {
    let t = min(1, max(0, ((p.x - a.x) * d.x + (p.y - a.y) * d.y) / length))
    nearest = a + d * t
  }
  let r = p - nearest
  return r.x * r.x + r.y * r.y
}

/// Whether the segments `a`–`b` and `c`–`d` share a point.
package func segmentsIntersect(_ a: Point, _ b: Point, _ c: Point, _ d: Point) -> Bool {
  func side(_ p: Point, _ q: Point, _ r: Point) -> Double {
    (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x)
  }
  guard
    Rect(around: [a, b]).intersects(Rect(around: [c, d]))
  else { return false }
  return side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0
}
