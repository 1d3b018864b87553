import MapStyle
import PlantModel

/// The text of a plain label, divided into one, two or three lines and those that follow its name.
struct TileLabelText {
  private let paint: TextPaint
  private let measuring: any TextMeasuring
  private let mostLines: Int
  /// The name in one line, at the size that the style asks for; nil where there is no text.
  private let name: ShapedLine?
  /// Those that follow the name.
  private let rest: [ShapedLine]

  /// Names longer than this are shortened.
  private static let longest = 48

  init(_ paint: TextPaint, measuring: any TextMeasuring, mostLines: Int = 3) {
    self.paint = paint
    self.measuring = measuring
    self.mostLines = mostLines
    let parts = paint.text.split(separator: "\n", omittingEmptySubsequences: true).map {
      measuring.shaped(
        LineBreaking.shortened(String($0), to: Self.longest), fonts: paint.fonts, size: paint.size)
    }
    name = parts.first
    rest = Array(parts.dropFirst())
  }

  /// The text with the fewest lines; nil where there is none.
  var fewestLines: [ShapedLine]? {
    guard let name else { return nil }
    return fits(name) ? [name] + rest : wrappings.first
  }

  /// All divisions, that with the fewest lines first. Most labels need none beyond the first, and dividing takes longest.
  var wrappings: [[ShapedLine]] {
    guard let name else { return [] }
    var divisions: [[ShapedLine]] = [[name]]
    if mostLines > 1, name.text.count > 1 {
      let breaking = LineBreaking(name, allowed: measuring.lineBreaks(in: name.text))
      divisions += (2...mostLines).compactMap { lines in
        breaking.lines(lines)?.map {
          measuring.shaped($0, fonts: paint.fonts, size: paint.size)
        }
      }
    }
    let fitting = divisions.filter { $0.allSatisfy(fits) }
    return (fitting.isEmpty ? Array(divisions.suffix(1)) : fitting).map { $0 + rest }
  }

  private func fits(_ line: ShapedLine) -> Bool { line.advance <= paint.maxWidth * paint.size }

  /// Room of some lines, letters being that large.
  func size(_ lines: [ShapedLine], at size: Double) -> Size {
    Size(
      width: lines.reduce(0) { max($0, $1.advance) } * size / paint.size,
      height: Double(lines.count) * size * paint.lineHeight)
  }
}
