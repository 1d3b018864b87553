import PlantModel

/// The line with fewer points, every dropped one within `tolerance` of what is left, in one pass (sleeve algorithm: Zhao and
/// Saalfeld, "Linear-time sleeve-fitting polyline simplification", 1997). First and last point stay.
func thinned(_ points: [Point], tolerance: Double) -> [Point] {
  guard points.count > 2, tolerance > 0 else { return points }
  var kept = [points[0]]
  var anchor = points[0]
  var sleeve = Sleeve()
  for index in 1..<points.count {
    if !sleeve.admits(points[index] - anchor) {
      anchor = points[index - 1]
      kept.append(anchor)
      sleeve = Sleeve()
    }
    sleeve.narrow(to: points[index] - anchor, tolerance: tolerance)
  }
  kept.append(points[points.count - 1])
  return kept
}

/// The directions from the anchor that pass within tolerance of all points so far, as a pair of bounding vectors; and how far
/// the line has come, since it must not turn back.
private struct Sleeve {
  private var left: Point?
  private var right: Point?
  /// Squared.
  private var reach = 0.0

  func admits(_ v: Point) -> Bool {
    guard v.x * v.x + v.y * v.y >= reach else { return false }
    guard let left, let right else { return true }
    return cross(right, v) >= 0 && cross(v, left) >= 0
  }

  mutating func narrow(to v: Point, tolerance: Double) {
    let squared = v.x * v.x + v.y * v.y
    reach = max(reach, squared)
    guard squared > tolerance * tolerance else { return }
    // Sine and cosine of the angle under which the tolerance is seen from the anchor.
    let sine2 = tolerance * tolerance / squared
    let (s, c) = (sine2.squareRoot(), (1 - sine2).squareRoot())
    let (l, r) = (
      Point(x: c * v.x - s * v.y, y: s * v.x + c * v.y),
      Point(x: c * v.x + s * v.y, y: -s * v.x + c * v.y)
    )
    if left.map({ cross(l, $0) > 0 }) ?? true { left = l }
    if right.map({ cross($0, r) > 0 }) ?? true { right = r }
  }

  private func cross(_ u: Point, _ v: Point) -> Double { u.x * v.y - u.y * v.x }
}
