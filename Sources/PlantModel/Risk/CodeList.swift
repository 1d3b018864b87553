/// Words of outside systems and what they mean here; compared without regard to case, spaces, brackets and full-width forms.
package struct CodeList<Value: Hashable & Sendable>: Hashable, Sendable {
  /// The words as they were listed, for hints.
  package private(set) var words: [String] = []
  private var values: [String: Value] = [:]

  package init() {}

  /// Adds a word; a word that is listed already gets the new meaning.
  package mutating func set(_ word: String, to value: Value) {
    if values.updateValue(value, forKey: word.wordKey) == nil { words.append(word) }
  }

  /// The meaning of a word; nil when it is not listed.
  package func value(of word: String) -> Value? {
    let key = word.wordKey
    return key.isEmpty ? nil : values[key]
  }

  /// `did you mean …?`, or nil when no listed word is near.
  func nearestHint(to word: String) -> LocalizedText? {
    nearestName(to: word.halfWidth, among: words).map {
      LocalizedText(zh: "是否应为“\($0)”？", en: "did you mean \"\($0)\"?")
    }
  }
}
