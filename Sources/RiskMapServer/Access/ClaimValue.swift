/// A value of a token's JSON.
enum ClaimValue: Decodable, Hashable, Sendable {
  case string(String)
  case number(Double)
  case array([ClaimValue])
  case object([String: ClaimValue])
  /// Truth values and null, which no claim here has.
  case other

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self = .string(text)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let values = try? container.decode([ClaimValue].self) {
      self = .array(values)
    } else if let members = try? container.decode([String: ClaimValue].self) {
      self = .object(members)
    } else {
      self = .other
    }
  }

  /// The member at a path of names with dots between them; a member whose name is the whole path comes first.
  subscript(path path: some StringProtocol) -> ClaimValue? {
    guard case .object(let members) = self else { return nil }
    if let value = members[String(path)] { return value }
    guard let dot = path.firstIndex(of: ".") else { return nil }
    return members[String(path[..<dot])]?[path: path[path.index(after: dot)...]]
  }

  var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  var number: Double? {
    guard case .number(let number) = self else { return nil }
    return number
  }

  /// The strings of a list, or the words of a string.
  var words: [String] {
    switch self {
    case .string(let text): text.split(separator: " ").map(String.init)
    case .array(let values): values.compactMap(\.string)
    case .number, .object, .other: []
    }
  }
}
