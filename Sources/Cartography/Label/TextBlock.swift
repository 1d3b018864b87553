package import MapStyle
package import PlantModel

/// Lines of text, or columns of vertical writing, shaped and set as one box.
package struct TextBlock: Hashable, Sendable {
  /// Where shorter lines stand beside the widest; in columns `left` is the top and `right` the foot.
  package enum Justification: Hashable, Sendable { case left, center, right }

  /// A stretch of letters in one look, or a picture between letters.
  package struct Piece: Hashable, Sendable {
    /// What a piece shows.
    package enum Content: Hashable, Sendable {
      case letters(ShapedLine)
      /// A picture, and the size to which it is scaled.
      case image(Symbol, Size)
    }

    package var content: Content
    /// From the top left corner of the line's own box: the left end of the baseline, or a picture's top left corner.
    package var origin: Point
    /// Degrees clockwise about the origin.
    package var rotation: Double
    /// Nil: that of the block.
    package var color: Color?
    /// As `TextRun.meaning`.
    package var meaning: String?

    package init(
      _ content: Content, origin: Point, rotation: Double = 0, color: Color? = nil,
      meaning: String? = nil
    ) {
      self.content = content
      self.origin = origin
      self.rotation = rotation
      self.color = color
      self.meaning = meaning
    }

    /// Nil for a picture.
    package var letters: ShapedLine? {
      if case .letters(let line) = content { line } else { nil }
    }
  }

  /// A line, or a column of vertical writing.
  package struct Line: Hashable, Sendable {
    package var pieces: [Piece]
    /// Its own box.
    package var size: Size
    /// What it says.
    package var text: String

    package init(_ pieces: [Piece], size: Size, text: String) {
      self.pieces = pieces
      self.size = size
      self.text = text
    }

    /// Height of its largest letters, 0 without letters.
    package var letterSize: Double { pieces.reduce(0) { max($0, $1.letters?.size ?? 0) } }
  }

  /// From the top down; columns from right to left.
  package var lines: [Line]
  package var isVertical: Bool
  package var size: Size

  package init(_ lines: [Line], isVertical: Bool = false) {
    self.lines = lines
    self.isVertical = isVertical
    let (across, along) = (lines.map(\.size.width), lines.map(\.size.height))
    size =
      isVertical
      ? Size(width: across.reduce(0, +), height: along.max() ?? 0)
      : Size(width: across.max() ?? 0, height: along.reduce(0, +))
  }

  /// Lines in one look each; `lineHeight` is the distance of baselines as a multiple of the letters' size.
  package init(_ lines: [ShapedLine], lineHeight: Double = 1.2) {
    self.init(
      lines.map { line in
        let height = line.size * lineHeight
        let baseline = (height - line.size) / 2 + EmBox.ascent * line.size
        return Line(
          [Piece(.letters(line), origin: Point(x: 0, y: baseline))],
          size: Size(width: line.advance, height: height), text: line.text)
      })
  }

  /// The text's letters, without their scale: those of the first line.
  package var letterSize: Double { lines.first { $0.letterSize > 0 }?.letterSize ?? 0 }
}

/// Chinese letters fill 0.88 em above and 0.12 em below the baseline: the ideographic em box of Noto and other CJK fonts, by
/// which lines are centred. The fonts' own ascent and descent leave half an em of air above.
enum EmBox {
  static let ascent = 0.88
  static let descent = 0.12
  /// Of the middle of the box above the baseline.
  static let middle = (ascent - descent) / 2
}
