package import PlantModel

/// Leaves out the points of a line that change it by less than a tolerance, in one pass: every point left out lies within the
/// tolerance of the line that remains (Zhao & Saalfeld, "Linear-time sleeve-fitting polyline simplification", Auto-Carto 13, 1997).
/// Curves come stroked to a fixed distance on the ground; at the scale of a sheet that is often a hundred times finer than ink.
package struct Thinning {
  private let tolerance: Double
  private var anchor: Point
  private var last: Point
  /// Directions from the anchor between which a straight line passes all points since; nil until one stands off the anchor.
  private var sleeve: (left: Point, right: Point)?
  private var reach = 0.0

  /// Starts at the line's first point; `tolerance` in the line's units, more than 0.
  package init(from start: Point, tolerance: Double) {
    self.tolerance = tolerance
    anchor = start
    last = start
  }

  /// Takes the next point; returns the one before it when the line must pass there.
  package mutating func kept(before next: Point) -> Point? {
    defer { last = next }
    if follows(next) { return nil }
    let kept = last
    anchor = last
    sleeve = nil
    reach = 0
    _ = follows(next)
    return kept
  }

  /// Whether a straight line from the anchor to the point still passes all those between; then the sleeve is narrowed by it.
  private mutating func follows(_ point: Point) -> Bool {
    let way = point - anchor
    let distance = (way.x * way.x + way.y * way.y).squareRoot()
    guard distance > tolerance else { return reach <= tolerance }
    let offset = Point(x: -way.y, y: way.x) * (tolerance / distance)
    let (left, right) = (way - offset, way + offset)
    guard let sleeve else {
      self.sleeve = (left, right)
      reach = distance
      return true
    }
    guard distance >= reach, cross(sleeve.left, way) >= 0, cross(way, sleeve.right) >= 0 else {
      return false
    }
    reach = distance
    self.sleeve = (
      cross(sleeve.left, left) > 0 ? left : sleeve.left,
      cross(right, sleeve.right) > 0 ? right : sleeve.right
    )
    return true
  }

  private func cross(_ a: Point, _ b: Point) -> Double { a.x * b.y - a.y * b.x }
}
