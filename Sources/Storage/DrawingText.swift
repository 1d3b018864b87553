import PlantModel

/// How a drawing writes a text, from the style string of GDAL's DXF driver, in units of the drawing:
/// `LABEL(f:"Arial",t:"words",p:5,a:30,s:2.5g,dx:5g,dy:5g,c:#000000)`.
struct DrawingText: Hashable {
  var words: String
  var height: Double?
  /// Degrees counter-clockwise.
  var angle: Double
  var anchor: Point
  /// From the geometry's point to the text's own.
  var offset: Point

  /// nil when the style is not of a text. `words` come from the attribute: in the style they may hold anything.
  init?(style: String, words: String) {
    // The words are the only part with quotes that is not first, so what follows the last quote is ours.
    guard style.hasPrefix("LABEL("), let quote = style.lastIndex(of: "\"") else { return nil }
    var values: [Substring: Substring] = [:]
    for part in style[quote...].split(whereSeparator: { $0 == "," || $0 == ")" || $0 == "\"" }) {
      guard let colon = part.firstIndex(of: ":") else { continue }
      values[part[..<colon]] = part[part.index(after: colon)...]
    }
    func number(_ key: Substring) -> Double? {
      values[key].flatMap { Double($0.hasSuffix("g") ? $0.dropLast() : $0) }
    }
    let position = values["p"].flatMap { Int($0) } ?? 1
    self.words = words
    height = number("s").flatMap { $0 > 0 && $0.isFinite ? $0 : nil }
    angle = number("a") ?? 0
    anchor = Self.anchor(position)
    // A text fitted between two points hangs on the first one, yet GDAL gives the way to the second.
    offset =
      position == 1
      ? Point(x: 0, y: 0) : Point(x: number("dx") ?? 0, y: number("dy") ?? 0)
  }

  /// Layers that are off or frozen and entities that are invisible have a colour without opacity: the last `c:#rrggbbaa` ends in 00.
  static func isHidden(style: String) -> Bool {
    var style = style
    return style.withUTF8 { bytes in
      guard let hash = bytes.lastIndex(of: UInt8(ascii: "#")) else { return false }
      let digits = bytes[(hash + 1)...].prefix { isHexDigit($0) }
      return digits.count == 8 && digits.suffix(2).allSatisfy { $0 == UInt8(ascii: "0") }
    }
  }

  /// Codes of the OGR feature style specification: 1–3 baseline, 4–6 middle, 7–9 top, 10–12 bottom; left, centre, right.
  private static func anchor(_ code: Int) -> Point {
    guard (1...12).contains(code) else { return Point(x: 0, y: 0) }
    let y = [0, 0.5, 1, 0][(code - 1) / 3]
    return Point(x: Double((code - 1) % 3) / 2, y: y)
  }
}

private func isHexDigit(_ byte: UInt8) -> Bool {
  isDigit(byte) || (0x61...0x66).contains(byte | 0x20)
}
