package import MapStyle

extension VectorTileProperty {
  /// Properties by source-layer in the order in which tiles carry them.
  package static let keys: [String: [String]] = [
    "units": unitKeys,
    "unit_labels": unitKeys + ["label", "placement"],
    "layout": ["class", "source", "layer", "text", "name"],
  ]

  private static let unitKeys = [
    "code", "name", "object", "level", "rank", "status", "basis", "reason",
  ]

  /// The properties of a feature as the style sees it, those without a value left out. Whole numbers become integers.
  package static func list(
    _ properties: [String: StyleValue], keys: [String]
  ) -> [VectorTileProperty] {
    keys.compactMap { key in
      properties[key].flatMap(VectorTileValue.init).map { VectorTileProperty(key, $0) }
    }
  }
}

extension VectorTileValue {
  /// Nil for what a tile cannot carry: null, lists and objects.
  package init?(_ value: StyleValue) {
    switch value {
    case .bool(let flag): self = .bool(flag)
    case .number(let number):
      self = Int(exactly: number).map(VectorTileValue.int) ?? .double(number)
    case .string(let text): self = .string(text)
    case .null, .array, .object: return nil
    }
  }
}
