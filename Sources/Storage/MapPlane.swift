import PlantModel

/// The plane that everything is brought into: metres of a projected system, or of a local one without a place on earth.
struct MapPlane: ~Copyable {
  private let reference: SpatialReference?

  /// Has no place on earth.
  let isLocal: Bool

  /// nil for a local plane.
  func withReference<Value: ~Copyable, Failure: Error>(
    _ body: (borrowing SpatialReference) throws(Failure) -> Value
  ) throws(Failure) -> Value? {
    switch reference {
    case .some(let reference): try body(reference)
    case .none: nil
    }
  }

  /// `units` is where a zone is suggested from when `crs` is no plane.
  init(crs: String, units: UnitSource, log: GDALLog) throws(LoadError) {
    isLocal = crs == localCRS
    reference = isLocal ? nil : try planeReference(crs, units: units, log: log)
  }
}

private func planeReference(
  _ crs: String, units: UnitSource, log: GDALLog
) throws(LoadError) -> SpatialReference {
  let reference = try SpatialReference(crs, log: log)
  if reference.isPlaneInMetres { return reference }
  throw .crsNotPlanar(crs: crs, suggestion: suggestedZone(for: units))
}

/// The word for metres of the map's plane.
let localCRS = "local"

/// The 3° Gauss–Krüger zone of CGCS2000 (without zone prefix) that a longitude lies in: EPSG:4534 is 75°E, 4554 is 135°E.
func gaussKruegerZone(longitude: Double) -> String? {
  guard longitude >= 73, longitude <= 137 else { return nil }
  let zone = min(max(((longitude - 75) / 3).rounded(), 0), 20)
  return "EPSG:\(4534 + Int(zone))"
}

/// From the middle of the units' layer, where that says.
private func suggestedZone(for units: UnitSource) -> String? {
  guard let summaries = try? survey(units.path),
    let layer = summaries.first(where: { $0.layer == units.layer }) ?? summaries.first,
    let extent = layer.extent, let crs = units.crs ?? layer.crs
  else { return nil }
  return withGDAL { log in
    guard let source = try? SpatialReference(crs, log: log),
      let geographic = try? SpatialReference("EPSG:4490", log: log),
      let transformation = try? CoordinateTransformation(from: source, to: geographic, log: log)
    else { return nil }
    return gaussKruegerZone(longitude: transformation.applied(to: extent.center).x)
  }
}
