/// A type of accident, by GB 6441-2025 where the word is known.
package struct AccidentType: Hashable, Sendable {
  /// e.g. `WSA10009`; nil for a word that is in no list.
  package var code: String?
  package var name: LocalizedText

  package init(code: String?, name: LocalizedText) {
    self.code = code
    self.name = name
  }
}
