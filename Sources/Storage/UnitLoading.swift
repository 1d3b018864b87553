import PlantModel

/// The risk-analysis units of a map, one a code, with what was wrong with them.
func loadedUnits(
  _ source: UnitSource, onto plane: borrowing MapPlane
) throws(LoadError) -> Diagnosed<[RiskUnit]> {
  let layers = try loadedLayers(LayerSource(source), onto: plane) { available throws(LoadError) in
    try unitAttributes(source, available)
  }
  guard let layer = layers.value.first else { throw .noPolygons(path: source.path, layer: "") }
  let drafts =
    layer.isDrawing
    ? try drawnUnits(layer, source) : try attributedUnits(layer, source)
  var units = distinctUnits(drafts.value, source, layer.name)
  units.diagnostics = layers.diagnostics + drafts.diagnostics + units.diagnostics
  units.diagnostics += overlapFindings(units.value, at: Place(file: source.path, layer: layer.name))
  return units
}

/// A unit as it stands in the file, before its texts are checked.
struct UnitDraft {
  /// Feature id or DXF layer, for findings.
  var feature: String
  var code: String
  var name: String?
  var object: String?
  var status: String?
  var polygons: [Polygon]
}

/// Code must be there; name, object and status as far as they are named and there.
private func unitAttributes(
  _ source: UnitSource, _ available: [String]
) throws(LoadError) -> [String?] {
  func required(_ attribute: String) throws(LoadError) -> String {
    if let found = named([attribute], in: available) { return found }
    throw .attributeMissing(
      path: source.path, layer: source.layer ?? FilePath.name(of: source.path),
      attribute: attribute,
      available: available)
  }
  let code = try required(source.code)
  // A name that nobody asked for by name may be absent: the code then stands for it.
  let name =
    source.name == UnitSource.defaultName
    ? named([source.name], in: available) : try required(source.name)
  return [
    code, name, try source.object.map { attribute throws(LoadError) in try required(attribute) },
    try source.status.map { attribute throws(LoadError) in try required(attribute) },
  ]
}

private func attributedUnits(
  _ layer: LoadedLayer, _ source: UnitSource
) throws(LoadError) -> Diagnosed<[UnitDraft]> {
  var drafts: [UnitDraft] = []
  drafts.reserveCapacity(layer.raw.features.count)
  var assembly = GeometryAssembly(isDrawing: false, check: .always)
  var hasPolygons = false
  for index in layer.raw.features.indices {
    let raw = layer.raw.features[index]
    let code = raw.values[0] ?? ""
    let label = code.isEmpty ? String(raw.id) : String(code.prefix(64))
    let parts = assembly.parts(of: index, in: layer.raw, named: label) { layer.wasFinite[$0] }
    hasPolygons =
      hasPolygons || layer.raw.rings(of: index).contains { layer.raw.rings[$0].kind == .exterior }
    if layer.raw.rings(of: index).isEmpty { assembly.noteMissingGeometry(of: label) }
    drafts.append(
      UnitDraft(
        feature: String(raw.id), code: code, name: raw.values[1], object: raw.values[2],
        status: raw.values[3], polygons: parts.polygons))
  }
  guard hasPolygons else { throw .noPolygons(path: source.path, layer: layer.name) }
  return Diagnosed(
    drafts, assembly.faults.diagnostics(file: source.path, layer: layer.name, areUnits: true))
}
