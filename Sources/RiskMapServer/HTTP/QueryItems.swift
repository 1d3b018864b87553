/// The query of a request: names and values in their order, decoded.
package struct QueryItems: Hashable, Sendable {
  package struct Item: Hashable, Sendable {
    package var name: String
    package var value: String
  }

  package var items: [Item]

  package init(_ items: KeyValuePairs<String, String> = [:]) {
    self.items = items.map { Item(name: $0, value: $1) }
  }

  /// From what stands behind `?`. Throws where an escape is no escape or the text no UTF-8.
  package init(encoded query: some StringProtocol) throws(Problem) {
    items = []
    for pair in query.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = percentDecoded(parts[0], plusIsSpace: true),
        let value = percentDecoded(parts.count > 1 ? parts[1] : "", plusIsSpace: true)
      else { throw .malformedQuery }
      items.append(Item(name: name, value: value))
    }
  }

  /// The value of a name; the first where it stands there twice.
  package subscript(name: String) -> String? {
    items.first { $0.name == name }?.value
  }

  /// The value of a name in whatever letter case, as key-value pairs of OGC's standards are read.
  package subscript(ignoringCase name: String) -> String? {
    items.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}
