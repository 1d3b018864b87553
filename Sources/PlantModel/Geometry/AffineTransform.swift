import Glibc

/// x′ = a·x + c·y + tx, y′ = b·x + d·y + ty.
package struct AffineTransform: Hashable, Sendable {
  package var a: Double
  package var b: Double
  package var c: Double
  package var d: Double
  package var tx: Double
  package var ty: Double

  package init(a: Double, b: Double, c: Double, d: Double, tx: Double, ty: Double) {
    self.a = a
    self.b = b
    self.c = c
    self.d = d
    self.tx = tx
    self.ty = ty
  }

  package static let identity = AffineTransform(a: 1, b: 0, c: 0, d: 1, tx: 0, ty: 0)

  package static func translation(_ p: Point) -> AffineTransform {
    AffineTransform(a: 1, b: 0, c: 0, d: 1, tx: p.x, ty: p.y)
  }

  package static func scale(x: Double, y: Double) -> AffineTransform {
    AffineTransform(a: x, b: 0, c: 0, d: y, tx: 0, ty: 0)
  }

  /// From the x axis towards the y axis.
  package static func rotation(radians: Double) -> AffineTransform {
    let (s, k) = (sin(radians), cos(radians))
    return AffineTransform(a: k, b: s, c: -s, d: k, tx: 0, ty: 0)
  }

  package func applied(to p: Point) -> Point {
    Point(x: a * p.x + c * p.y + tx, y: b * p.x + d * p.y + ty)
  }

  /// First this transform, then `next`.
  package func then(_ next: AffineTransform) -> AffineTransform {
    let origin = next.applied(to: Point(x: tx, y: ty))
    return AffineTransform(
      a: next.a * a + next.c * b, b: next.b * a + next.d * b,
      c: next.a * c + next.c * d, d: next.b * c + next.d * d,
      tx: origin.x, ty: origin.y)
  }

  package var determinant: Double { a * d - b * c }

  /// nil when the transform folds the plane to a line or point.
  package var inverse: AffineTransform? {
    let det = determinant
    guard det.isFinite, abs(det) > .leastNormalMagnitude else { return nil }
    return AffineTransform(
      a: d / det, b: -b / det, c: -c / det, d: a / det,
      tx: (c * ty - d * tx) / det, ty: (b * tx - a * ty) / det)
  }
}
