/// An axis-parallel rectangle. `Rect.null` holds nothing and is the neutral element of `union`.
package struct Rect: Hashable, Sendable {
  package var minX: Double
  package var minY: Double
  package var maxX: Double
  package var maxY: Double

  package init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
    self.minX = minX
    self.minY = minY
    self.maxX = maxX
    self.maxY = maxY
  }

  package init(x: Double, y: Double, width: Double, height: Double) {
    self.init(minX: x, minY: y, maxX: x + width, maxY: y + height)
  }

  package init(center: Point, width: Double, height: Double) {
    self.init(x: center.x - width / 2, y: center.y - height / 2, width: width, height: height)
  }

  /// The smallest rectangle round the points; `null` when there are none.
  package init(around points: some Sequence<Point>) {
    self = .null
    for point in points { formUnion(point) }
  }

  package static let null = Rect(
    minX: .infinity, minY: .infinity, maxX: -.infinity, maxY: -.infinity)

  package var isNull: Bool { minX > maxX || minY > maxY }
  package var width: Double { max(0, maxX - minX) }
  package var height: Double { max(0, maxY - minY) }
  package var size: Size { Size(width: width, height: height) }
  package var center: Point { Point(x: (minX + maxX) / 2, y: (minY + maxY) / 2) }
  package var corners: [Point] {
    [
      Point(x: minX, y: minY), Point(x: maxX, y: minY), Point(x: maxX, y: maxY),
      Point(x: minX, y: maxY),
    ]
  }

  package func contains(_ p: Point) -> Bool {
    p.x >= minX && p.x <= maxX && p.y >= minY && p.y <= maxY
  }

  package func contains(_ r: Rect) -> Bool {
    r.minX >= minX && r.maxX <= maxX && r.minY >= minY && r.maxY <= maxY
  }

  /// They share inner points; touching edges do not count.
  package func overlaps(_ r: Rect) -> Bool {
    minX < r.maxX && r.minX < maxX && minY < r.maxY && r.minY < maxY
  }

  /// They share at least a point.
  package func intersects(_ r: Rect) -> Bool {
    minX <= r.maxX && r.minX <= maxX && minY <= r.maxY && r.minY <= maxY
  }

  package func intersection(_ r: Rect) -> Rect {
    let i = Rect(
      minX: max(minX, r.minX), minY: max(minY, r.minY), maxX: min(maxX, r.maxX),
      maxY: min(maxY, r.maxY))
    return i.isNull ? .null : i
  }

  package func union(_ r: Rect) -> Rect {
    Rect(
      minX: min(minX, r.minX), minY: min(minY, r.minY), maxX: max(maxX, r.maxX),
      maxY: max(maxY, r.maxY))
  }

  package mutating func formUnion(_ p: Point) {
    minX = min(minX, p.x)
    minY = min(minY, p.y)
    maxX = max(maxX, p.x)
    maxY = max(maxY, p.y)
  }

  /// Shrunk by `d` on every side; grown when `d` is negative.
  package func inset(by d: Double) -> Rect {
    let r = Rect(minX: minX + d, minY: minY + d, maxX: maxX - d, maxY: maxY - d)
    return r.isNull ? .null : r
  }

  package func offset(by p: Point) -> Rect {
    Rect(minX: minX + p.x, minY: minY + p.y, maxX: maxX + p.x, maxY: maxY + p.y)
  }
}
