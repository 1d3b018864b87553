import PlantModel
import Storage

/// Which of a folder's layers are the units, the register and the layout.
struct DraftSources {
  struct Units {
    var layer: LayerSummary
    /// For a drawing: the layer in it whose outlines are the units.
    var drawingLayer: String?
    var code: String?
    var name: String?
    var object: String?
    var status: String?
  }

  var units: Units?
  var register: LayerSummary?
  var majorHazards: LayerSummary?
  /// One for each file, in the order of their names.
  var layout: [LayerSummary]
  /// Name of a projected CRS in metres, or nil for a local plane.
  var crs: String?

  init(layers: [LayerSummary]) {
    let units = Self.units(among: layers)
    self.units = units
    let tables = layers.filter { $0.kind == .table }
    let hazards = tables.first { Self.names($0).contains("重大危险源") }
    majorHazards = hazards
    let registers = tables.filter { $0 != hazards && Self.registerScore($0) > 0 }
    register = registers.max { Self.registerScore($0) < Self.registerScore($1) }
    layout = Self.layout(among: layers, beside: units)
    let spatial = (units.map { [$0.layer] } ?? []) + layout
    crs = spatial.lazy.compactMap(Self.projectedCRS).first
  }

  private static func names(_ layer: LayerSummary) -> String {
    FilePath.name(of: layer.file).lowercased() + " " + layer.layer.lowercased()
  }

  /// Everything spatial but the units and points, one layer for each file.
  private static func layout(among layers: [LayerSummary], beside units: Units?) -> [LayerSummary] {
    var files: [LayerSummary] = []
    for layer in layers where layer.kind != .table && layer.kind != .points {
      let isUnits = layer.file == units?.layer.file && layer.layer == units?.layer.layer
      if isUnits, layer.drawingLayers.isEmpty { continue }
      if !files.contains(where: { $0.file == layer.file }) { files.append(layer) }
    }
    return files.sorted { $0.file < $1.file }
  }

  // MARK: Units

  private static func units(among layers: [LayerSummary]) -> Units? {
    let scored = layers.filter {
      $0.kind == .polygons || ($0.kind == .mixed && $0.drawingLayers.isEmpty)
    }
    .map { (layer: $0, score: unitScore($0)) }
    if let best = scored.max(by: { $0.score < $1.score }), best.score > 0 {
      return Units(
        layer: best.layer, code: column(codeWords, in: best.layer),
        name: column(nameWords, in: best.layer),
        object: column(["分析对象", "对象", "object"], in: best.layer),
        status: column(["状态", "status"], in: best.layer))
    }
    for layer in layers {
      let drawn = layer.drawingLayers.first { layer in
        unitWords.contains { layer.name.lowercased().contains($0) }
      }
      if let drawn { return Units(layer: layer, drawingLayer: drawn.name) }
    }
    return nil
  }

  private static let unitWords = ["单元", "风险", "分区", "四色", "unit", "risk", "zone"]
  private static let codeWords = ["单元编码", "单元编号", "编码", "编号", "code", "id"]
  private static let nameWords = ["单元名称", "名称", "name"]

  /// A code counts most, then what file and layer are called.
  private static func unitScore(_ layer: LayerSummary) -> Int {
    let code = column(codeWords, in: layer) == nil ? 0 : 4
    let name = column(nameWords, in: layer) == nil ? 0 : 1
    let called = unitWords.contains { names(layer).contains($0) } ? 3 : 0
    return code + called == 0 ? 0 : code + name + called
  }

  /// The attribute that is one of the words, else the first that contains one; earlier words win.
  static func column(_ words: [String], in layer: LayerSummary) -> String? {
    for word in words {
      if let exact = layer.attributes.first(where: { $0.lowercased() == word }) { return exact }
    }
    for word in words where word.utf8.count > 2 {
      if let near = layer.attributes.first(where: { $0.lowercased().contains(word) }) {
        return near
      }
    }
    return nil
  }

  // MARK: Register

  private static let registerWords = ["风险", "清单", "台账", "register", "risk"]
  private static let registerColumns = [
    "单元", "事件", "等级", "可能性", "后果", "措施", "unit", "event", "level", "likelihood",
    "severity", "consequence",
  ]

  private static func registerScore(_ layer: LayerSummary) -> Int {
    let called = registerWords.count { names(layer).contains($0) }
    let columns = registerColumns.count { word in
      layer.attributes.contains { $0.lowercased().contains(word) }
    }
    // Of equal tables a spreadsheet is what people keep by hand.
    return 4 * columns + 2 * called + (layer.file.lowercased().hasSuffix(".xlsx") ? 1 : 0)
  }

  // MARK: CRS

  /// The layer's CRS where it is a plane; the 3° Gauss–Krüger zone of CGCS2000 (EPSG:4534, central meridian 75° E, to
  /// EPSG:4554, 135° E) where it counts degrees of China.
  private static func projectedCRS(_ layer: LayerSummary) -> String? {
    guard let crs = layer.crs else { return nil }
    guard ["EPSG:4326", "EPSG:4490", "OGC:CRS84"].contains(crs) else { return crs }
    guard let center = layer.extent?.center, center.isFinite, (73.5...136.5).contains(center.x)
    else { return nil }
    return "EPSG:\(4534 + Int((center.x / 3).rounded()) - 25)"
  }
}
