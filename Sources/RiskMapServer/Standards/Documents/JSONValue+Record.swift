import MapStyle

extension JSONValue {
  /// An object of the members that have a value, in their order.
  static func record(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
    .object(members.compactMap { key, value in value.map { Member(key, $0) } })
  }

  static func integer(_ number: Int) -> JSONValue { .number(Double(number)) }

  static func strings(_ texts: some Sequence<String>) -> JSONValue {
    .array(texts.map { .string($0) })
  }

  static func numbers(_ numbers: some Sequence<Double>) -> JSONValue {
    .array(numbers.map { .number($0) })
  }

  /// A link as OGC API – Common has it.
  static func link(
    _ href: String, rel: String, type: String, title: String? = nil, isTemplated: Bool = false
  ) -> JSONValue {
    .record([
      "href": .string(href), "rel": .string(rel), "type": .string(type),
      "title": title.map { .string($0) }, "templated": isTemplated ? .bool(true) : nil,
    ])
  }
}
