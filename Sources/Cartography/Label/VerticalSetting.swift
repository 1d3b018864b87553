import MapStyle
import PlantModel

/// Sets paragraphs in columns: Chinese letters below one another, short groups of other letters upright across the column, longer ones
/// turned with it.
struct VerticalSetting<Measuring: TextMeasuring> {
  let setting: TextSetting<Measuring>

  /// What takes one place in a column.
  private struct Cell {
    var letters: Int
    /// Along the column, with the spacing behind it.
    var advance: Double
    /// Its origin is counted from the middle of the column and the cell's top.
    var piece: TextBlock.Piece?
  }

  /// Most letters of a group that stands across the column.
  private static var longestGroup: Int { 4 }
  /// Such a group may be so many ems wide; beyond, its letters are made smaller, at most to `smallestGroup` of their size.
  private static var groupWidth: Double { 1.15 }
  private static var smallestGroup: Double { 0.6 }

  /// The paragraph in as few columns as `height` allows, of nearly equal height.
  func columns(_ spans: [TextSpan], height: Double) -> [[TextSpan]] {
    guard height < .infinity, advance(of: spans) > height else { return [spans] }
    return breaking(spans).balanced(to: height).map(spans.cut)
  }

  func advance(of spans: [TextSpan]) -> Double {
    spans.reduce(0) { $0 + cells($1).reduce(0) { $0 + $1.advance } }
  }

  /// Where the paragraph may be parted into columns: not within a group.
  func breaking(_ spans: [TextSpan]) -> LineBreaking {
    var heights: [Double] = [0]
    var inside: Set<Int> = []
    for cell in spans.flatMap(cells) {
      let end = heights[heights.count - 1] + cell.advance
      for step in 1..<max(2, cell.letters + 1) {
        if step < cell.letters { inside.insert(heights.count) }
        heights.append(end)
      }
    }
    let text = spans.text
    return LineBreaking(
      letters: Array(text), widths: heights, em: setting.size,
      allowed: setting.measuring.lineBreaks(in: text).filter { !inside.contains($0) })
  }

  func column(_ spans: [TextSpan]) -> TextBlock.Line {
    var pieces: [TextBlock.Piece] = []
    var largest = 0.0
    var width = 0.0
    var y = 0.0
    for (index, span) in spans.enumerated() {
      let size = setting.size(of: span)
      largest = max(largest, span.image == nil ? size : 0)
      width = max(width, setting.imageSize(span)?.width ?? 0)
      for cell in cells(span) {
        if var piece = cell.piece {
          piece.origin.y += y
          pieces.append(piece)
        }
        y += cell.advance
      }
      if index == spans.count - 1 { y -= setting.letterSpacing * size }
    }
    let em = largest > 0 ? largest : setting.size
    let across = max(setting.lineHeight * em, width)
    for index in pieces.indices { pieces[index].origin.x += across / 2 }
    return TextBlock.Line(
      pieces, size: Size(width: max(0, across), height: max(0, y)), text: spans.text)
  }

  private func cells(_ span: TextSpan) -> [Cell] {
    if let image = span.image, let size = setting.imageSize(span) {
      let piece = TextBlock.Piece(.image(image, size), origin: Point(x: -size.width / 2, y: 0))
      return [Cell(letters: 1, advance: size.height, piece: piece)]
    }
    let letters = UprightLetters.withWideBrackets(Array(span.text))
    var cells: [Cell] = []
    var start = 0
    while start < letters.count {
      let letter = letters[start]
      if letter == " " {
        cells.append(Cell(letters: 1, advance: setting.size(of: span) * 0.3))
        start += 1
      } else if UprightLetters.contains(letter) {
        cells.append(upright(letter, span))
        start += 1
      } else {
        let end = Self.end(ofGroupAt: start, in: letters)
        cells.append(group(String(letters[start..<end]), letters: end - start, span))
        start = end
      }
    }
    return cells
  }

  /// Behind the words that stand or turn together: a space between two of them turns too.
  private static func end(ofGroupAt start: Int, in letters: [Character]) -> Int {
    func isSideways(_ index: Int) -> Bool {
      index < letters.count && letters[index] != " " && !UprightLetters.contains(letters[index])
    }
    var end = start
    while isSideways(end) || end < letters.count && letters[end] == " " && isSideways(end + 1) {
      end += 1
    }
    return end
  }

  private func shaped(_ text: String, _ span: TextSpan, size: Double) -> ShapedLine {
    setting.measuring.shaped(text, fonts: span.fonts, size: size)
  }

  private func upright(_ letter: Character, _ span: TextSpan) -> Cell {
    let size = setting.size(of: span)
    if let form = UprightLetters.form(of: letter) {
      let line = shaped(String(form), span, size: size)
      if line.runs.contains(where: { $0.glyphs.contains { $0.id != 0 } }) {
        return across(line, height: size, span, letters: 1)
      }
    }
    let line = shaped(String(letter), span, size: size)
    return UprightLetters.turns(letter)
      ? turned(line, span, letters: 1) : across(line, height: size, span, letters: 1)
  }

  private func group(_ text: String, letters: Int, _ span: TextSpan) -> Cell {
    let size = setting.size(of: span)
    let line = shaped(text, span, size: size)
    let factor = line.advance > 0 ? min(1, Self.groupWidth * size / line.advance) : 1
    guard letters <= Self.longestGroup, !text.contains(" "), factor >= Self.smallestGroup,
      size * factor >= setting.minimumSize
    else { return turned(line, span, letters: letters) }
    let fitted = factor < 1 ? shaped(text, span, size: size * factor) : line
    return across(fitted, height: size, span, letters: letters)
  }

  /// Upright in the middle of the column.
  private func across(
    _ line: ShapedLine, height: Double, _ span: TextSpan, letters: Int
  ) -> Cell {
    let baseline = height / 2 + EmBox.middle * line.size
    let piece = TextBlock.Piece(
      .letters(line), origin: Point(x: -line.advance / 2, y: baseline), color: span.color)
    return Cell(letters: letters, advance: height + spacing(span), piece: piece)
  }

  /// Turned clockwise, its em box in the middle of the column.
  private func turned(_ line: ShapedLine, _ span: TextSpan, letters: Int) -> Cell {
    let line = letters > 1 ? line.spaced(by: spacing(span)) : line
    let piece = TextBlock.Piece(
      .letters(line), origin: Point(x: -EmBox.middle * line.size, y: 0), rotation: 90,
      color: span.color)
    return Cell(
      letters: letters, advance: line.advance + (letters > 1 ? 0 : spacing(span)), piece: piece)
  }

  private func spacing(_ span: TextSpan) -> Double {
    setting.letterSpacing * setting.size(of: span)
  }
}
