import Glibc
package import PlantModel

/// The plant in the metres of a tile grid. `crs` names the map's plane as `loadPlant` takes it.
///
/// Directions and heights of drawn texts turn and grow with the map; scans keep straight edges. What the plane's projection cannot
/// place on earth is left out with a finding: of severity error for a unit, which keeps its place in the list. Throws where one of
/// the two has a place on earth and the other has none.
package func projected(
  _ plant: Plant, crs: String, onto grid: GridCRS
) throws(LoadError) -> Diagnosed<Plant> {
  defer { returnFreedMemory() }
  return try withGDAL { log throws(LoadError) in
    let projection = try GridProjection(from: crs, onto: grid, log: log)
    var buffer = CoordinateBuffer(of: plant)
    projection.apply(to: &buffer)
    return buffer.taken(like: plant)
  }
}

/// Geometries of the map's plane in the metres of a tile grid; empty ones take the place of those that cannot be placed on earth.
package func projected(
  _ geometries: [Geometry], crs: String, onto grid: GridCRS
) throws(LoadError) -> [Geometry] {
  try withGDAL { log throws(LoadError) in
    let projection = try GridProjection(from: crs, onto: grid, log: log)
    var buffer = CoordinateBuffer()
    for geometry in geometries { buffer.append(geometry) }
    projection.apply(to: &buffer)
    return geometries.map {
      let new = buffer.take(like: $0)
      return new.isFinite ? new : new.emptied
    }
  }
}

/// Geometries in degrees of WGS 84 in the metres of a tile grid; nil for one that lies outside the earth, and for all of them on
/// `local`, which has no place on it. Edges stay straight on the grid, as web maps draw GeoJSON.
package func projected(degrees geometries: [Geometry], onto grid: GridCRS) -> [Geometry?] {
  guard grid != .local else { return geometries.map { _ in nil } }
  return geometries.map { geometry in
    let box = geometry.boundingBox
    guard geometry.isFinite, box.minX >= -360, box.maxX <= 360, box.minY >= -90, box.maxY <= 90
    else { return nil }
    var buffer = CoordinateBuffer()
    buffer.append(geometry)
    for index in buffer.xs.indices {
      let degrees = Point(x: buffer.xs[index], y: buffer.ys[index])
      let metres = grid.metres(ofDegrees: grid.datumDegrees(degrees))
      (buffer.xs[index], buffer.ys[index]) = (metres.x, metres.y)
    }
    return buffer.take(like: geometry)
  }
}

/// Points of a tile grid in the map's plane; infinite where that does not reach.
package func unprojected(
  _ points: [Point], from grid: GridCRS, crs: String
) throws(LoadError) -> [Point] {
  if crs == localCRS, grid == .local { return points }
  return try withGDAL { log throws(LoadError) in
    guard crs != localCRS, grid != .local else { throw .gridUnrelated(crs: crs) }
    let transformation = try CoordinateTransformation(
      from: SpatialReference("EPSG:4326", log: log), to: SpatialReference(crs, log: log), log: log)
    let degrees = points.map { grid.wgs84Degrees(grid.degrees(ofMetres: $0)) }
    var (xs, ys) = (degrees.map(\.x), degrees.map(\.y))
    transformation.apply(&xs, &ys)
    return zip(xs, ys).map { Point(x: $0, y: $1) }
  }
}

extension CoordinateBuffer {
  fileprivate init(of plant: Plant) {
    for feature in plant.features {
      append(feature.geometry)
      if let anchor = feature.textPoint { append(anchor + Point(x: textStep, y: 0)) }
    }
    for unit in plant.units {
      for polygon in unit.polygons { append(polygon) }
    }
    for underlay in plant.underlays { append(underlay.corners) }
  }

  fileprivate mutating func taken(like plant: Plant) -> Diagnosed<Plant> {
    var findings = ProjectionFindings()
    var result = Plant(features: [], units: [])
    result.features.reserveCapacity(plant.features.count)
    for feature in plant.features {
      let new = take(like: feature)
      if new.geometry.isFinite { result.features.append(new) } else { findings.lost(feature) }
    }
    result.units = plant.units.map { unit in
      var new = unit
      new.polygons = unit.polygons.map { take(like: $0) }
      if !new.polygons.allSatisfy(\.isFinite) {
        new.polygons = []
        findings.lost(unit)
      }
      return new
    }
    for underlay in plant.underlays {
      var new = underlay
      new.georeference = underlay.fitted(to: take(like: underlay.corners))
      if new.corners.allSatisfy(\.isFinite) {
        result.underlays.append(new)
      } else {
        findings.lost(underlay)
      }
    }
    return Diagnosed(result, findings.all)
  }

  private mutating func take(like feature: Feature) -> Feature {
    var new = feature
    new.geometry = take(like: feature.geometry)
    if feature.textPoint != nil {
      let aside = take()
      if let anchor = new.textPoint {
        let (dx, dy) = (aside.x - anchor.x, aside.y - anchor.y)
        new.textAngle += atan2(dy, dx) * 180 / .pi
        new.textHeight = feature.textHeight.map { $0 * hypot(dx, dy) / textStep }
      }
    }
    return new
  }
}

/// How far east of a text's point, in metres, the grid's scale and direction are taken.
private let textStep = 1.0

extension Feature {
  /// Where its text stands; nil without one.
  fileprivate var textPoint: Point? {
    guard text != nil, case .points(let points) = geometry else { return nil }
    return points.first
  }
}

extension Underlay {
  /// The corners of the picture on the plane, in the order of `Rect.corners`.
  fileprivate var corners: [Point] {
    Rect(x: 0, y: 0, width: Double(raster.width), height: Double(raster.height)).corners
      .map(georeference.applied)
  }

  /// The affine transform that comes nearest to putting the picture's corners there (least squares, which for a rectangle's
  /// corners are means).
  fileprivate func fitted(to corners: [Point]) -> AffineTransform {
    let (width, height) = (Double(raster.width), Double(raster.height))
    let right = (corners[1] + corners[2] - corners[0] - corners[3]) * (0.5 / width)
    let down = (corners[2] + corners[3] - corners[0] - corners[1]) * (0.5 / height)
    let middle = (corners[0] + corners[1] + corners[2] + corners[3]) * 0.25
    let origin = middle - right * (width / 2) - down * (height / 2)
    return AffineTransform(
      a: right.x, b: right.y, c: down.x, d: down.y, tx: origin.x, ty: origin.y)
  }
}

extension Polygon {
  fileprivate var isFinite: Bool { rings.allSatisfy { $0.allSatisfy(\.isFinite) } }
}

extension Geometry {
  /// All of it has a place.
  var isFinite: Bool {
    switch self {
    case .points(let points): points.allSatisfy(\.isFinite)
    case .lineStrings(let lines): lines.allSatisfy { $0.allSatisfy(\.isFinite) }
    case .polygons(let polygons): polygons.allSatisfy(\.isFinite)
    }
  }

  fileprivate var emptied: Geometry {
    switch self {
    case .points: .points([])
    case .lineStrings: .lineStrings([])
    case .polygons: .polygons([])
    }
  }
}
