import Glibc
package import PlantModel

extension Path {
  /// A circle as a polygon whose sides stay within a hundredth of a pixel of it.
  package static func circle(_ center: Point, _ radius: Double) -> Path {
    arcPath(center, radius, from: 0, to: 2 * .pi, closed: true)
  }

  /// Points of an arc, angles in radians clockwise from the x axis (y down).
  package static func arc(
    _ center: Point, _ radius: Double, from start: Double, to end: Double
  ) -> [Point] {
    let span = abs(end - start)
    let step = 2 * acos(max(0, 1 - 0.01 / max(radius, 0.02)))
    let count = max(4, min(720, Int((span / max(step, 1e-3)).rounded(.up))))
    return (0...count).map {
      let angle = start + (end - start) * Double($0) / Double(count)
      return Point(x: center.x + radius * cos(angle), y: center.y + radius * sin(angle))
    }
  }

  private static func arcPath(
    _ center: Point, _ radius: Double, from start: Double, to end: Double, closed: Bool
  ) -> Path {
    var path = Path()
    path.append(Array(arc(center, radius, from: start, to: end).dropLast()), closed: closed)
    return path
  }

  /// An open line through the points.
  package static func polyline(_ points: [Point]) -> Path {
    Path(lineStrings: [points])
  }

  /// A closed ring through the points.
  package static func polygon(_ points: [Point]) -> Path {
    var path = Path()
    path.append(points, closed: true)
    return path
  }

  /// A rectangle with quarter circles for corners; the radius is at most half of the shorter side.
  package static func roundedRect(_ rect: Rect, radius: Double) -> Path {
    let r = min(radius, rect.width / 2, rect.height / 2)
    let inner = rect.inset(by: r)
    let corners: [(Point, Double)] = [
      (Point(x: inner.maxX, y: inner.minY), -0.5), (Point(x: inner.maxX, y: inner.maxY), 0),
      (Point(x: inner.minX, y: inner.maxY), 0.5), (Point(x: inner.minX, y: inner.minY), 1),
    ]
    return .polygon(
      corners.flatMap { arc($0, r, from: $1 * .pi, to: ($1 + 0.5) * .pi) })
  }

  /// The same path, so many scene units to the right and down.
  package func offset(x: Double, y: Double) -> Path {
    guard x != 0 || y != 0 else { return self }
    var path = self
    path.points = points.map { Point(x: $0.x + x, y: $0.y + y) }
    return path
  }

  /// The path with every point led through the transform.
  package func applying(_ transform: AffineTransform) -> Path {
    var path = self
    path.points = points.map(transform.applied)
    return path
  }
}
