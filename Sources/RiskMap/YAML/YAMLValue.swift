package import PlantModel

/// A node of a YAML document that knows where it stands; typed accessors throw an error that names the place.
package struct YAMLValue: Hashable, Sendable {
  package enum Content: Hashable, Sendable {
    /// Nothing, `~` or `null`, not in quotes.
    case null
    /// The text as it was written (`0301` stays `0301`), and whether it stood in quotes or in a block.
    case scalar(String, quoted: Bool)
    case list([YAMLValue])
    case mapping(YAMLMapping)
  }

  package var content: Content
  /// File, path in the document, line and column.
  package var place: Place

  package init(_ content: Content, at place: Place) {
    self.content = content
    self.place = place
  }
}

/// The entries of a YAML mapping in the order of the file; keys are unique.
package struct YAMLMapping: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package var key: String
    /// Where the key stands.
    package var keyPlace: Place
    package var value: YAMLValue
  }

  package var entries: [Entry]
  /// Where the mapping begins.
  package var place: Place

  package init(entries: [Entry], at place: Place) {
    self.entries = entries
    self.place = place
  }

  /// The keys in the order of the file.
  package var keys: [String] { entries.map(\.key) }

  /// The value of a key that may be absent.
  package subscript(key: String) -> YAMLValue? {
    entries.first { $0.key == key }?.value
  }

  /// The value of a key that must be there.
  package func required(_ key: String) throws(DefinitionError) -> YAMLValue {
    if let value = self[key] { return value }
    throw DefinitionError(
      LocalizedText(zh: "缺少“\(key)”", en: "\"\(key)\" is missing"), at: place,
      hint: nearestName(to: key, among: keys).map {
        LocalizedText(zh: "“\($0)”是否应为“\(key)”？", en: "is \"\($0)\" meant to be \"\(key)\"?")
      })
  }

  /// Throws at the first key that is not among those known, and names the nearest.
  package func expectKeys(_ known: [String]) throws(DefinitionError) {
    guard let unknown = entries.first(where: { !known.contains($0.key) }) else { return }
    throw DefinitionError(
      LocalizedText(zh: "未知的键“\(unknown.key)”", en: "unknown key \"\(unknown.key)\""),
      at: unknown.keyPlace,
      // `{zh: 甲, en: one, two}` is read as three keys, the last without a value.
      hint: unknown.value.isNull && unknown.key.contains(" ")
        ? LocalizedText(
          zh: "含逗号的文字请加引号", en: "quote text that has a comma")
        : nameHint(unknown.key, among: known))
  }
}
