import PlantModel

@testable import MapStyle

extension PropertySpecification {
  /// The property that a case is meant for; without one any type and all parameters are allowed.
  init(conformance spec: JSONValue?) {
    let spec = spec ?? .object([])
    let parameters = spec["expression"]?["parameters"]?.elements?.compactMap(\.string)
    let isData = spec["property-type"]?.string.map { $0.hasSuffix("data-driven") } ?? true
    let hasZoom = parameters?.contains("zoom") ?? true
    self.init(
      .paint, "some-property", Kind(conformance: spec), spec["default"].map { ExpressionValue($0) },
      by: isData ? (hasZoom ? .zoomAndFeature : .feature) : hasZoom ? .zoom : .constant,
      isInterpolated: spec["expression"]?["interpolated"]?.bool ?? (spec["expression"] == nil))
    hasTokens = spec["tokens"]?.bool ?? false
  }
}

extension PropertySpecification.Kind {
  fileprivate init(conformance spec: JSONValue) {
    switch spec["type"]?.string {
    case "number": self = .number
    case "boolean": self = .boolean
    case "string": self = .string
    case "color": self = .color
    case "formatted": self = .formatted
    case "resolvedImage": self = .image
    case "padding": self = .padding
    case "numberArray": self = .numberArray
    case "colorArray": self = .colorArray
    case "projectionDefinition": self = .projection
    case "variableAnchorOffsetCollection": self = .anchorOffsets
    case "enum":
      let names = spec["values"]?.members?.map(\.key)
      self = .enumeration(names ?? spec["values"]?.elements?.compactMap(\.string) ?? [])
    case "array":
      let element = spec["value"]?.string.map { JSONValue.object([.init("type", .string($0))]) }
      self = .array(
        element.map { Self(conformance: $0) } ?? .any, spec["length"]?.number.map { Int($0) })
    default: self = .any
    }
  }
}

extension EvaluationContext {
  /// What a case gives: globals and a feature. The feature is as it comes from the tile `canonicalID`, rounded to its grid; without
  /// one nothing is known of its place.
  init(conformance input: JSONValue, globalState: JSONValue?) {
    let globals = input.elements?.first ?? .null
    let feature = input.elements?.dropFirst().first ?? .null
    let type = feature["geometry"]?["type"]?.string
    self.init(
      zoom: globals["zoom"]?.number,
      properties: (feature["properties"]?.members ?? []).reduce(into: [:]) {
        $0[$1.key] = StyleValue($1.value)
      },
      geometryType: type.map { $0.hasPrefix("Multi") ? String($0.dropFirst(5)) : $0 },
      id: feature["id"].map { ExpressionValue($0) } ?? .null,
      featureState: Self.values(feature["featureState"] ?? feature["state"]),
      globalState: Self.values(globalState ?? globals["globalState"]),
      images: Set(globals["availableImages"]?.elements?.compactMap(\.string) ?? []))
    lineProgress = globals["lineProgress"]?.number
    accumulated = globals["accumulated"].map { ExpressionValue($0) } ?? .null
    geometry = TileGrid(conformance: input)?.geometry(feature["geometry"]) ?? .points([])
  }

  private static func values(_ json: JSONValue?) -> [String: ExpressionValue] {
    if case .object(let members)? = json.map({ ExpressionValue($0) }) { members } else { [:] }
  }
}
