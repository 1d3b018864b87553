import PlantModel

/// Reads GeoJSON (RFC 7946): what is well formed becomes features, each piece that is not a finding with its path.
struct GeoJSONDecoder {
  enum Step {
    case member(StaticString)
    case index(Int)
  }

  /// Past this many findings the rest is counted only.
  static let findingLimit = 100

  private let source: GeoJSONSource
  private let file: String
  private let root: String
  private var path: [Step] = []
  private var findings: [Diagnostic] = []
  private var unlisted = 0
  private(set) var features: [SourceFeature] = []

  init(_ source: GeoJSONSource, file: String, path: String) {
    self.source = source
    self.file = file
    root = path
  }

  /// Reads a document or what stands in its place.
  mutating func read(_ json: JSONValue) {
    switch json["type"]?.string {
    case "FeatureCollection": readCollection(json)
    case "Feature": readFeature(json, number: 0)
    case _?: readGeometry(json, SourceFeature(properties: [:], geometry: .points([])), number: 0)
    case nil:
      note(
        zh: "不是 GeoJSON 对象，未绘制", en: "this is not a GeoJSON object; nothing is drawn of it")
    }
  }

  private mutating func readCollection(_ json: JSONValue) {
    path.append(.member("features"))
    defer { path.removeLast() }
    guard let elements = json["features"]?.elements else {
      return note(zh: "应为要素数组，未绘制", en: "expected an array of features; nothing is drawn of it")
    }
    features.reserveCapacity(elements.count)
    for (index, element) in elements.enumerated() {
      path.append(.index(index))
      readFeature(element, number: index)
      path.removeLast()
    }
  }

  private mutating func readFeature(_ json: JSONValue, number: Int) {
    guard json["type"]?.string == "Feature" else {
      return note(zh: "应为要素（Feature），未绘制", en: "expected a Feature; it is not drawn")
    }
    var feature = SourceFeature(
      properties: readProperties(json["properties"]), geometry: .points([]))
    feature.id = readID(json, feature.properties)
    path.append(.member("geometry"))
    defer { path.removeLast() }
    // A feature without a place is valid, and there is nothing to draw of it.
    guard let geometry = json["geometry"], geometry != .null else { return }
    readGeometry(geometry, feature, number: number)
  }

  private mutating func readProperties(_ json: JSONValue?) -> [String: StyleValue] {
    switch json.map({ StyleValue($0) }) {
    case nil, .null?: return [:]
    case .object(let properties)?: return properties
    default:
      path.append(.member("properties"))
      note(zh: "属性应为对象，按无属性处理", en: "properties are an object; the feature has none")
      path.removeLast()
      return [:]
    }
  }

  private mutating func readID(_ json: JSONValue, _ properties: [String: StyleValue])
    -> StyleValue?
  {
    if let name = source.idProperty { return properties[name] }
    switch json["id"] {
    case nil, .null?: return nil
    case .number(let number)?: return .number(number)
    case .string(let string)?: return .string(string)
    default:
      path.append(.member("id"))
      note(zh: "标识应为数字或文本，按无标识处理", en: "an id is a number or a string; the feature has none")
      path.removeLast()
      return nil
    }
  }

  /// Adds the feature with the geometry, or one for each of a collection.
  private mutating func readGeometry(_ json: JSONValue, _ feature: SourceFeature, number: Int) {
    if json["type"]?.string == "GeometryCollection" {
      path.append(.member("geometries"))
      defer { path.removeLast() }
      guard let elements = json["geometries"]?.elements else {
        return note(zh: "应为几何数组，未绘制", en: "expected an array of geometries; it is not drawn")
      }
      for (index, element) in elements.enumerated() {
        path.append(.index(index))
        readGeometry(element, feature, number: number)
        path.removeLast()
      }
      return
    }
    guard let geometry = geometry(json) else { return }
    var feature = feature
    feature.geometry = geometry
    guard source.takes(feature) else { return }
    if source.numbersFeatures, source.idProperty == nil { feature.id = .number(Double(number)) }
    features.append(feature)
  }
}

extension GeoJSONDecoder {
  /// Does `body` one step further down the document.
  mutating func step<Result>(_ step: Step, _ body: (inout GeoJSONDecoder) -> Result) -> Result {
    path.append(step)
    defer { path.removeLast() }
    return body(&self)
  }

  /// Notes that something where the reader stands is missing on the map.
  mutating func note(zh: String, en: String) {
    guard findings.count < Self.findingLimit else {
      unlisted += 1
      return
    }
    findings.append(
      Diagnostic(
        .error, "geojson-invalid", LocalizedText(zh: zh, en: en),
        at: Place(file: file, path: pathText)))
  }

  private var pathText: String? {
    var text = root
    for step in path {
      switch step {
      case .member(let name): text += text.isEmpty ? "\(name)" : ".\(name)"
      case .index(let index): text += "[\(index)]"
      }
    }
    return text.isEmpty ? nil : text
  }

  /// The findings; past the limit their number.
  func allFindings() -> [Diagnostic] {
    guard unlisted > 0 else { return findings }
    let rest = LocalizedText(
      zh: "另有 \(unlisted) 处同类问题", en: "\(unlisted) more faults are not listed")
    return findings
      + [
        Diagnostic(
          .error, "geojson-invalid", rest,
          at: Place(file: file, path: root.isEmpty ? nil : root))
      ]
  }
}

extension GeoJSONSource {
  /// Whether the source's filter lets a feature in; filters of sources are evaluated at zoom 0.
  fileprivate func takes(_ feature: SourceFeature) -> Bool {
    guard let filter else { return true }
    var context = EvaluationContext(zoom: 0, feature)
    return (try? filter.expression.value(&context))?.isTruthy ?? false
  }
}
