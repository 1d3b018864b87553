/// Twice the signed area of a ring: positive where the ring turns from x towards y (the shoelace formula).
package func doubledSignedArea(of ring: [Point]) -> Double {
  guard let origin = ring.first, ring.count > 2 else { return 0 }
  var sum = 0.0
  // Relative to the first point: coordinates of millions of metres would eat the digits.
  var previous = ring[ring.count - 1] - origin
  for point in ring {
    let next = point - origin
    sum += previous.x * next.y - next.x * previous.y
    previous = next
  }
  return sum
}

extension Polygon {
  /// Area inside the exterior ring without the interiors, in square units of the plane.
  package var area: Double {
    let holes = interiors.reduce(0) { $0 + abs(doubledSignedArea(of: $1)) }
    return max(0, abs(doubledSignedArea(of: exterior)) - holes) / 2
  }

  /// Centre of mass of the exterior ring; its first point where the ring has no area.
  package var centroid: Point {
    guard let origin = exterior.first, let last = exterior.last else { return Point(x: 0, y: 0) }
    var (sum, x, y) = (0.0, 0.0, 0.0)
    var previous = last - origin
    for point in exterior {
      let next = point - origin
      let cross = previous.x * next.y - next.x * previous.y
      sum += cross
      x += (previous.x + next.x) * cross
      y += (previous.y + next.y) * cross
      previous = next
    }
    guard abs(sum) > .leastNormalMagnitude else { return origin }
    return origin + Point(x: x / (3 * sum), y: y / (3 * sum))
  }
}
