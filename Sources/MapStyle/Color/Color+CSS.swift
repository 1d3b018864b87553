extension Color {
  /// A colour as CSS writes it (CSS Color Module Level 4): a name, `#rgb`, `#rgba`, `#rrggbb`, `#rrggbbaa`, `rgb()`, `rgba()`,
  /// `hsl()`, `hsla()` in their old and new syntax, `hwb()`, `lab()`, `lch()`, `oklab()`, `oklch()`, `color(srgb …)`,
  /// `transparent`; nil for anything else. Parts that sRGB does not have are cut to it, `none` is 0.
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
    guard let call = CSSFunction(text) else { return nil }
    switch call.name {
    case "rgb", "rgba": self.init(rgb: call)
    case "hsl", "hsla": self.init(hsl: call)
    case "hwb": self.init(hwb: call)
    case "lab": self.init(lab: call)
    case "lch": self.init(lch: call)
    case "oklab": self.init(oklab: call)
    case "oklch": self.init(oklch: call)
    case "color(srgb": self.init(srgb: call)
    default: return nil
    }
  }
}

extension String {
  /// Without spaces, tabs and line breaks at its ends.
  var trimmedOfSpace: String {
    let isSpace: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
    guard let first = utf8.firstIndex(where: { !isSpace($0) }),
      let last = utf8.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(self[first...last])
  }
}
