package import MapStyle
package import PlantModel

/// Some lines of text, shaped, as one box.
package struct TextBlock: Hashable, Sendable {
  package enum Alignment: Hashable, Sendable { case left, center, right }

  package var lines: [ShapedLine]
  /// Distance of baselines as a multiple of the letters' size.
  package var lineHeight: Double
  package var size: Size
  /// A name that stands in the first lines, perhaps shortened, and in how many; a search finds it whole.
  package var name: String?
  package var nameLines: Int

  package init(
    _ lines: [ShapedLine], lineHeight: Double = 1.2, name: String? = nil, nameLines: Int = 0
  ) {
    self.lines = lines
    self.lineHeight = lineHeight
    self.name = name
    self.nameLines = nameLines
    size = Size(
      width: lines.reduce(0) { max($0, $1.advance) },
      height: lines.reduce(0) { $0 + $1.size * lineHeight })
  }

  /// The lines with the block's box at `box` (its width may be larger than the block's), turned clockwise by `rotation`
  /// degrees about the middle of the box.
  package func runs(
    in box: Rect, alignment: Alignment = .center, rotation: Double = 0, color: Color,
    halo: Halo? = nil
  ) -> [TextRun] {
    let turn =
      AffineTransform.translation(Point(x: -box.center.x, y: -box.center.y))
      .then(.rotation(radians: rotation * .pi / 180)).then(.translation(box.center))
    var top = box.center.y - size.height / 2
    return lines.enumerated().map { index, line in
      let slack = box.width - line.advance
      let x: Double
      switch alignment {
      case .left: x = box.minX
      case .center: x = box.minX + slack / 2
      case .right: x = box.minX + slack
      }
      let height = line.size * lineHeight
      let baseline = top + (height - Self.inkHeight(line)) / 2 + Self.inkAscent(line)
      top += height
      return TextRun(
        line: line, origin: turn.applied(to: Point(x: x, y: baseline)), rotation: rotation,
        color: color, halo: halo, meaning: meaning(ofLine: index))
    }
  }

  private func meaning(ofLine index: Int) -> String? {
    guard let name, index < nameLines, nameLines > 1 || lines[index].text != name else {
      return nil
    }
    return index == 0 ? name : ""
  }

  /// Chinese letters fill 0.88 em above and 0.12 em below the baseline: the ideographic em box of Noto and other CJK fonts,
  /// by which lines are centred. The fonts' own ascent and descent leave half an em of air above.
  private static func inkAscent(_ line: ShapedLine) -> Double { 0.88 * line.size }
  private static func inkHeight(_ line: ShapedLine) -> Double { line.size }
}
