import Cartography
import PlantModel

/// What free text must not tell in public: people whom the register and the edition name, phone numbers, and amounts of mass or volume.
/// Free text is whatever people wrote: names of units, words of events, texts of drawings. What is withheld leaves a `＊`.
struct ConfidentialWords: Sendable {
  /// Names and numbers by their first letter, the longest first.
  private var words: [Unicode.Scalar: [[Unicode.Scalar]]] = [:]

  static let mark: Unicode.Scalar = "＊"

  init(of map: LoadedMap) {
    var names: Set<String> = []
    for event in map.register.events {
      for cell in [event.person, event.override?.by].compactMap(\.self) {
        names.insert(cell)
        names.formUnion(Self.parts(of: cell) { Self.separators.contains($0) || $0.isWhitespace })
        names.formUnion(Self.finerParts(of: cell) { $0.isWhitespace })
      }
      names.formUnion(Self.parts(of: event.phone ?? "") { Self.separators.contains($0) })
    }
    let edition = map.definition.edition
    // Before such a name stands what its bearer is, which other texts may say too.
    for cell in [edition.assessedBy, edition.checkedBy, edition.approvedBy].compactMap(\.self) {
      names.formUnion(Self.parts(of: cell) { Self.separators.contains($0) })
      names.formUnion(Self.finerParts(of: cell) { _ in false })
    }
    self.init(names)
  }

  /// - Parameter names: of people, and phone numbers; those of one letter are no names.
  init(_ names: some Sequence<String>) {
    for name in names {
      let scalars = name.unicodeScalars.map(\.folded)
      guard let first = scalars.first, scalars.count > 1 else { continue }
      words[first, default: []].append(scalars)
    }
    for first in words.keys { words[first]?.sort { $0.count > $1.count } }
  }

  private static let separators: Set<Character> = ["、", ",", "，", ";", "；", "/", "\n"]

  /// What may stand in a name as well as between two, or between a name and what its bearer is, or a number.
  private static let finerSeparators: Set<Character> = [
    "(", ")", "（", "）", "[", "]", "【", "】", "〔", "〕", "<", ">", "《", "》", ":", "：", "·", "&", "＆",
    "|", "｜",
  ]
  private static let conjunctions: Set<Character> = ["和", "及", "与"]

  private static func finerParts(
    of cell: String, at isSeparator: (Character) -> Bool
  ) -> [String] {
    parts(of: cell) { letter in
      separators.contains(letter) || finerSeparators.contains(letter) || isSeparator(letter)
        || letter.unicodeScalars.allSatisfy(\.folded.isDigit)
    }.flatMap { part in
      let names = parts(of: part, at: conjunctions.contains)
      // 和 is a letter of names too: 张和平 is one person.
      return names.allSatisfy { $0.count > 1 } ? names + [part] : [part]
    }
  }

  private static func parts(
    of cell: String, at isSeparator: (Character) -> Bool
  ) -> [String] {
    cell.split(whereSeparator: isSeparator).map { part in
      let head = part.drop(while: \.isWhitespace)
      return String(head.reversed().drop(while: \.isWhitespace).reversed())
    }
  }

  /// The text with names, phone numbers and amounts withheld.
  func withheld(in text: String) -> String {
    withheld(in: text) { name($0, at: $1) ?? phone($0, at: $1) ?? amount($0, at: $1) }
  }

  /// The same for each language.
  func withheld(in text: LocalizedText) -> LocalizedText {
    LocalizedText(zh: withheld(in: text.zh), en: withheld(in: text.en))
  }

  /// The text with names and known phone numbers withheld.
  func withheldNames(in text: String) -> String {
    withheld(in: text, where: name)
  }

  /// What is left of the text; nil where it said nothing else.
  func remaining(of text: String) -> String? {
    let rest = withheld(in: text)
    guard rest != text else { return text }
    return rest.unicodeScalars.contains { $0 != Self.mark && $0.properties.isAlphabetic }
      ? rest : nil
  }

  /// - Parameter end: where what is to be withheld at a place ends; nil where nothing begins there.
  private func withheld(
    in text: String, where end: ([Unicode.Scalar], Int) -> Int?
  ) -> String {
    let scalars = Array(text.unicodeScalars)
    let folded = scalars.map(\.folded)
    var result = String.UnicodeScalarView()
    var index = 0
    var isChanged = false
    while index < scalars.count {
      if let end = end(folded, index) {
        result.append(Self.mark)
        index = end
        isChanged = true
      } else {
        result.append(scalars[index])
        index += 1
      }
    }
    return isChanged ? String(result) : text
  }

  private func name(_ text: [Unicode.Scalar], at index: Int) -> Int? {
    guard let candidates = words[text[index]] else { return nil }
    for word in candidates where text[index...].starts(with: word) {
      let end = index + word.count
      // A Latin name inside a longer word is none.
      let isInside =
        (word[0].isWordASCII && index > 0 && text[index - 1].isWordASCII)
        || (word[word.count - 1].isWordASCII && end < text.count && text[end].isWordASCII)
      if !isInside { return end }
    }
    return nil
  }
}
