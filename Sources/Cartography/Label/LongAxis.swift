import Glibc
package import PlantModel

/// Direction in which a polygon is longest, in degrees clockwise from the x axis (y down), 0 ≤ degrees < 180, and how many
/// times longer it is than wide: from the smallest rectangle round it, whose side lies along an edge of the convex hull
/// (Freeman & Shapira 1975). nil for fewer than three points.
package func longAxis(of polygon: Polygon) -> (degrees: Double, elongation: Double)? {
  // At most as many directions as matter to a label: a circle of a million points has no more of them than one of a hundred.
  let whole = convexHull(of: polygon.exterior)
  let step = max(1, whole.count / 128)
  let hull = step == 1 ? whole : stride(from: 0, to: whole.count, by: step).map { whole[$0] }
  guard hull.count > 2 else { return nil }
  var best: (area: Double, degrees: Double, elongation: Double)?
  for (a, b) in zip(hull, hull.dropFirst() + hull.prefix(1)) {
    let angle = atan2(b.y - a.y, b.x - a.x)
    let (u, v) = (Point(x: cos(angle), y: sin(angle)), Point(x: -sin(angle), y: cos(angle)))
    let along = hull.map { $0.x * u.x + $0.y * u.y }
    let across = hull.map { $0.x * v.x + $0.y * v.y }
    let width = (along.max() ?? 0) - (along.min() ?? 0)
    let height = (across.max() ?? 0) - (across.min() ?? 0)
    guard width * height < best?.area ?? .infinity else { continue }
    let turned = width >= height ? angle : angle + .pi / 2
    var degrees = (turned * 180 / .pi).truncatingRemainder(dividingBy: 180)
    if degrees < 0 { degrees += 180 }
    best = (width * height, degrees, max(width, height) / max(min(width, height), 1e-9))
  }
  return best.map { ($0.degrees, $0.elongation) }
}

/// Corners of the convex hull in order (Andrew's monotone chain).
func convexHull(of points: [Point]) -> [Point] {
  let sorted = points.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
  guard sorted.count > 2 else { return sorted }
  func half(_ points: some Sequence<Point>) -> [Point] {
    var chain: [Point] = []
    for p in points {
      while chain.count > 1 {
        let (a, b) = (chain[chain.count - 2], chain[chain.count - 1])
        guard (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x) <= 0 else { break }
        chain.removeLast()
      }
      chain.append(p)
    }
    return Array(chain.dropLast())
  }
  return half(sorted) + half(sorted.reversed())
}

/// Directions of lines along a part whose axis has that angle: degrees clockwise, read from below or from the right; none for
/// a part without an axis, and for one that lies level.
func turnedLines(along axis: Double?) -> [Double] {
  guard let axis else { return [] }
  // Never upside down; an upright part is read from the right.
  let angle = axis >= 87 ? axis - 180 : axis
  return abs(angle) < 3 ? [] : [abs(angle + 90) < 3 ? -90 : angle]
}
