package import PlantModel
package import Storage

/// A first `map.yaml` for a folder, guessed from what its files hold; people read it and correct it.
package struct DefinitionDraft: Hashable, Sendable {
  /// Where it belongs.
  package var file: String
  /// The document, with comments.
  package var text: String
  /// What was taken for what.
  package var guesses: [LocalizedText]
  /// What a person has to look at before the map is right.
  package var checks: [LocalizedText]

  /// `layers` is what the folder's files hold; comments are written in `language`.
  package init(
    name: String, file: String, folder: String, layers: [LayerSummary], language: Language
  ) {
    self.file = file
    let sources = DraftSources(layers: layers)
    let writer = DraftWriter(
      name: Self.identifier(from: name), folder: folder, sources: sources, language: language)
    text = writer.document
    guesses = sources.guesses(in: folder)
    checks = sources.checks
  }

  /// The letters, digits, `_` and `-` of a folder's name in lower case; `map` where none are left.
  static func identifier(from name: String) -> String {
    let letters = name.lowercased().map { character in
      character.isASCII && (character.isLetter || character.isNumber || "_-".contains(character))
        ? character : "-"
    }
    let words = String(letters).split(separator: "-").joined(separator: "-").prefix(64)
    return words.isEmpty ? "map" : String(words)
  }
}
