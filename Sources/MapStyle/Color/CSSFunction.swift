/// A colour function of CSS: three parts and an alpha, by commas throughout in the old syntax, by spaces with a slash before the
/// alpha in the new one.
struct CSSFunction {
  /// In small letters; `color()` has that of its space too, as `color(srgb`.
  var name: String
  /// Three.
  var parts: [CSSPart]
  /// 0…1.
  var alpha: Double
  /// Of the old syntax, which only `rgb()` and `hsl()` have.
  var hasCommas: Bool

  /// Nil for what is no such function. The text is in small letters.
  init?(_ text: String) {
    guard text.utf8.count <= 200, let open = text.firstIndex(of: "("), text.hasSuffix(")") else {
      return nil
    }
    name = String(text[..<open])
    let body = text[text.index(after: open)...].dropLast()
    hasCommas = body.contains(",")
    var pieces: [Substring]
    if hasCommas {
      pieces = body.split(separator: ",", omittingEmptySubsequences: false)
    } else {
      let halves = body.split(separator: "/", omittingEmptySubsequences: false)
      pieces = halves[0].split(whereSeparator: \.isWhitespace)
      if name == "color", !pieces.isEmpty { name += "(\(pieces.removeFirst())" }
      guard pieces.count == 3, halves.count <= 2 else { return nil }
      pieces += halves.dropFirst()
    }
    let parts = pieces.compactMap { CSSPart(String($0).trimmedOfSpace) }
    guard (3...4).contains(pieces.count), parts.count == pieces.count else { return nil }
    let isOld = name.hasPrefix("rgb") || name.hasPrefix("hsl")
    guard !hasCommas || isOld && !parts.contains(.none) else { return nil }
    guard let alpha = parts.count == 4 ? parts[3].value(ofWhole: 1) : 1 else { return nil }
    self.parts = Array(parts.prefix(3))
    self.alpha = min(max(alpha, 0), 1)
  }

  /// The part as a number, a percentage being one of `whole`; nil for another unit.
  func value(_ index: Int, ofWhole whole: Double) -> Double? {
    parts[index].value(ofWhole: whole)
  }

  /// The part as an angle in 0..<1 of a full turn; nil for another unit.
  func turns(_ index: Int) -> Double? { parts[index].turns }
}

/// A part of a colour function.
enum CSSPart: Hashable {
  /// The keyword `none`: a part that does not matter, 0 to who needs one.
  case none
  case number(Double, unit: String)

  init?(_ text: String) {
    if text == "none" {
      self = .none
      return
    }
    let unitStart =
      text.lastIndex { $0.isNumber || $0 == "." }.map { text.index(after: $0) } ?? text.startIndex
    let digits = text[..<unitStart]
    // `Double` takes more than CSS does: "inf", "0x1", a bare "1." .
    guard digits.utf8.allSatisfy({ "+-.e0123456789".utf8.contains($0) }), digits.last != ".",
      let number = Double(digits), number.isFinite
    else { return nil }
    self = .number(number, unit: String(text[unitStart...]))
  }

  var unit: String {
    if case .number(_, let unit) = self { unit } else { "" }
  }

  func value(ofWhole whole: Double) -> Double? {
    switch self {
    case .none: 0
    case .number(let number, ""): number
    case .number(let number, "%"): number / 100 * whole
    case .number: nil
    }
  }

  var turns: Double? {
    guard case .number(let number, let unit) = self else { return 0 }
    let turns: Double
    switch unit {
    case "", "deg": turns = number / 360
    case "grad": turns = number / 400
    case "rad": turns = number / (2 * .pi)
    case "turn": turns = number
    default: return nil
    }
    return turns - turns.rounded(.down)
  }
}
