import MapStyle
import PlantModel

/// The text of a plain label, divided into one, two or three lines and those that follow its name.
struct TileLabelText {
  /// Fewest lines first, shaped at the size that the style asks for.
  let wrappings: [[ShapedLine]]
  private let lineHeight: Double
  private let size: Double

  /// Names longer than this are shortened.
  private static let longest = 48

  init(_ paint: TextPaint, measuring: any TextMeasuring, mostLines: Int = 3) {
    lineHeight = paint.lineHeight
    size = paint.size
    func shaped(_ text: String) -> ShapedLine {
      measuring.shaped(text, fonts: paint.fonts, size: paint.size)
    }
    let parts = paint.text.split(separator: "\n", omittingEmptySubsequences: true).map {
      LineBreaking.shortened(String($0), to: Self.longest)
    }
    guard let name = parts.first else {
      wrappings = []
      return
    }
    let rest = parts.dropFirst().map(shaped)
    let line = shaped(name)
    let widest = paint.maxWidth * paint.size
    var divisions: [[ShapedLine]] = [[line]]
    if mostLines > 1, name.count > 1 {
      let breaking = LineBreaking(line, allowed: measuring.lineBreaks(in: name))
      divisions += (2...mostLines).compactMap { breaking.lines($0)?.map(shaped) }
    }
    let fitting = divisions.filter { $0.allSatisfy { $0.advance <= widest } }
    wrappings = (fitting.isEmpty ? Array(divisions.suffix(1)) : fitting).map { $0 + rest }
  }

  /// Room of some lines, letters being that large.
  func size(_ lines: [ShapedLine], at size: Double) -> Size {
    Size(
      width: lines.reduce(0) { max($0, $1.advance) } * size / self.size,
      height: Double(lines.count) * size * lineHeight)
  }
}
