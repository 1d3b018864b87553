import PlantModel

/// The words of a TEXT or MTEXT without AutoCAD's codes: `\U+6C28` and `\M+5B0B1` for letters, `%%c %%d %%p` for signs, and in MTEXT
/// paragraphs, fonts, heights and stacks.
func plainWords(_ raw: String, isMText: Bool) -> String {
  guard raw.contains(where: { $0 == "\\" || $0 == "%" || $0 == "^" || (isMText && $0 == "{") })
  else {
    return raw
  }
  var markup = DrawingMarkup(raw, isMText: isMText)
  return markup.words()
}

private struct DrawingMarkup {
  private let letters: [Character]
  private let isMText: Bool
  private var index = 0

  init(_ raw: String, isMText: Bool) {
    letters = Array(raw)
    self.isMText = isMText
  }

  mutating func words() -> String {
    var words = ""
    while index < letters.count {
      let letter = letters[index]
      index += 1
      switch letter {
      case "\\": words += escape()
      case "%": words += sign()
      case "^": words += caret()
      case "{" where isMText, "}" where isMText: break
      default: words.append(letter)
      }
    }
    return words
  }

  private func next(_ count: Int) -> String {
    String(letters[min(index, letters.count)..<min(index + count, letters.count)])
  }

  private mutating func escape() -> String {
    if let letter = unicodeLetter() ?? multibyteLetter() { return letter }
    guard isMText, index < letters.count else { return "\\" }
    let code = letters[index]
    index += 1
    switch code {
    case "P", "N", "X", "n": return "\n"
    case "~": return " "
    case "\\", "{", "}": return String(code)
    case "L", "l", "O", "o", "K", "k": return ""
    case "S": return stack()
    case "f", "F", "H", "W", "Q", "T", "C", "c", "A", "p":
      _ = upToSemicolon()
      return ""
    default: return "\\" + String(code)
    }
  }

  private mutating func upToSemicolon() -> String {
    let rest = letters[index...]
    guard let end = rest.firstIndex(of: ";") else { return "" }
    index = end + 1
    return String(rest[..<end])
  }

  /// `\S1/2;`, `\S+0.1^-0.2;`, `\S1#2;`
  private mutating func stack() -> String {
    let parts = upToSemicolon().split(maxSplits: 1, omittingEmptySubsequences: false) {
      $0 == "/" || $0 == "^" || $0 == "#"
    }
    return parts.map { part in String(part.drop { $0 == " " }) }.filter { !$0.isEmpty }
      .joined(separator: "/")
  }

  /// `\U+XXXX`: a code unit of UTF-16, so that rare characters come as two of them.
  private mutating func unicodeLetter() -> String? {
    guard let first = codeUnit(at: 0) else { return nil }
    var units = [first]
    if UTF16.isLeadSurrogate(first), next(7).hasSuffix("\\"), let second = codeUnit(at: 7) {
      units.append(second)
    }
    index += units.count == 2 ? 13 : 6
    return String(decoding: units, as: UTF16.self)
  }

  private func codeUnit(at offset: Int) -> UInt16? {
    let start = index + offset
    guard start + 6 <= letters.count, String(letters[start..<start + 2]).uppercased() == "U+" else {
      return nil
    }
    return UInt16(String(letters[start + 2..<start + 6]), radix: 16)
  }

  /// `\M+nXXXX`: n names the code page, 5 being GBK.
  private mutating func multibyteLetter() -> String? {
    let code = next(7)
    guard code.count == 7, code.uppercased().hasPrefix("M+"),
      let page = ["1": "CP932", "2": "CP950", "3": "CP949", "4": "CP1361", "5": "CP936"][
        String(code.dropFirst(2).prefix(1))],
      let pair = UInt16(code.suffix(4), radix: 16)
    else { return nil }
    index += 7
    return TextEncoding.named(page).decode([UInt8(pair >> 8), UInt8(pair & 0xFF)])
  }

  /// After `%`: `%%c`, `%%d`, `%%p`, `%%176`; underlining and the like are dropped.
  private mutating func sign() -> String {
    let code = next(2)
    guard code.hasPrefix("%"), let last = code.last, code.count == 2 else { return "%" }
    let number = next(4).dropFirst()
    if number.count == 3, let value = UInt8(number) {
      index += 4
      return String(UnicodeScalar(value))
    }
    index += 2
    switch last.lowercased() {
    case "c": return "Ø"
    case "d": return "°"
    case "p": return "±"
    case "%": return "%"
    case "u", "o", "k": return ""
    default: return "%%" + String(last)
    }
  }

  /// `^I` and `^J` are tab and line feed, `^ ` is the caret itself.
  private mutating func caret() -> String {
    switch next(1) {
    case "I", "J", "M":
      defer { index += 1 }
      return next(1) == "J" ? "\n" : next(1) == "I" ? " " : ""
    case " ":
      index += 1
      return "^"
    default: return "^"
    }
  }
}
