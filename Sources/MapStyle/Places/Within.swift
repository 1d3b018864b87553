import PlantModel

/// The polygons of a `within`, as it stands in an expression.
struct Within: Sendable {
  /// On the plane of `WebMercator`.
  private struct Target {
    /// The first point of each is repeated at the end.
    var rings: [[Point]]
    var box: Rect

    init(_ polygon: Polygon) {
      rings = polygon.rings.map { ring in
        (ring + ring.prefix(1)).map { WebMercator.position(of: $0) }
      }
      box = Rect(around: rings.joined())
    }
  }

  private var targets: [Target]
  private var box: Rect

  init(_ polygons: [Polygon]) {
    targets = polygons.map { Target($0) }
    box = targets.reduce(.null) { $0.union($1.box) }
  }

  /// Whether every point and segment of the geometry (in degrees) lies inside; one on the boundary does not, nor does any polygon
  /// (MapLibre style specification, "within").
  func contains(_ geometry: Geometry) -> Bool {
    let parts: [[Point]] =
      switch geometry {
      case .points(let points): points.map { [$0] }
      case .lineStrings(let lines): lines
      case .polygons: []
      }
    return !parts.isEmpty && parts.allSatisfy(contains)
  }

  private func contains(_ part: [Point]) -> Bool {
    let placed = part.map { nearBox(WebMercator.position(of: $0)) }
    return targets.contains { target in
      placed.allSatisfy { target.box.holdsInside($0) } && placed.isInside(target.rings)
    }
  }

  /// The point, moved once round the world where that brings it nearer to the box.
  private func nearBox(_ point: Point) -> Point {
    guard point.x < box.minX || point.x > box.maxX else { return point }
    let offset = point.x - (point.x < box.minX ? box.minX : box.maxX)
    if offset > 0.5 { return Point(x: point.x - 1, y: point.y) }
    return offset < -0.5 ? Point(x: point.x + 1, y: point.y) : point
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
