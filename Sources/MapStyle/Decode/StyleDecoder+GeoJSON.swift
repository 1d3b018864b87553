import PlantModel

extension StyleDecoder {
  private static let geoJSONKeys = [
    "type", "data", "maxzoom", "attribution", "buffer", "filter", "tolerance", "cluster",
    "clusterRadius", "clusterMaxZoom", "clusterMinPoints", "clusterProperties", "lineMetrics",
    "generateId", "promoteId",
  ]

  /// A source of type `geojson`; nil after noting faults.
  mutating func geoJSON(_ json: JSONValue, _ path: String) -> GeoJSONSource? {
    _ = object(json, path, keys: Self.geoJSONKeys)
    guard let data = json["data"] else {
      fault(path, zh: "缺少“data”", en: "\"data\" is missing")
      return nil
    }
    var source = GeoJSONSource(
      data.string.map { .file($0) } ?? .inline(data), file: file, path: path)
    // Where tiles are cut and lines simplified does not matter to a map that is drawn whole.
    _ = number(json, "buffer", path, in: 0...512)
    _ = number(json, "tolerance", path)
    let maxZoom = number(json, "maxzoom", path) ?? 18
    _ = string(json, "attribution", path)
    source.filter = json["filter"].flatMap { filter($0, join(path, "filter")) }
    if let filter = source.filter { checkInputs(filter.expression, filter.path) }
    source.hasLineMetrics = bool(json, "lineMetrics", path) ?? false
    source.numbersFeatures = bool(json, "generateId", path) ?? false
    source.idProperty = idProperty(json["promoteId"], join(path, "promoteId"))
    let clustering = clustering(json, path, maxZoom: maxZoom)
    if bool(json, "cluster", path) ?? false { source.clustering = clustering }
    return source
  }

  /// The name of a property, alone or by source-layer; a source without source-layers has one.
  mutating func idProperty(_ json: JSONValue?, _ path: String) -> String? {
    guard let json else { return nil }
    if let name = json.string { return name }
    guard let members = json.members else {
      mismatch(path, expected: "string or object", found: json)
      return nil
    }
    guard !members.isEmpty else {
      fault(path, zh: "应写明属性名，实为空对象", en: "expected the name of a property, found an empty object")
      return nil
    }
    return members.map { string(json, $0.key, path) }[0]
  }

  /// Notes what has no value where the features of a source are read: they are the same at all zooms and in all states.
  private mutating func checkInputs(_ expression: Expression, _ path: String) {
    if expression.dependence.inputs.contains(.zoom) {
      fault(path, zh: "数据源中不能用“zoom”", en: "\"zoom\" may not be used in a source")
    }
    if expression.dependence.inputs.contains(.featureState) {
      fault(
        path, zh: "数据源中不能用“feature-state”", en: "\"feature-state\" may not be used in a source")
    }
  }

  private mutating func clustering(_ json: JSONValue, _ path: String, maxZoom: Double)
    -> Clustering
  {
    var clustering = Clustering()
    clustering.radius = number(json, "clusterRadius", path, in: 0 ... .infinity) ?? 50
    let top = number(json, "clusterMaxZoom", path) ?? maxZoom - 1
    clustering.maxZoom = Int(min(max(top, -1), 30))
    clustering.minPoints = number(json, "clusterMinPoints", path) ?? 2
    guard let properties = json["clusterProperties"] else { return clustering }
    let place = join(path, "clusterProperties")
    guard let members = properties.members else {
      mismatch(place, expected: "object", found: properties)
      return clustering
    }
    clustering.properties = members.compactMap {
      clusterProperty($0.key, $0.value, join(place, $0.key))
    }
    return clustering
  }

  /// `[operator, map]`; the operator is a name, or an expression that uses `accumulated`.
  private mutating func clusterProperty(_ name: String, _ json: JSONValue, _ path: String)
    -> Clustering.Property?
  {
    guard let elements = json.elements, elements.count == 2 else {
      fault(
        path, zh: "应为两个元素的数组：合并运算与取值表达式",
        en: "expected an array of two elements: an operator and an expression")
      return nil
    }
    let joining: JSONValue =
      elements[0].string.map {
        .array([
          .string($0), .array([.string("accumulated")]), .array([.string("get"), .string(name)]),
        ])
      } ?? elements[0]
    let reduce = expression(joining, "\(path)[0]", isWritten: elements[0].string == nil)
    let map = expression(elements[1], "\(path)[1]", isWritten: true)
    guard let reduce, let map else { return nil }
    return Clustering.Property(name: name, reduce: reduce, map: map)
  }

  /// An expression of any type; nil after noting faults. Inside one that is not as written the indices would mislead.
  private mutating func expression(_ json: JSONValue, _ path: String, isWritten: Bool)
    -> Expression?
  {
    var parser = ExpressionParser()
    if let parsed = parser.parse(json, as: nil) {
      checkInputs(parsed, path)
      return parsed
    }
    for found in parser.faults {
      let inside = isWritten ? found.pathText : ""
      fault(path + inside, zh: found.message.zh, en: found.message.en, hint: found.hint)
    }
    return nil
  }
}
