import PlantModel
package import RiskMap

extension AccessSettings {
  static let keys = ["keys", "tokens", "audience", "rate", "burst", "frames"]

  /// The part `access` of the settings; what it does not name keeps its default. Unknown keys are errors.
  package init(_ document: YAMLValue) throws(DefinitionError) {
    self.init()
    let map = try document.mapping(keys: Self.keys)
    if let value = map["keys"] { keyFile = try value.path() }
    if let value = map["tokens"] { tokens = try TokenSettings(value) }
    if let value = map["audience"] { audience = try value.choice() }
    if let value = map["rate"] { rate = try value.number(in: 0.001...1e6) }
    if let value = map["burst"] { burst = try value.number(in: 1...1e6) }
    if let value = map["frames"] { frameAncestors = try value.sources() }
  }
}

extension TokenSettings {
  static let keys = [
    "keys", "issuer", "audience", "algorithms", "mapsClaim", "audienceClaim", "leeway",
  ]

  fileprivate init(_ document: YAMLValue) throws(DefinitionError) {
    let map = try document.mapping(keys: Self.keys)
    guard let keys = map["keys"], let issuer = map["issuer"], let audience = map["audience"] else {
      throw DefinitionError(
        LocalizedText(
          zh: "tokens 需要 keys、issuer 和 audience", en: "tokens need keys, issuer and audience"),
        at: document.place)
    }
    self.init(
      keySetFile: try keys.path(), issuer: try issuer.nonEmptyString(),
      audience: try audience.nonEmptyString())
    if let value = map["algorithms"] { algorithms = try value.algorithms() }
    if let value = map["mapsClaim"] { mapsClaim = try value.nonEmptyString() }
    if let value = map["audienceClaim"] { audienceClaim = try value.nonEmptyString() }
    if let value = map["leeway"] { leeway = try value.number(in: 0...600) }
  }
}

extension YAMLValue {
  /// A path; a relative one is relative to the file.
  fileprivate func path() throws(DefinitionError) -> String {
    FilePath.joined(place.file.map(FilePath.folder) ?? ".", try nonEmptyString())
  }

  fileprivate func number(in range: ClosedRange<Double>) throws(DefinitionError) -> Double {
    let number = try number()
    guard range.contains(number) else {
      throw mismatch(
        zh: "\(range.lowerBound) 到 \(range.upperBound) 之间的数",
        en: "a number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  fileprivate func sources() throws(DefinitionError) -> [String] {
    var sources: [String] = []
    for item in listOrSingle() where !item.isNull {
      let source = try item.string()
      guard SecurityFields.isSource(source) else {
        throw item.mismatch(
          zh: "如 https://portal.example.com 的来源、\"'self'\" 或 \"*\"",
          en: "an origin such as https://portal.example.com, \"'self'\" or \"*\"")
      }
      sources.append(source)
    }
    return sources
  }

  fileprivate func algorithms() throws(DefinitionError) -> Set<String> {
    var algorithms: Set<String> = []
    for item in listOrSingle() {
      let name = try item.string()
      guard TokenSettings.algorithms.contains(name) else {
        throw DefinitionError(
          LocalizedText(zh: "不认识的算法“\(name)”", en: "unknown algorithm \"\(name)\""),
          at: item.place, hint: nameHint(name, among: TokenSettings.algorithms.sorted()))
      }
      algorithms.insert(name)
    }
    return algorithms
  }
}
