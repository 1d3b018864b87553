import Glibc
package import PlantModel

/// A rectangle turned about its centre: the room that a label takes.
package struct OrientedBox: Hashable, Sendable {
  package var center: Point
  package var size: Size
  /// Degrees clockwise (y down).
  package var rotation: Double

  package init(center: Point, size: Size, rotation: Double = 0) {
    self.center = center
    self.size = size
    self.rotation = rotation
  }

  package init(_ rect: Rect) {
    self.init(center: rect.center, size: rect.size)
  }

  private var axes: (Point, Point) {
    let a = rotation * .pi / 180
    return (Point(x: cos(a), y: sin(a)), Point(x: -sin(a), y: cos(a)))
  }

  package var corners: [Point] {
    let (u, v) = axes
    let (w, h) = (size.width / 2, size.height / 2)
    return [(-w, -h), (w, -h), (w, h), (-w, h)].map { center + u * $0.0 + v * $0.1 }
  }

  package var boundingBox: Rect {
    rotation == 0
      ? Rect(center: center, width: size.width, height: size.height) : Rect(around: corners)
  }

  package func grown(by d: Double) -> OrientedBox {
    OrientedBox(
      center: center, size: Size(width: size.width + 2 * d, height: size.height + 2 * d),
      rotation: rotation)
  }

  /// They share inner points (separating axis theorem).
  package func overlaps(_ other: OrientedBox) -> Bool {
    guard boundingBox.overlaps(other.boundingBox) else { return false }
    if rotation == 0 && other.rotation == 0 { return true }
    let (a, b) = (corners, other.corners)
    for axis in [axes.0, axes.1, other.axes.0, other.axes.1] {
      func span(_ points: [Point]) -> (Double, Double) {
        let along = points.map { $0.x * axis.x + $0.y * axis.y }
        return (along.min() ?? 0, along.max() ?? 0)
      }
      let (p, q) = (span(a), span(b))
      if p.1 <= q.0 || q.1 <= p.0 { return false }
    }
    return true
  }

  /// The segment touches the box.
  package func intersects(segment a: Point, _ b: Point) -> Bool {
    let (u, v) = axes
    func local(_ p: Point) -> Point {
      let d = p - center
      return Point(x: d.x * u.x + d.y * u.y, y: d.x * v.x + d.y * v.y)
    }
    let box = Rect(center: Point(x: 0, y: 0), width: size.width, height: size.height)
    return box.clipped(segment: local(a), local(b)) != nil
  }
}
