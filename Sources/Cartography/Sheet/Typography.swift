import Glibc
import MapStyle
import PlantModel

/// Sizes and fonts of a sheet's furniture, in CSS pixels; they grow with the paper, slower than it.
struct Typography<Measuring: TextMeasuring> {
  let measuring: Measuring
  let languages: SheetTemplate.Languages
  /// 1 on A3, 1.9 on A0, 0.8 on A4.
  let scale: Double

  static var regular: [String] { ["Noto Sans CJK SC"] }
  static var bold: [String] { ["Noto Sans CJK SC Bold"] }

  init(paper: Size, languages: SheetTemplate.Languages, measuring: Measuring) {
    self.measuring = measuring
    self.languages = languages
    let ratio = (paper.width * paper.height / (420 * 297)).squareRoot()
    scale = pow(max(0.3, ratio), 0.62)
  }

  private init(measuring: Measuring, languages: SheetTemplate.Languages, scale: Double) {
    self.measuring = measuring
    self.languages = languages
    self.scale = scale
  }

  /// The same in larger or smaller letters.
  func scaled(by factor: Double) -> Typography {
    Typography(measuring: measuring, languages: languages, scale: scale * factor)
  }

  func mm(_ millimetres: Double) -> Double { millimetres * pixelsPerMillimetre }
  /// Letter heights: body 2.9 mm on A3, 5.5 mm on A0.
  var body: Double { max(mm(2), mm(2.9) * scale) }
  var small: Double { max(smallest, mm(2.35) * scale) }
  var heading: Double { max(mm(2.2), mm(3.6) * scale) }
  /// Letters of 1.8 mm: what is smaller is not read.
  var smallest: Double { mm(1.8) }
  var titleSize: Double { mm(8.4) * scale }
  var gap: Double { mm(2) * scale }
  var hairline: Double { mm(0.18) }

  /// The words in the sheet's language or languages, in one line.
  func words(_ text: LocalizedText) -> String {
    switch languages {
    case .zh: text.zh
    case .en: text.en
    case .both: text.zh == text.en ? text.zh : "\(text.zh) \(text.en)"
    }
  }

  /// One line.
  func line(_ text: String, size: Double, bold: Bool = false) -> TextBlock {
    TextBlock([
      measuring.shaped(text, fonts: bold ? Self.bold : Self.regular, size: size)
    ])
  }

  /// One line, made smaller down to 70 % but not below the smallest, and then cut with … so that it is no wider than `width`.
  func fitted(_ text: String, size: Double, bold: Bool = false, width: Double) -> TextBlock {
    TextBlock([fittedLine(text, size: size, bold: bold, width: width)])
  }

  private func fittedLine(_ text: String, size: Double, bold: Bool, width: Double) -> ShapedLine {
    let fonts = bold ? Self.bold : Self.regular
    let full = measuring.shaped(text, fonts: fonts, size: size)
    guard full.advance > width else { return full }
    guard width > 0 else { return measuring.shaped("", fonts: fonts, size: size) }
    let least = max(size * 0.7, min(size, smallest))
    let smaller = max(least, size * width / full.advance * 0.995)
    let shrunk = measuring.shaped(text, fonts: fonts, size: smaller)
    guard shrunk.advance > width else { return shrunk }
    let letters = max(1, Int(Double(text.count) * width / shrunk.advance) - 1)
    for count in stride(from: letters, to: 0, by: -1) {
      let cut = measuring.shaped(text.prefix(count) + "…", fonts: fonts, size: smaller)
      if cut.advance <= width || count == 1 { return cut }
    }
    return shrunk
  }

  /// As many lines as it takes, at most `maxLines`, the last ending in … when the text is longer.
  func paragraph(
    _ text: String, size: Double, bold: Bool = false, width: Double, maxLines: Int = .max,
    lineHeight: Double = 1.35
  ) -> TextBlock {
    let fonts = bold ? Self.bold : Self.regular
    let shaped = measuring.shaped(text, fonts: fonts, size: size)
    guard shaped.advance > width else { return TextBlock([shaped], lineHeight: lineHeight) }
    var lines = LineBreaking(shaped, allowed: measuring.lineBreaks(in: text)).wrapped(to: width)
    if lines.count > maxLines {
      lines = Array(lines.prefix(maxLines))
      lines[maxLines - 1] += "…"
    }
    return TextBlock(
      lines.map { fittedLine($0, size: size, bold: bold, width: width) },
      lineHeight: lineHeight)
  }
}

/// A piece of furniture drawn from its own top left corner.
struct FurnitureBlock {
  var size: Size
  var marks: [Mark] = []

  static let ink = Color(red: 0.1, green: 0.1, blue: 0.1)
  static let grey = Color(red: 0.38, green: 0.38, blue: 0.38)
  static let rule = Color(red: 0.55, green: 0.55, blue: 0.55)

  mutating func add(
    _ text: TextBlock, in box: Rect, alignment: TextBlock.Justification = .left, color: Color = ink,
    origin: String
  ) {
    marks += text.runs(in: box, alignment: alignment, color: color).map {
      Mark(.text($0), origin: origin)
    }
  }

  mutating func addLine(
    _ a: Point, _ b: Point, width: Double, color: Color = rule, origin: String
  ) {
    marks.append(
      Mark(.stroke(.polyline([a, b]), Stroke(color: color, width: width)), origin: origin))
  }

  func placed(at p: Point) -> [Mark] { marks.map { $0.offset(by: p) } }
}
