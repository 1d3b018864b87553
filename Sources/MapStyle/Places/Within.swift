import PlantModel

/// The polygons of a `within`, as it stands in an expression.
struct Within: Sendable {
  /// Rings whose first point is repeated at the end; on the plane of `WebMercator`.
  private var polygons: [[[Point]]]

  init(_ polygons: [Polygon]) {
    self.polygons = polygons.map { polygon in
      polygon.rings.map { ring in (ring + ring.prefix(1)).map { WebMercator.position(of: $0) } }
    }
  }

  /// Whether every point and segment of the geometry (in degrees) lies inside; one on the boundary does not, nor does any polygon
  /// (MapLibre style specification, "within"). On the grid of tiles of `gridZoom` both sides are rounded to it.
  func contains(_ geometry: Geometry, gridZoom: Int?) -> Bool {
    let parts: [[Point]] =
      switch geometry {
      case .points(let points): points.map { [$0] }
      case .lineStrings(let lines): lines
      case .polygons: []
      }
    guard !parts.isEmpty else { return false }
    let plane = Plane(gridZoom: gridZoom)
    let rings = polygons.map { $0.map { $0.map(plane.rounded) } }
    let box = Rect(around: rings.joined().joined())
    let placed = parts.map { part in
      part.map { plane.near(box, plane.rounded(WebMercator.position(of: $0))) }
    }
    return placed.allSatisfy { part in
      part.allSatisfy { box.holdsInside($0) } && rings.contains { part.isInside($0) }
    }
  }
}

/// Mercator's plane, or the grid of integers that tiles divide it into.
private struct Plane {
  /// Steps across the world; nil for none.
  private var steps: Double?

  /// A tile has 8192 steps a side.
  init(gridZoom: Int?) {
    steps = gridZoom.map { 8192 * Double(1 << min(max($0, 0), 30)) }
  }

  func rounded(_ point: Point) -> Point {
    guard let steps else { return point }
    return Point(
      x: (point.x * steps).rounded(.toNearestOrAwayFromZero),
      y: (point.y * steps).rounded(.toNearestOrAwayFromZero))
  }

  /// The point, moved once round the world where that brings it nearer to the box.
  func near(_ box: Rect, _ point: Point) -> Point {
    guard point.x < box.minX || point.x > box.maxX else { return point }
    let world = steps ?? 1
    let offset = point.x - (point.x < box.minX ? box.minX : box.maxX)
    if offset > world / 2 { return Point(x: point.x - world, y: point.y) }
    return offset < -world / 2 ? Point(x: point.x + world, y: point.y) : point
  }
}

extension Rect {
  fileprivate func holdsInside(_ p: Point) -> Bool {
    p.x > minX && p.x < maxX && p.y > minY && p.y < maxY
  }
}

extension [Point] {
  /// Whether the points lie inside the rings and no segment between them crosses one.
  fileprivate func isInside(_ rings: [[Point]]) -> Bool {
    guard allSatisfy({ $0.isInside(rings) }) else { return false }
    for (a, b) in zip(self, dropFirst()) {
      for ring in rings {
        for (c, d) in zip(ring, ring.dropFirst()) where crosses(a, b, c, d) { return false }
      }
    }
    return true
  }
}

extension Point {
  /// Inside by the even-odd rule and not on a ring.
  fileprivate func isInside(_ rings: [[Point]]) -> Bool {
    var isInside = false
    for ring in rings {
      for (a, b) in zip(ring, ring.dropFirst()) {
        if isOn(a, b) { return false }
        if (a.y > y) != (b.y > y), x < (b.x - a.x) * (y - a.y) / (b.y - a.y) + a.x {
          isInside.toggle()
        }
      }
    }
    return isInside
  }

  private func isOn(_ a: Point, _ b: Point) -> Bool {
    let (p, q) = (self - a, self - b)
    return p.x * q.y - q.x * p.y == 0 && p.x * q.x <= 0 && p.y * q.y <= 0
  }
}

/// Whether the segments cross in a point that is no end of either.
private func crosses(_ a: Point, _ b: Point, _ c: Point, _ d: Point) -> Bool {
  func side(_ p: Point, _ q: Point, _ r: Point) -> Double {
    (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x)
  }
  return side(c, d, a) * side(c, d, b) < 0 && side(a, b, c) * side(a, b, d) < 0
}
