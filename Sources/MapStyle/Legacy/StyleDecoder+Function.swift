extension StyleDecoder {
  private static let functionKeys = [
    "stops", "base", "property", "type", "colorSpace", "default", "expression",
  ]

  /// The expression that a function of the time before expressions stands for; nil after noting faults.
  mutating func legacyFunction(
    _ json: JSONValue, _ specification: PropertySpecification, _ path: String
  ) -> JSONValue? {
    guard json["stops"] != nil || json["property"] != nil || json["type"] != nil else {
      mismatch(path, expected: specification.kind.description, found: json)
      return nil
    }
    _ = object(json, path, keys: Self.functionKeys)
    do {
      return try LegacyFunction(json).converted(for: specification)
    } catch {
      let place = error.key.isEmpty ? path : "\(path).\(error.key)"
      fault(place, zh: error.zh, en: error.en)
      return nil
    }
  }
}
