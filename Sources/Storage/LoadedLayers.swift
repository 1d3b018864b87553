import CGDAL
import PlantModel

/// Reads layers of a vector file and brings them into the plane. `wanted` says which attributes are needed of those that a layer has.
func loadedLayers(
  _ source: LayerSource, onto plane: borrowing MapPlane,
  wanted: ([String]) throws(LoadError) -> [String?]
) throws(LoadError) -> Diagnosed<[LoadedLayer]> {
  try checkReadable(source.path)
  let drawing = try scannedDrawing(source)
  let encoding = drawing?.encoding(override: source.encoding) ?? .utf8
  // An unknown encoding falls back to detection, and says so.
  var findings = encodingFindings(source)
  if let drawing {
    findings += drawing.diagnostics(
      path: source.path, encoding: encoding, isPlaced: source.placement != nil)
  }
  let scale = source.placement?.approximateScale ?? 1
  let step = drawing?.arcStep(tolerance: strokeTolerance / scale) ?? 4
  return try withGDAL(options: [
    "DXF_ENCODING": encoding.name, "DXF_MERGE_BLOCK_GEOMETRIES": "FALSE",
    "DXF_TRANSLATE_ESCAPE_SEQUENCES": "FALSE", "DXF_FEATURE_LIMIT_PER_BLOCK": "200000",
    "OGR_ARC_STEPSIZE": "\(step)",
  ]) { log throws(LoadError) in
    let shapefile = shapefileEncoding(source.path, source.encoding)
    let dataset = try Dataset(
      source.path, .vector, options: shapefile.map { ["ENCODING=\($0.name)"] } ?? [], log: log)
    var layers: [LoadedLayer] = []
    for index in try layerIndices(of: dataset, source) {
      let layer = try dataset.withLayer(at: index) { layer throws(LoadError) in
        try loadedLayer(layer, of: dataset, source, onto: plane, wanted, log, &findings)
      }
      if let layer { layers.append(layer) }
    }
    if dataset.driver == "GeoJSON" { findings += try ringFindings(source.path) }
    findings += log.warnings.filter { !$0.hasPrefix("Non closed ring") }
      .map { gdalFinding($0, path: source.path) }
    if let error = log.firstError {
      let damage = LoadError.damaged(path: source.path, layer: nil, reason: error)
      if source.isUnits || layers.allSatisfy(\.raw.features.isEmpty) { throw damage }
      findings.append(damage.diagnostic(.error))
    }
    return Diagnosed(layers, findings)
  }
}

/// Metres that the chords of GDAL's DXF arcs may leave the curve; thinning adds the rest to 10 mm.
let strokeTolerance = 0.008

/// A drawing is read whole to be scanned; nil for any other format.
private func scannedDrawing(_ source: LayerSource) throws(LoadError) -> DrawingScan? {
  guard fileExtension(of: source.path) == "dxf" else { return nil }
  let scan = DrawingScan(try readFile(source.path, limit: 2 << 30))
  guard scan.unfolded.entities <= mostEntities else {
    throw .wrongFormat(
      path: source.path,
      found: LocalizedText(
        zh: "图块层层嵌套，展开后实体超过 \(Int(mostEntities)) 个",
        en: "its nested blocks unfold to more than \(Int(mostEntities)) entities"),
      hint: LocalizedText(
        zh: "请在 CAD 中清理（PURGE）或拆分图纸", en: "purge the drawing or split it in the CAD program"))
  }
  return scan.hasSections ? scan : nil
}

/// A drawing office's largest site plans have under a million; nested blocks can unfold to billions in a few lines.
private let mostEntities = 3e6

private func encodingFindings(_ source: LayerSource) -> [Diagnostic] {
  guard let name = source.encoding, TextEncoding(name: name) == nil else { return [] }
  return [
    Diagnostic(
      .warning, "encoding-unknown",
      LocalizedText(
        zh: "未知的文字编码“\(name)”，已改为自动识别", en: "unknown text encoding “\(name)”: detected instead"),
      at: Place(file: source.path),
      hint: LocalizedText(zh: "请写 GBK 或 UTF-8", en: "write GBK or UTF-8"))
  ]
}

/// All layers, or the one that is named; drawings have one, whose entities are chosen by their layer later.
private func layerIndices(
  of dataset: borrowing Dataset, _ source: LayerSource
) throws(LoadError) -> [Int] {
  let names = dataset.layerNames
  guard let wanted = source.layer, dataset.driver != "DXF" else {
    let spatial = names.indices.filter { index in
      dataset.withLayer(at: index) { $0.geometryType != wkbNone } ?? false
    }
    if source.isUnits, spatial.count > 1 {
      throw .layerNotNamed(path: source.path, available: spatial.map { names[$0] })
    }
    return spatial
  }
  guard let index = names.firstIndex(of: wanted) else {
    throw .layerMissing(path: source.path, layer: wanted, available: names)
  }
  return [index]
}

private func loadedLayer(
  _ layer: borrowing Layer, of dataset: borrowing Dataset, _ source: LayerSource,
  onto plane: borrowing MapPlane, _ wanted: ([String]) throws(LoadError) -> [String?],
  _ log: GDALLog, _ findings: inout [Diagnostic]
) throws(LoadError) -> LoadedLayer {
  let isDrawing = dataset.driver == "DXF"
  let available = layer.attributes
  let attributes = isDrawing ? ["Layer"] : try wanted(available)
  var raw = rawLayer(layer, attributes, isDrawing: isDrawing, tolerance: tolerance(source, layer))
  let extent = raw.extent
  var choice = PlaneChoice(
    source: source, layer: layer.name, driver: dataset.driver, extent: extent)
  let mapping = try choice.mapping(named: layer.spatialReference(), onto: plane, log: log)
  findings += choice.findings
  let wasFinite = raw.finiteRings
  // What cannot be projected is counted feature by feature later, so PROJ's own complaints are dropped.
  let said = log.entries.count
  mapping.apply(&raw.xs, &raw.ys)
  let turn = extent.isNull ? (1, 0) : mapping.turn(at: extent.center)
  log.forgetErrors(since: said)
  return LoadedLayer(
    name: layer.name, isDrawing: isDrawing, raw: raw, wasFinite: wasFinite,
    attributes: attributes, available: available,
    turn: turn)
}

/// 10 mm on the ground, in units of the source.
private func tolerance(_ source: LayerSource, _ layer: borrowing Layer) -> Double {
  if let placement = source.placement { return 0.01 / placement.approximateScale }
  guard case .some(let reference) = layer.spatialReference() else { return 0.01 }
  return reference.isGeographic ? 0.01 / 111_319.49 : 0.01 / max(reference.metresPerUnit, 1e-3)
}

private func rawLayer(
  _ layer: borrowing Layer, _ attributes: [String?], isDrawing: Bool, tolerance: Double
) -> RawLayer {
  let available = layer.attributes
  let columns = attributes.map { name in
    name.flatMap { available.firstIndex(of: $0) }.map { Int32($0) }
  }
  if !isDrawing { layer.readOnly(attributes: attributes.compactMap(\.self)) }
  var raw = RawLayer()
  let reader = RawGeometryReader(tolerance: tolerance)
  let entities = isDrawing ? DrawingEntities(available) : nil
  layer.forEachFeature { feature in
    guard entities?.admits(feature) ?? true else { return }
    let text = entities?.text(of: feature)
    // Nothing is drawn for a text of blanks.
    if let text, text.words.allSatisfy(\.isWhitespace) { return }
    if let geometry = feature.geometry { reader.append(geometry, to: &raw) }
    let values = columns.map { column in column.flatMap { feature.text($0) } }
    if let text { raw.shiftLastPoint(by: text.offset) }
    raw.features.append(
      .init(id: feature.id, ringEnd: raw.rings.count, values: values, text: text))
  }
  return raw
}

extension RawLayer {
  /// Of each ring, whether all its coordinates are finite.
  fileprivate var finiteRings: [Bool] {
    rings.indices.map { vertices(of: $0).allSatisfy { xs[$0].isFinite && ys[$0].isFinite } }
  }

  fileprivate mutating func shiftLastPoint(by offset: Point) {
    guard let last = xs.indices.last else { return }
    xs[last] += offset.x
    ys[last] += offset.y
  }
}

private func ringFindings(_ path: String) throws(LoadError) -> [Diagnostic] {
  guard (fileStatus(path)?.size ?? 0) <= mostRingBytes else { return [ringsUnchecked(path)] }
  let found = featuresWithUnclosedRings(try readFile(path, limit: mostRingBytes))
  guard found.count > 0 else { return [] }
  let list = found.features.map(String.init).joined(separator: ", ")
  return [
    Diagnostic(
      .warning, "unclosed-rings",
      LocalizedText(
        zh: "\(found.count) 个多边形环首尾不相接，已按闭合处理",
        en:
          "\(found.count) ring\(found.count == 1 ? "" : "s") of polygons not closed: read as if closed"
      ),
      at: Place(file: path, feature: list),
      hint: LocalizedText(
        zh: "请核对是否缺少顶点（要素序号从 0 起）", en: "check for missing vertices (features count from 0)"))
  ]
}

/// The check reads the file a second time, beside GDAL.
private let mostRingBytes = 256 << 20

private func ringsUnchecked(_ path: String) -> Diagnostic {
  Diagnostic(
    .note, "rings-not-checked",
    LocalizedText(
      zh: "文件超过 256 MB，未检查多边形环是否首尾相接",
      en: "over 256 MB: whether the rings of polygons are closed was not checked"),
    at: Place(file: path),
    hint: LocalizedText(zh: "大文件宜用 GeoPackage", en: "use GeoPackage for large files"))
}

private func gdalFinding(_ words: String, path: String) -> Diagnostic {
  Diagnostic(
    .note, "reader-note", LocalizedText(zh: "读取时提示：\(words)", en: "while reading: \(words)"),
    at: Place(file: path))
}
