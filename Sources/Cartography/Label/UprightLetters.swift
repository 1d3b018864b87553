/// Which letters stand upright in columns, and what becomes of those that do not (UAX 50, and JLREQ 3.2 for groups across
/// the column).
enum UprightLetters {
  /// The letter stands upright in a column: those of Chinese, Japanese and Korean, full-width ones, and signs as wide as these.
  static func contains(_ letter: Character) -> Bool {
    guard let scalar = letter.unicodeScalars.first else { return false }
    switch scalar.value {
    case 0x1100...0x11FF, 0x2460...0x24FF, 0x25A0...0x27BF, 0x2E80...0xA4CF, 0xA960...0xA97F,
      0xAC00...0xD7FF, 0xF900...0xFAFF, 0xFE10...0xFE1F, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFEF, 0x1F000...0x1FAFF, 0x20000...0x3FFFF, 0xFFFC:
      return true
    case 0x2010...0x2027: return forms[letter] != nil
    default: return false
    }
  }

  /// Some letter of the text stands upright: without any, vertical writing is only turned text.
  static func areIn(_ text: String) -> Bool { text.contains(where: contains) }

  /// Form of a letter in a column, nil for one that keeps its own.
  static func form(of letter: Character) -> Character? { forms[letter] }

  /// Punctuation that turns with the line where a font has no form for it.
  static func turns(_ letter: Character) -> Bool { turning.contains(letter) }

  private static let turning: Set<Character> = [
    "～", "〜", "－", "ー", "＝", "｜", "＿", "…", "—", "–", "［", "］", "〔", "〕", "（", "）", "｛", "｝", "【",
    "】",
    "《", "》", "〈", "〉", "「", "」", "『", "』", "〖", "〗",
  ]

  /// The letters with those narrow brackets made wide that stand behind an upright letter or hold one: the others turn or stand with
  /// the word that they belong to.
  static func withWideBrackets(_ letters: [Character]) -> [Character] {
    guard letters.contains("(") else { return letters }
    var result = letters
    var open: [Int] = []
    for (index, letter) in letters.enumerated() {
      if letter == "(" { open.append(index) }
      guard letter == ")", let start = open.popLast() else { continue }
      if start == 0 || contains(letters[start - 1])
        || letters[start..<index].contains(where: contains)
      {
        (result[start], result[index]) = ("（", "）")
      }
    }
    return result
  }

  /// Vertical presentation forms: blocks FE10 and FE30 of Unicode.
  private static let forms: [Character: Character] = [
    "，": "︐", "、": "︑", "。": "︒", "：": "︓", "；": "︔", "！": "︕", "？": "︖", "…": "︙", "—": "︱",
    "–": "︲", "＿": "︳", "（": "︵", "）": "︶", "｛": "︷", "｝": "︸", "〔": "︹", "〕": "︺", "【": "︻",
    "】": "︼", "《": "︽", "》": "︾", "〈": "︿", "〉": "﹀", "「": "﹁", "」": "﹂", "『": "﹃", "』": "﹄",
    "［": "﹇", "］": "﹈", "〖": "︗", "〗": "︘",
  ]
}
