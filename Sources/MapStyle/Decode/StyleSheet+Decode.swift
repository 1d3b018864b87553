package import PlantModel

extension StyleSheet {
  /// Styles of vector base maps have 0.1 to 1 MB.
  static let sizeLimit = 16 << 20

  /// Reads and checks a style. `file` names it in messages. Throws when the bytes are not JSON or not a style of version 8: an
  /// unknown key, property, layer type or operator, a wrong type, a reference to nothing. What the specification has and this
  /// program leaves out is a finding.
  package static func decode(_ bytes: [UInt8], file: String) throws(StyleError)
    -> Diagnosed<StyleSheet>
  {
    guard bytes.count <= sizeLimit else {
      throw .tooLarge(bytes: bytes.count, limit: sizeLimit, file: file)
    }
    let document = try JSONParser.value(of: bytes, file: file)
    var decoder = StyleDecoder(file: file)
    decoder.checkRoot(document)
    try decoder.throwFaults()
    let sources = decoder.sources(document["sources"])
    let state = decoder.globalState(document["state"])
    let layers = decoder.layers(document["layers"], sources: sources)
    let style = StyleSheet(
      file: file, name: decoder.string(document, "name", ""), center: decoder.center(document),
      zoom: decoder.number(document, "zoom", ""), bearing: decoder.number(document, "bearing", ""),
      sources: sources, layers: layers, legend: decoder.legend(document["metadata"]),
      document: document, state: state)
    try decoder.throwFaults()
    return Diagnosed(style, decoder.allFindings())
  }
}

extension StyleDecoder {
  private static let rootKeys = [
    "version", "name", "metadata", "center", "centerAltitude", "zoom", "bearing", "pitch", "roll",
    "state", "light", "sky", "fog", "projection", "terrain", "sources", "sprite", "glyphs",
    "font-faces", "transition", "layers",
  ]

  /// What has an effect on a screen only, or in space.
  private static let leftOutRootKeys: Set<String> = [
    "centerAltitude", "light", "sky", "fog", "terrain", "sprite", "glyphs", "font-faces",
    "transition",
  ]

  fileprivate mutating func checkRoot(_ document: JSONValue) {
    guard let members = object(document, "", keys: Self.rootKeys) else { return }
    checkVersion(document["version"])
    for key in ["sources", "layers"] where document[key] == nil {
      fault("", zh: "缺少“\(key)”", en: "\"\(key)\" is missing")
    }
    for member in members where isLeftOut(member) {
      leaveOut(
        member.key, member.key, zh: "“\(member.key)”在此不起作用",
        en: "\"\(member.key)\" has no effect here")
    }
  }

  private func isLeftOut(_ member: JSONValue.Member) -> Bool {
    switch member.key {
    case "pitch", "roll": member.value != .number(0)
    case "projection": member.value["type"] != .string("mercator")
    default: Self.leftOutRootKeys.contains(member.key)
    }
  }

  private mutating func checkVersion(_ version: JSONValue?) {
    guard let version else {
      return fault("", zh: "缺少“version”", en: "\"version\" is missing")
    }
    guard version == .number(8) else {
      let found = version.number.map(numberText) ?? version.kindName
      return fault(
        "version", zh: "样式版本应为 8，实为 \(found)", en: "expected version 8, found \(found)")
    }
  }

  fileprivate mutating func center(_ document: JSONValue) -> [Double]? {
    guard let center = document["center"] else { return nil }
    let numbers = center.elements?.compactMap(\.number) ?? []
    guard numbers.count == 2, center.elements?.count == 2 else {
      mismatch("center", expected: "array<number, 2>", found: center)
      return nil
    }
    return numbers
  }

  fileprivate mutating func globalState(_ state: JSONValue?) -> [String: StyleValue] {
    guard let state else { return [:] }
    guard let members = state.members else {
      mismatch("state", expected: "object", found: state)
      return [:]
    }
    for member in members { _ = object(member.value, join("state", member.key), keys: ["default"]) }
    let defaults = members.map { ($0.key, StyleValue($0.value["default"] ?? .null)) }
    return Dictionary(defaults) { first, _ in first }
  }
}
