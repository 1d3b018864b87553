import PlantModel

extension StyleDecoder {
  private static let layerKeys = [
    "id", "type", "metadata", "source", "source-layer", "minzoom", "maxzoom", "filter", "layout",
    "paint", "ref",
  ]

  private static let unsupportedTypes = [
    "heatmap", "fill-extrusion", "hillshade", "color-relief", "sky",
  ]

  /// The layers that are well formed and not left out.
  mutating func layers(_ json: JSONValue?, sources: [StyleSource]) -> [StyleLayer] {
    guard let json else { return [] }
    guard let elements = json.elements else {
      mismatch("layers", expected: "array", found: json)
      return []
    }
    let byID = Dictionary(
      elements.compactMap { layer in layer["id"]?.string.map { ($0, layer) } }
    ) { first, _ in first }
    let sourcesByID = Dictionary(sources.map { ($0.id, $0.kind) }) { first, _ in first }
    var ids: Set<String> = []
    var layers: [StyleLayer] = []
    for (index, element) in elements.enumerated() where faults.count < Self.faultLimit {
      let path = "layers[\(index)]"
      if let id = element["id"]?.string, !ids.insert(id).inserted {
        fault(join(path, "id"), zh: "图层标识“\(id)”重复", en: "the layer id \"\(id)\" stands twice")
      }
      guard let resolved = dereferenced(element, path, byID),
        let layer = layer(resolved, path, sourcesByID)
      else { continue }
      layers.append(layer)
    }
    return layers
  }

  /// With what a layer with `ref` takes from the layer it names, which itself has none.
  private mutating func dereferenced(
    _ json: JSONValue, _ path: String, _ layers: [String: JSONValue]
  ) -> JSONValue? {
    guard case .object(let members) = json else {
      mismatch(path, expected: "object", found: json)
      return nil
    }
    guard json["ref"] != nil else { return json }
    guard let name = string(json, "ref", path) else { return nil }
    guard let parent = layers[name] else {
      unknown(
        join(path, "ref"), zh: "未知的图层", en: "there is no layer", name, among: layers.keys.sorted())
      return nil
    }
    guard parent["ref"] == nil else {
      fault(
        join(path, "ref"), zh: "“\(name)”自身也引用其他图层",
        en: "\"\(name)\" is itself a reference to a layer")
      return nil
    }
    let inherited = ["type", "source", "source-layer", "minzoom", "maxzoom", "filter", "layout"]
    let own = members.filter { $0.key != "ref" && !inherited.contains($0.key) }
    return .object(
      own + inherited.compactMap { key in parent[key].map { JSONValue.Member(key, $0) } })
  }

  private mutating func layer(
    _ json: JSONValue, _ path: String, _ sources: [String: StyleSource.Kind]
  ) -> StyleLayer? {
    _ = object(json, path, keys: Self.layerKeys)
    for key in ["id", "type"] where json[key] == nil {
      fault(path, zh: "缺少“\(key)”", en: "\"\(key)\" is missing")
    }
    guard let id = string(json, "id", path), let type = string(json, "type", path) else {
      return nil
    }
    guard let kind = StyleLayer.Kind(rawValue: type) else {
      noteUnknownType(type, join(path, "type"))
      return nil
    }
    var layer = StyleLayer(
      id: id, kind: kind, source: string(json, "source", path) ?? "",
      sourceLayer: string(json, "source-layer", path) ?? "",
      minZoom: number(json, "minzoom", path, in: 0...24),
      maxZoom: number(json, "maxzoom", path, in: 0...24), path: path)
    if let metadata = json["metadata"] {
      layer.collisionGroup =
        string(metadata, "riskmap:collision-group", join(path, "metadata")) ?? ""
    }
    let isDrawn = checkSource(&layer, sources)
    layer.filter = json["filter"].flatMap { filter($0, join(path, "filter")) }
    for group in [PropertySpecification.Group.layout, .paint] {
      readProperties(json[group.rawValue], group, join(path, group.rawValue), &layer)
    }
    checkGradient(&layer, sources)
    if isDrawn { checkVocabulary(layer) }
    return isDrawn ? layer : nil
  }

  /// A gradient needs lines that know how far along them a point is; without, the colour is drawn.
  private mutating func checkGradient(
    _ layer: inout StyleLayer, _ sources: [String: StyleSource.Kind]
  ) {
    guard let gradient = layer.properties["line-gradient"],
      case .geoJSON(let source)? = sources[layer.source], !source.hasLineMetrics
    else { return }
    warn(
      "style-gradient", gradient.path, zh: "数据源“\(layer.source)”没有线的度量，“line-gradient”不起作用",
      en: "\"line-gradient\" has no effect: the source \"\(layer.source)\" has no line metrics",
      hint: LocalizedText(
        zh: "请给该数据源加上 \"lineMetrics\": true", en: "give the source \"lineMetrics\": true"))
    layer.properties["line-gradient"] = nil
  }

  private mutating func noteUnknownType(_ type: String, _ path: String) {
    if Self.unsupportedTypes.contains(type) {
      leaveOut("layer \(type)", path, zh: "不绘制“\(type)”图层", en: "\"\(type)\" layers are left out")
    } else {
      unknown(
        path, zh: "未知的图层类型", en: "unknown type of layer", type,
        among: StyleLayer.Kind.allCases.map(\.rawValue) + Self.unsupportedTypes)
    }
  }

  /// Whether the layer's source exists and is not left out.
  private mutating func checkSource(
    _ layer: inout StyleLayer, _ sources: [String: StyleSource.Kind]
  ) -> Bool {
    if layer.kind == .background { return true }
    if layer.source.isEmpty {
      fault(layer.path, zh: "缺少“source”", en: "\"source\" is missing")
      return false
    }
    guard let source = sources[layer.source] else {
      unknown(
        join(layer.path, "source"), zh: "未知的数据源", en: "there is no source", layer.source,
        among: sources.keys.sorted())
      return false
    }
    switch (source, layer.kind) {
    case (.unsupported, _): return false
    case (.raster, .raster): return true
    case (.raster, _), (.vector, .raster), (.geoJSON, .raster):
      fault(
        join(layer.path, "source"), zh: "“\(layer.kind.rawValue)”图层不能用数据源“\(layer.source)”",
        en: "a \(layer.kind.rawValue) layer cannot draw the source \"\(layer.source)\"")
      return false
    case (.vector, _):
      if layer.source != StyleVocabulary.source {
        leaveOut(
          "source \(layer.source)", join(layer.path, "source"),
          zh: "矢量数据源“\(layer.source)”没有数据；地图自身的数据源是“map”",
          en: "the vector source \"\(layer.source)\" has no data; the map's own is \"map\"")
      }
      if layer.sourceLayer.isEmpty {
        fault(layer.path, zh: "缺少“source-layer”", en: "\"source-layer\" is missing")
      }
      return true
    case (.geoJSON, _):
      // A GeoJSON source has one layer only.
      layer.sourceLayer = ""
      return true
    }
  }
}
