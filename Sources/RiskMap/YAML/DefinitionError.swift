package import PlantModel

/// A fault in a definition (a map, a rule pack, a register mapping) that leaves nothing sensible to go on with.
package struct DefinitionError: Error, Hashable {
  package var message: LocalizedText
  package var place: Place
  package var hint: LocalizedText?

  package init(_ message: LocalizedText, at place: Place, hint: LocalizedText? = nil) {
    self.message = message
    self.place = place
    self.hint = hint
  }
}

extension DefinitionError: CustomStringConvertible {
  /// Place, message and hint in English, on one line.
  package var description: String {
    "\(place): \(message.en)" + (hint.map { "; \($0.en)" } ?? "")
  }
}

/// `did you mean "near"?`, or, where no name is near, the names that are known.
package func nameHint(_ name: String, among known: some Collection<String>) -> LocalizedText {
  if let near = nearestName(to: name, among: known) {
    return LocalizedText(zh: "是否应为“\(near)”？", en: "did you mean \"\(near)\"?")
  }
  return LocalizedText(
    zh: "可用的有：\(known.joined(separator: "、"))",
    en: "known are: \(known.joined(separator: ", "))")
}
