package import PlantModel

/// Geometries in degrees (WGS 84, as RFC 7946 has them) in metres of the plane `crs`; nil for one of which a point has no place
/// there. Throws where `crs` is none that PROJ knows.
package func projected(_ geometries: [Geometry], to crs: String) throws(LoadError) -> [Geometry?] {
  try withGDAL { log throws(LoadError) in
    let plane = try SpatialReference(crs, log: log)
    let degrees = try SpatialReference("EPSG:4326", log: log)
    let transformation = try CoordinateTransformation(from: degrees, to: plane, log: log)
    return geometries.map { geometry in
      // All points of a geometry at once: a call costs more than a point.
      let points = geometry.points
      var (xs, ys) = (points.map(\.x), points.map(\.y))
      transformation.apply(&xs, &ys)
      guard (xs + ys).allSatisfy(\.isFinite) else { return nil }
      var next = 0
      return geometry.mapping { _ in
        defer { next += 1 }
        return Point(x: xs[next], y: ys[next])
      }
    }
  }
}

extension Geometry {
  /// All points, in their order.
  fileprivate var points: [Point] {
    switch self {
    case .points(let points): points
    case .lineStrings(let lines): lines.flatMap { $0 }
    case .polygons(let polygons): polygons.flatMap { $0.rings.flatMap { $0 } }
    }
  }

  /// The same geometry with other points, asked for in the order of `points`.
  fileprivate func mapping(_ point: (Point) -> Point) -> Geometry {
    switch self {
    case .points(let points): .points(points.map(point))
    case .lineStrings(let lines): .lineStrings(lines.map { $0.map(point) })
    case .polygons(let polygons):
      .polygons(
        polygons.map { polygon in
          let exterior = polygon.exterior.map(point)
          return Polygon(
            exterior: exterior, interiors: polygon.interiors.map { $0.map(point) })
        })
    }
  }
}
