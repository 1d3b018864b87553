import PlantModel

/// Coordinates of many geometries in turn, as GDAL transforms them at once; read back in the order they came in.
struct CoordinateBuffer {
  var xs: [Double] = []
  var ys: [Double] = []
  private var next = 0

  mutating func append(_ point: Point) {
    xs.append(point.x)
    ys.append(point.y)
  }

  mutating func append(_ points: [Point]) {
    for point in points { append(point) }
  }

  mutating func append(_ geometry: Geometry) {
    switch geometry {
    case .points(let points): append(points)
    case .lineStrings(let lines): for line in lines { append(line) }
    case .polygons(let polygons): for polygon in polygons { append(polygon) }
    }
  }

  mutating func append(_ polygon: Polygon) {
    append(polygon.exterior)
    for ring in polygon.interiors { append(ring) }
  }

  mutating func take() -> Point {
    defer { next += 1 }
    return Point(x: xs[next], y: ys[next])
  }

  /// As many points as `old` has.
  mutating func take(like old: [Point]) -> [Point] {
    let start = next
    next += old.count
    return [Point](unsafeUninitializedCapacity: old.count) { buffer, count in
      for index in 0..<old.count {
        buffer.initializeElement(at: index, to: Point(x: xs[start + index], y: ys[start + index]))
      }
      count = old.count
    }
  }

  mutating func take(like old: Polygon) -> Polygon {
    Polygon(exterior: take(like: old.exterior), interiors: old.interiors.map { take(like: $0) })
  }

  mutating func take(like old: Geometry) -> Geometry {
    switch old {
    case .points(let points): .points(take(like: points))
    case .lineStrings(let lines): .lineStrings(lines.map { take(like: $0) })
    case .polygons(let polygons): .polygons(polygons.map { take(like: $0) })
    }
  }
}
