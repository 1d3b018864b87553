extension JSONValue {
  /// The value as JSON text without spaces; reading it gives the value back.
  package var text: String {
    switch self {
    case .null: "null"
    case .bool(let bool): bool ? "true" : "false"
    case .number(let number): numberText(number)
    case .string(let string): jsonQuoted(string)
    case .array(let elements): "[\(elements.map(\.text).joined(separator: ","))]"
    case .object(let members):
      "{\(members.map { "\(jsonQuoted($0.key)):\($0.value.text)" }.joined(separator: ","))}"
    }
  }

  /// The object with that member set, in its old place or at the end, or taken out; other values as they are.
  package func setting(_ key: String, to value: JSONValue?) -> JSONValue {
    guard case .object(var members) = self else { return self }
    let index = members.firstIndex { $0.key == key }
    switch (index, value) {
    case (let index?, let value?): members[index].value = value
    case (let index?, nil): members.remove(at: index)
    case (nil, let value?): members.append(Member(key, value))
    case (nil, nil): break
    }
    return .object(members)
  }
}

extension StyleSheet {
  /// The document for another reader (a browser), with its sources and sprite replaced; without a sprite it has none.
  package func document(sources: [JSONValue.Member], sprite: String?) -> JSONValue {
    document.setting("sources", to: .object(sources))
      .setting("sprite", to: sprite.map { .string($0) })
  }
}
