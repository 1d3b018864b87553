package import PlantModel

/// Geometries in longitudes and latitudes, in metres of a plane; nil for one that the plane does not reach. CGCS2000 and WGS 84 count
/// as equal.
///
/// - Parameter crs: a projected system in metres, such as `EPSG:4543`; not `local`.
package func projected(
  _ geometries: [Geometry], onto crs: String
) throws(LoadError) -> [Geometry?] {
  guard !geometries.isEmpty else { return [] }
  return try withGDAL { log throws(LoadError) in
    let degrees = try SpatialReference("EPSG:4490", log: log)
    let plane = try SpatialReference(crs, log: log)
    let transformation = try CoordinateTransformation(from: degrees, to: plane, log: log)
    return geometries.map { transformation.applied(to: $0) }
  }
}

extension CoordinateTransformation {
  /// Nil where a point of it has no place in the target.
  fileprivate func applied(to geometry: Geometry) -> Geometry? {
    switch geometry {
    case .points(let points): applied(to: points).map { .points($0) }
    case .lineStrings(let lines): applied(to: lines).map { .lineStrings($0) }
    case .polygons(let polygons): applied(to: polygons).map { .polygons($0) }
    }
  }

  private func applied(to polygons: [Polygon]) -> [Polygon]? {
    var result: [Polygon] = []
    for polygon in polygons {
      guard let exterior = applied(to: polygon.exterior), let holes = applied(to: polygon.interiors)
      else { return nil }
      result.append(Polygon(exterior: exterior, interiors: holes))
    }
    return result
  }

  private func applied(to lines: [[Point]]) -> [[Point]]? {
    var result: [[Point]] = []
    for line in lines {
      guard let line = applied(to: line) else { return nil }
      result.append(line)
    }
    return result
  }

  private func applied(to points: [Point]) -> [Point]? {
    var (xs, ys) = (points.map(\.x), points.map(\.y))
    apply(&xs, &ys)
    guard xs.allSatisfy(\.isFinite), ys.allSatisfy(\.isFinite) else { return nil }
    return zip(xs, ys).map { Point(x: $0, y: $1) }
  }
}
