/// Text with tokens: `{name}` stands for the property `name` of the feature.
enum TokenString {
  /// An expression of the same meaning; the text itself where it has no tokens.
  static func converted(_ text: String) -> JSONValue {
    var parts: [JSONValue] = []
    var literal = ""
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "{") {
      let inside = rest[rest.index(after: open)...]
      guard let close = inside.firstIndex(where: { $0 == "}" || $0 == "{" }),
        inside[close] == "}", close > inside.startIndex
      else {
        literal += rest[...open]
        rest = inside
        continue
      }
      literal += rest[..<open]
      if !literal.isEmpty { parts.append(.string(literal)) }
      literal = ""
      parts.append(.array([.string("get"), .string(String(inside[..<close]))]))
      rest = inside[inside.index(after: close)...]
    }
    literal += rest
    if parts.isEmpty { return .string(text) }
    if !literal.isEmpty { parts.append(.string(literal)) }
    if parts.count == 1 { return .array([.string("to-string"), parts[0]]) }
    return .array([.string("concat")] + parts)
  }
}
