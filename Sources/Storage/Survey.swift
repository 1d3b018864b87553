import CGDAL
package import PlantModel

/// What a file holds: its layers, worksheets or picture, for whoever writes a first map definition.
package func survey(_ path: String) throws(LoadError) -> [LayerSummary] {
  switch fileExtension(of: path) {
  case "csv", "tsv": return [try tableSummary(path)]
  case "xlsx", "ods":
    return try worksheetNames(path).map { name throws(LoadError) in
      try tableSummary(path, table: name)
    }
  default: break
  }
  try checkReadable(path)
  return try withGDAL(options: ["DXF_ENCODING": "UTF-8"]) { log throws(LoadError) in
    if isPicture(path) { return [try pictureSummary(path, log)] }
    let dataset = try Dataset(path, .vector, log: log)
    let layers = dataset.layerNames.indices.compactMap { index in
      dataset.withLayer(at: index) { summary($0, path) }
    }
    return dataset.driver == "DXF"
      ? try layers.map { layer throws(LoadError) in
        try drawingSummary(layer)
      } : layers
  }
}

/// What the files of a folder hold, by name. A file that is none of ours is passed over; one that is but cannot be read is a finding.
package func layoutCandidates(in folder: String) throws(LoadError) -> Diagnosed<[LayerSummary]> {
  var found = Diagnosed<[LayerSummary]>([])
  for name in try entries(ofFolder: folder) where isOurs(name) {
    let path = folder + "/" + name
    guard fileExists(path) else { continue }
    do throws(LoadError) {
      found.value += try survey(path)
    } catch {
      found.diagnostics.append(error.diagnostic(.warning))
    }
  }
  return found
}

/// By extension: a folder may hold anything, and GDAL would open much of it.
private func isOurs(_ name: String) -> Bool {
  let vectors = [
    "dxf", "dwg", "geojson", "json", "gpkg", "shp", "kml", "kmz", "fgb", "gml", "tab", "mif",
  ]
  let kind = fileExtension(of: name)
  return isPicture(name) || vectors.contains(kind) || ["csv", "tsv", "xlsx", "ods"].contains(kind)
}

private func summary(_ layer: borrowing Layer, _ path: String) -> LayerSummary {
  LayerSummary(
    file: path, layer: layer.name, kind: layerKind(layer.geometryType), count: layer.featureCount,
    attributes: layer.attributes, crs: layer.referenceName, extent: layer.extent)
}

private func layerKind(_ type: OGRwkbGeometryType) -> LayerSummary.Kind {
  switch type {
  case wkbPoint, wkbMultiPoint: .points
  case wkbLineString, wkbMultiLineString, wkbCircularString, wkbCompoundCurve, wkbMultiCurve: .lines
  case wkbPolygon, wkbMultiPolygon, wkbCurvePolygon, wkbMultiSurface: .polygons
  case wkbNone: .table
  default: .mixed
  }
}

/// The layers of a drawing in place of GDAL's one.
private func drawingSummary(_ layer: LayerSummary) throws(LoadError) -> LayerSummary {
  let scan = DrawingScan(try readFile(layer.file, limit: 2 << 30))
  let encoding = scan.encoding(override: nil)
  var summary = layer
  summary.kind = .mixed
  summary.attributes = []
  summary.drawingLayers = scan.layers
    .map { .init(name: plainWords(encoding.decode($0.key), isMText: false), entities: $0.value) }
    // Names of other bytes may read the same.
    .sorted { ($0.name, $0.entities) < ($1.name, $1.entities) }
  return summary
}

private func worksheetNames(_ path: String) throws(LoadError) -> [String] {
  try checkReadable(path)
  return try withGDAL { log throws(LoadError) in
    try Dataset(path, .vector, log: log).layerNames
  }
}

private func tableSummary(
  _ path: String, table: String? = nil
) throws(LoadError) -> LayerSummary {
  let table = try loadTable(TableSource(path: path, table: table)).value
  let header = table.rows.first?.cells.filter { !$0.isEmpty } ?? []
  return LayerSummary(
    file: path, layer: table.name, kind: .table, count: table.rows.count,
    attributes: table.columns ?? header)
}

private func pictureSummary(_ path: String, _ log: GDALLog) throws(LoadError) -> LayerSummary {
  let dataset = try Dataset(path, .raster, log: log)
  let size = dataset.pictureSize
  let corners = Rect(x: 0, y: 0, width: Double(size.width), height: Double(size.height)).corners
  let extent = dataset.geotransform.map { own in Rect(around: corners.map { own.applied(to: $0) }) }
  return LayerSummary(
    file: path, layer: FilePath.name(of: path), kind: .raster, count: size.width * size.height,
    crs: dataset.referenceName, extent: extent)
}

extension Layer {
  fileprivate var referenceName: String? {
    switch spatialReference() {
    case .some(let reference): reference.name
    case .none: nil
    }
  }
}

extension Dataset {
  fileprivate var referenceName: String? {
    switch spatialReference() {
    case .some(let reference): reference.name
    case .none: nil
    }
  }
}
