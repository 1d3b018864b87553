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
    var buffer = CoordinateBuffer()
    for geometry in geometries { buffer.append(geometry) }
    transformation.apply(&buffer.xs, &buffer.ys)
    return geometries.map {
      let placed = buffer.take(like: $0)
      return placed.isFinite ? placed : nil
    }
  }
}
