import Foundation

extension Color {
  /// A colour as CSS writes it (CSS Color Module Level 4): a name, `#rgb`, `#rgba`, `#rrggbb`, `#rrggbbaa`, `rgb()`, `rgba()`,
  /// `hsl()`, `hsla()` in their old and new syntax, `transparent`; nil for anything else.
  package init?(css text: String) {
    let text = text.trimmedOfSpace.lowercased()
    if text == "transparent" {
      self = .clear
    } else if let rgb = Self.named[text] {
      self.init(bytes: [UInt8(rgb >> 16), UInt8(rgb >> 8 & 255), UInt8(rgb & 255)])
    } else if text.hasPrefix("#") {
      self.init(hex: Array(text.utf8.dropFirst()))
    } else {
      self.init(function: text)
    }
  }

  private init(bytes: [UInt8]) {
    let parts = bytes.map { Double($0) / 255 }
    self.init(
      red: parts[0], green: parts[1], blue: parts[2], alpha: parts.count > 3 ? parts[3] : 1)
  }

  private init?(hex digits: [UInt8]) {
    let values = digits.compactMap { UInt8(String(decoding: [$0], as: UTF8.self), radix: 16) }
    guard values.count == digits.count else { return nil }
    switch values.count {
    case 3, 4: self.init(bytes: values.map { $0 * 17 })
    case 6, 8:
      self.init(
        bytes: stride(from: 0, to: values.count, by: 2).map { values[$0] * 16 + values[$0 + 1] })
    default: return nil
    }
  }

  private init?(function text: String) {
    guard let open = text.firstIndex(of: "("), text.hasSuffix(")") else { return nil }
    let body = text[text.index(after: open)...].dropLast()
    guard let arguments = CSSArguments(body) else { return nil }
    switch text[..<open] {
    case "rgb", "rgba": self.init(rgb: arguments)
    case "hsl", "hsla": self.init(hsl: arguments)
    default: return nil
    }
  }

  private init?(rgb arguments: CSSArguments) {
    let parts = arguments.values
    // Numbers and percentages are not mixed.
    guard Set(parts.prefix(3).map(\.unit)).count == 1, let alpha = arguments.alpha else {
      return nil
    }
    let channels = parts.prefix(3).compactMap { part -> Double? in
      switch part.unit {
      case "": min(max(part.number, 0), 255) / 255
      case "%": min(max(part.number, 0), 100) / 100
      default: nil
      }
    }
    guard channels.count == 3 else { return nil }
    self.init(red: channels[0], green: channels[1], blue: channels[2], alpha: alpha)
  }

  /// CSS Color Module Level 4, section 7.1.
  private init?(hsl arguments: CSSArguments) {
    let parts = arguments.values
    guard let turns = parts[0].turns, parts[1].unit == "%", parts[2].unit == "%",
      let alpha = arguments.alpha
    else { return nil }
    let saturation = min(max(parts[1].number, 0), 100) / 100
    let lightness = min(max(parts[2].number, 0), 100) / 100
    let chroma = saturation * min(lightness, 1 - lightness)
    func channel(_ n: Double) -> Double {
      let k = (n + turns * 12).truncatingRemainder(dividingBy: 12)
      return lightness - chroma * max(-1, min(k - 3, 9 - k, 1))
    }
    self.init(red: channel(0), green: channel(8), blue: channel(4), alpha: alpha)
  }
}

/// The three or four arguments of a colour function, by commas throughout, or by spaces with a slash before the alpha.
private struct CSSArguments {
  struct Part {
    var number: Double
    var unit: String

    init?(_ text: Substring) {
      let unitStart =
        text.lastIndex { $0.isNumber || $0 == "." }.map { text.index(after: $0) } ?? text.startIndex
      let digits = text[..<unitStart]
      // `Double` takes more than CSS does: "inf", "0x1", a bare "1." .
      guard digits.utf8.allSatisfy({ "+-.e0123456789".utf8.contains($0) }), digits.last != ".",
        let number = Double(digits), number.isFinite
      else { return nil }
      self.number = number
      unit = String(text[unitStart...])
    }

    /// An angle in 0..<1 of a full turn.
    var turns: Double? {
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

  var values: [Part]

  init?(_ body: Substring) {
    guard body.utf8.count <= 200 else { return nil }
    let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r" }
    var pieces: [Substring]
    if body.contains(",") {
      pieces = body.split(separator: ",", omittingEmptySubsequences: false)
    } else {
      let halves = body.split(separator: "/", omittingEmptySubsequences: false)
      pieces = halves[0].split(whereSeparator: isSpace)
      guard pieces.count == 3, halves.count <= 2 else { return nil }
      if halves.count == 2 { pieces.append(halves[1]) }
    }
    let parts = pieces.compactMap { Part(Substring(String($0).trimmedOfSpace)) }
    guard (3...4).contains(pieces.count), parts.count == pieces.count else { return nil }
    values = parts
  }

  /// 1 when not given; nil when it has a unit that alpha does not know.
  var alpha: Double? {
    guard values.count == 4 else { return 1 }
    switch values[3].unit {
    case "": return min(max(values[3].number, 0), 1)
    case "%": return min(max(values[3].number, 0), 100) / 100
    default: return nil
    }
  }
}

extension String {
  fileprivate var trimmedOfSpace: String {
    let isSpace: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
    guard let first = utf8.firstIndex(where: { !isSpace($0) }),
      let last = utf8.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(self[first...last])
  }
}
