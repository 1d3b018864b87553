import Glibc
import PlantModel

/// What brings the coordinates of a source into the map's plane.
enum PlaneMapping: ~Copyable {
  case identity
  case similarity(AffineTransform)
  case reprojection(CoordinateTransformation)

  func apply(_ xs: inout [Double], _ ys: inout [Double]) {
    switch self {
    case .identity: break
    case .similarity(let transform):
      for index in xs.indices {
        let point = transform.applied(to: Point(x: xs[index], y: ys[index]))
        (xs[index], ys[index]) = (point.x, point.y)
      }
    case .reprojection(let transformation): transformation.apply(&xs, &ys)
    }
  }

  func applied(to point: Point) -> Point {
    var (xs, ys) = ([point.x], [point.y])
    apply(&xs, &ys)
    return Point(x: xs[0], y: ys[0])
  }

  /// How lengths grow and directions turn (degrees counter-clockwise) about a point of the source.
  func turn(at point: Point) -> (scale: Double, degrees: Double) {
    switch self {
    case .identity: return (1, 0)
    case .similarity(let t): return (t.determinant.squareRoot(), atan2(t.b, t.a) * 180 / .pi)
    case .reprojection: break
    }
    let step = max(abs(point.x), abs(point.y), 1) * 1e-6
    let (from, to) = (applied(to: point), applied(to: Point(x: point.x + step, y: point.y)))
    let scale = from.distance(to: to) / step
    guard scale.isFinite, scale > 0 else { return (1, 0) }
    return (scale, atan2(to.y - from.y, to.x - from.x) * 180 / .pi)
  }
}
