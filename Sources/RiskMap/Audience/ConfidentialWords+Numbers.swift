/// Phone numbers and amounts, which are known by their form.
extension ConfidentialWords {
  /// Mobile numbers of 11 digits and numbers of the fixed net with their area code, as they are written in China.
  func phone(_ text: [Unicode.Scalar], at index: Int) -> Int? {
    guard text[index].isDigit, index == 0 || !text[index - 1].isWordASCII else { return nil }
    var digits: [Unicode.Scalar] = []
    var end = index
    while end < text.count, text[end].isDigit || ["-", " "].contains(text[end]) {
      if text[end].isDigit { digits.append(text[end]) }
      end += 1
    }
    while !text[end - 1].isDigit { end -= 1 }
    let isMobile = digits.count == 11 && digits[0] == "1" && digits[1] >= "3"
    let isFixed = (10...12).contains(digits.count) && digits[0] == "0"
    guard isMobile || isFixed, end == text.count || !text[end].isWordASCII else { return nil }
    return end
  }

  /// A number with a unit of mass or volume: `2000 m³`, `1.5t`, `五千吨`, `2000（t）`.
  func amount(_ text: [Unicode.Scalar], at index: Int) -> Int? {
    guard text[index].isDigit || text[index].isChineseNumeral, !isInNumber(text, before: index)
    else { return nil }
    var end = index
    while end < text.count,
      text[end].isDigit || text[end].isChineseNumeral || [".", ","].contains(text[end])
    {
      end += 1
    }
    while end < text.count, text[end].properties.isWhitespace { end += 1 }
    let isBracketed = end < text.count && text[end] == "("
    if isBracketed { end += 1 }
    let isTag = index > 0 && (text[index - 1].isWordASCII || text[index - 1] == "-")
    for (unit, isLetter) in Self.units where text[end...].lazy.map(\.lowered).starts(with: unit) {
      // `T-101 L` is the number of a vessel.
      if isLetter && isTag { continue }
      let after = end + unit.count
      if unit[unit.count - 1].isWordASCII, after < text.count, text[after].isWordASCII { continue }
      guard isBracketed else { return after }
      if after < text.count, text[after] == ")" { return after + 1 }
    }
    return nil
  }

  private func isInNumber(_ text: [Unicode.Scalar], before index: Int) -> Bool {
    guard index > 0 else { return false }
    return text[index - 1].isDigit || text[index - 1].isChineseNumeral
      || (text[index - 1] == "." && index > 1 && text[index - 2].isDigit)
  }

  /// In small letters, the longest first, each with whether it is a single letter.
  private static let units: [([Unicode.Scalar], Bool)] = [
    "cubic metres", "cubic meters", "cubic metre", "cubic meter", "kilograms", "kilogram",
    "tonnes", "litres", "liters", "tonne", "litre", "liter", "tons", "立方米", "nm³", "nm3", "ton",
    "公斤", "公升", "m³", "m3", "kg", "kl", "ml", "吨", "升", "克", "㎥", "㎏", "t", "l",
  ].map { (Array($0.unicodeScalars), $0.unicodeScalars.count == 1 && $0.utf8.count == 1) }
}

extension Unicode.Scalar {
  /// The ASCII form of a full-width letter, digit or sign (U+FF01–FF5E); others as they are.
  var folded: Unicode.Scalar {
    (0xFF01...0xFF5E).contains(value) ? Unicode.Scalar(value - 0xFEE0) ?? self : self
  }

  /// The small letter of an ASCII capital; others as they are.
  fileprivate var lowered: Unicode.Scalar {
    ("A"..."Z").contains(self) ? Unicode.Scalar(value + 32) ?? self : self
  }

  /// `0`–`9`.
  var isDigit: Bool { ("0"..."9").contains(self) }

  /// A letter or digit of ASCII.
  var isWordASCII: Bool {
    ("0"..."9").contains(self) || ("a"..."z").contains(self) || ("A"..."Z").contains(self)
  }

  fileprivate var isChineseNumeral: Bool { "一二三四五六七八九十百千万亿两零〇".unicodeScalars.contains(self) }
}
