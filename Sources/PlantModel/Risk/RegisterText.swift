/// How the words and numbers in the cells of hand-kept tables are read.
extension String {
  /// Without spaces and invisible characters at the ends.
  var trimmed: String {
    if let first = utf8.first, let last = utf8.last, (0x21...0x7E).contains(first),
      (0x21...0x7E).contains(last)
    {
      return self
    }
    let isBlank = { (character: Character) in
      character.isWhitespace || character == "\u{FEFF}" || character == "\u{200B}"
    }
    guard let start = firstIndex(where: { !isBlank($0) }),
      let end = lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(self[start...end])
  }

  /// Trimmed, and with full-width letters, digits, signs and spaces (U+FF01–U+FF5E, U+3000) as their ASCII equals.
  var halfWidth: String {
    let text = trimmed
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E:
        result.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      case 0x3000: result.append(" ")
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// The form in which header names and code words are compared: half-width lower-case letters and digits of any script, so
  /// that `固有（L）`, `固有 L` and `固有L` are one.
  var wordKey: String {
    String(
      String.UnicodeScalarView(
        halfWidth.lowercased().unicodeScalars.filter {
          $0.properties.isAlphabetic || $0.properties.numericType != nil
            || $0.properties.generalCategory == .letterNumber || $0 == "." || $0 == "_"
        }))
  }

  /// A finite decimal number, full-width digits and thousands separators (`1,200`) allowed; nil for anything else.
  var registerNumber: Double? {
    var text = halfWidth
    if text.contains(",") {
      let groups = text.prefix { $0 != "." }.split(
        separator: ",", omittingEmptySubsequences: false)
      guard groups.dropFirst().allSatisfy({ $0.count == 3 }), (1...3).contains(groups[0].count)
      else { return nil }
      text.removeAll { $0 == "," }
    }
    guard text.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }),
      let number = Double(text), number.isFinite
    else { return nil }
    return number
  }

  /// The parts of a cell that holds several words: 火灾、中毒.
  var listedWords: [String] {
    split { "、，,；;/\n\r|".contains($0) }.map { String($0).trimmed }.filter { !$0.isEmpty }
  }
}

extension Double {
  /// Without a needless fraction, at most six decimals: 720, 0.5, 42.857143.
  var shortText: String {
    let value = roundedScore
    guard value == value.rounded(), abs(value) < 1e15 else { return "\(value)" }
    return "\(Int(value))"
  }

  /// Rounded to a millionth, so that a product of scores such as 0.1 × 6 × 40 meets the threshold 24 as on paper.
  var roundedScore: Double {
    abs(self) < 1e9 ? (self * 1e6).rounded() / 1e6 : self
  }
}
