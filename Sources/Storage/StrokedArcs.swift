import Glibc
import PlantModel

/// The polyline for a circular string of SQL/MM (start, point on the arc, end; the end starts the next arc), whose chords leave
/// the arcs by at most `tolerance`. A closed arc of two distinct points is a circle with these as a diameter.
func strokedArcs(_ control: [Point], tolerance: Double) -> [Point] {
  guard let first = control.first else { return [] }
  var stroked = [first]
  for index in stride(from: 0, to: control.count - 2, by: 2) {
    stroked += strokedArc(
      from: control[index], through: control[index + 1], to: control[index + 2],
      tolerance: tolerance)
  }
  return stroked
}

/// The largest step of angle whose chord leaves a circle by at most `tolerance`; between 0.01° and 45°.
func strokeStep(radius: Double, tolerance: Double) -> Double {
  guard radius > tolerance, tolerance > 0 else { return .pi / 4 }
  return min(max(2 * acos(1 - tolerance / radius), .pi / 18000), .pi / 4)
}

/// Without its first point.
private func strokedArc(
  from a: Point, through b: Point, to c: Point, tolerance: Double
) -> [Point] {
  guard let center = a == c ? (a + b) * 0.5 : circumcenter(a, b, c) else { return [b, c] }
  let radius = center.distance(to: a)
  guard center.isFinite, radius.isFinite else { return [b, c] }
  let start = atan2(a.y - center.y, a.x - center.x)
  let isCounterClockwise = a == c || cross(b - a, c - a) > 0
  var sweep = a == c ? 2 * .pi : atan2(c.y - center.y, c.x - center.x) - start
  if isCounterClockwise, sweep <= 0 { sweep += 2 * .pi }
  if !isCounterClockwise, sweep >= 0 { sweep -= 2 * .pi }
  let steps = max(
    1, Int((abs(sweep) / strokeStep(radius: radius, tolerance: tolerance)).rounded(.up)))
  let inner = (1..<max(steps, 1)).map { step in
    let angle = start + sweep * Double(step) / Double(steps)
    return Point(x: center.x + radius * cos(angle), y: center.y + radius * sin(angle))
  }
  return inner + [c]
}

/// nil when the three lie on a line, or nearly so that the radius means nothing.
private func circumcenter(_ a: Point, _ b: Point, _ c: Point) -> Point? {
  let (u, v) = (b - a, c - a)
  let d = 2 * cross(u, v)
  let (uu, vv) = (u.x * u.x + u.y * u.y, v.x * v.x + v.y * v.y)
  guard d.isFinite, abs(d) > 1e-9 * max(uu, vv) else { return nil }
  return Point(x: a.x + (v.y * uu - u.y * vv) / d, y: a.y + (u.x * vv - v.x * uu) / d)
}

private func cross(_ u: Point, _ v: Point) -> Double { u.x * v.y - u.y * v.x }
