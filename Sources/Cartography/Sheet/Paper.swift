package import PlantModel

/// A sheet of paper as it lies: millimetres, width first.
package struct Paper: Hashable, Sendable {
  /// What was asked for, e.g. `A0 landscape`.
  package var name: String
  package var size: Size

  package init(name: String, size: Size) {
    self.name = name
    self.size = size
  }

  /// `A4` … `A0`, the elongated sizes of GB/T 14689 (`A3x3`), `landscape` (the default) or `portrait`, or `WIDTHxHEIGHT mm`.
  /// nil when the text is none of these, or a side is not in 50…10 000 mm.
  package init?(_ text: String) {
    let words = text.lowercased().replacing("×", with: "x").split(separator: " ").map(String.init)
    guard let first = words.first, let size = Self.size(named: first), words.count <= 2 else {
      return nil
    }
    let orientation = words.count == 2 ? words[1] : "landscape"
    let isCustom = !first.hasPrefix("a")
    switch orientation {
    case "mm" where isCustom: self.size = size
    case "landscape" where isCustom && words.count == 1: self.size = size
    case "landscape" where !isCustom: self.size = size
    case "portrait" where !isCustom: self.size = Size(width: size.height, height: size.width)
    default: return nil
    }
    guard self.size.width >= 50, self.size.height >= 50, self.size.width <= 10_000,
      self.size.height <= 10_000
    else { return nil }
    name = text
  }

  /// Landscape millimetres of ISO 216 and of GB/T 14689 (short side × n), or of `WxH`.
  private static func size(named name: String) -> Size? {
    let basic: [String: (long: Double, short: Double)] = [
      "a0": (1189, 841), "a1": (841, 594), "a2": (594, 420), "a3": (420, 297), "a4": (297, 210),
    ]
    if let side = basic[name] { return Size(width: side.long, height: side.short) }
    let parts = name.split(separator: "x").map(String.init)
    guard parts.count == 2, let second = Double(parts[1]) else { return nil }
    if let side = basic[parts[0]] {
      guard second == second.rounded(), (2...9).contains(second) else { return nil }
      return Size(width: (side.short * second).rounded(), height: side.long)
    }
    guard let first = Double(parts[0]), first.isFinite, second.isFinite else { return nil }
    return Size(width: first, height: second)
  }
}
