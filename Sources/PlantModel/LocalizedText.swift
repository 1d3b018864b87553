/// The languages that riskmap speaks, on maps and in messages.
package enum Language: String, CaseIterable, Hashable, Sendable {
  case zh, en
}

/// A sentence or name in Chinese and English. Where only one language is known, both hold the same text.
package struct LocalizedText: Hashable, Sendable {
  package var zh: String
  package var en: String

  package init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }

  /// The same text in every language, as for names and codes.
  package init(_ text: String) {
    self.init(zh: text, en: text)
  }

  package subscript(language: Language) -> String {
    switch language {
    case .zh: zh
    case .en: en
    }
  }
}
