package import MapStyle
import PlantModel

/// The texts of a label, divided into one, two or three lines, from which placement chooses.
package struct LabelText: Sendable {
  /// Fewest lines first. Lines that the text itself breaks (name, level) stay apart in each.
  package var wrappings: [[String]]
  private let name: String
  /// Lines that follow the name in every wrapping.
  private let restCount: Int
  package let fonts: [String]
  package let lineHeight: Double

  /// Names longer than this are shortened on the map; lists print more of them.
  private static let longest = 48

  package init(_ paint: TextPaint, measuring: some TextMeasuring, maxLines: Int = 3) {
    fonts = paint.fonts
    lineHeight = paint.lineHeight
    let parts = paint.text.split(separator: "\n", omittingEmptySubsequences: true).map {
      LineBreaking.shortened(String($0), to: Self.longest)
    }
    let name = parts.first ?? ""
    self.name = paint.text.split(separator: "\n").first.map(String.init) ?? ""
    restCount = max(0, parts.count - 1)
    guard !parts.isEmpty else {
      wrappings = []
      return
    }
    let rest = Array(parts.dropFirst())
    let shaped = measuring.shaped(name, fonts: paint.fonts, size: paint.size)
    let breaking = LineBreaking(shaped, allowed: measuring.lineBreaks(in: name))
    let widest = paint.maxWidth * paint.size
    let divisions = (1...maxLines).compactMap { breaking.lines($0) }
    let fitting = divisions.filter { lines in
      lines.allSatisfy {
        measuring.shaped($0, fonts: paint.fonts, size: paint.size).advance <= widest
      }
    }
    wrappings = (fitting.isEmpty ? Array(divisions.suffix(1)) : fitting).map { $0 + rest }
  }

  /// One wrapping as a block at a size.
  package func block(_ wrapping: Int, size: Double, measuring: some TextMeasuring) -> TextBlock {
    TextBlock(
      wrappings[wrapping].map { measuring.shaped($0, fonts: fonts, size: size) },
      lineHeight: lineHeight, name: name, nameLines: wrappings[wrapping].count - restCount)
  }
}
