import MapStyle
import PlantModel

/// How spans of text become lines at a size.
struct TextSetting<Measuring: TextMeasuring> {
  /// Of letters of scale 1, in CSS pixels.
  var size: Double
  /// No letter is smaller.
  var minimumSize = 0.0
  /// In multiples of the size.
  var lineHeight = 1.2
  /// In ems.
  var letterSpacing = 0.0
  /// Pixels of the scene to a picture's own.
  var imageScale = 1.0
  let measuring: Measuring

  func size(of span: TextSpan) -> Double { max(size * span.scale, minimumSize) }

  func imageSize(_ span: TextSpan) -> Size? {
    span.image.map { image in
      Size(
        width: image.size.width * span.scale * imageScale,
        height: image.size.height * span.scale * imageScale)
    }
  }

  /// The span's letters with their spacing, behind the last one too.
  func shaped(_ span: TextSpan) -> ShapedLine {
    let size = size(of: span)
    return measuring.shaped(span.text, fonts: span.fonts, size: size)
      .spaced(by: letterSpacing * size)
  }

  func advance(of spans: [TextSpan]) -> Double {
    spans.reduce(0) { $0 + (imageSize($1)?.width ?? shaped($1).advance) }
  }

  /// Where the paragraph may be parted into lines.
  func breaking(_ spans: [TextSpan]) -> LineBreaking {
    var widths: [Double] = [0]
    for span in spans {
      let start = widths[widths.count - 1]
      if let image = imageSize(span) {
        widths.append(start + image.width)
      } else {
        widths += LineBreaking.widths(of: shaped(span)).dropFirst().map { $0 + start }
      }
    }
    let text = spans.text
    return LineBreaking(
      letters: Array(text), widths: widths, em: size, allowed: measuring.lineBreaks(in: text))
  }

  /// The paragraph in as few lines as `width` allows, of nearly equal width.
  func lines(_ spans: [TextSpan], width: Double) -> [[TextSpan]] {
    guard width < .infinity, advance(of: spans) > width else { return [spans] }
    return breaking(spans).balanced(to: width).map(spans.cut)
  }

  /// One horizontal line.
  func line(_ spans: [TextSpan]) -> TextBlock.Line {
    let largest = spans.reduce(0) { $1.image == nil ? max($0, size(of: $1)) : $0 }
    let em = largest > 0 ? largest : size
    var pieces: [TextBlock.Piece] = []
    var x = 0.0
    var (up, down) = (EmBox.ascent * em, EmBox.descent * em)
    for (index, span) in spans.enumerated() {
      let isLast = index == spans.count - 1
      if let image = span.image, let size = imageSize(span) {
        let top =
          span.verticalAlign == .bottom
          ? EmBox.descent * em - size.height
          : Self.top(of: size.height, beside: em, span.verticalAlign)
        pieces.append(.init(.image(image, size), origin: Point(x: x, y: top)))
        (up, down) = (max(up, -top), max(down, top + size.height))
        x += size.width
      } else {
        var line = shaped(span)
        if isLast { line.advance -= letterSpacing * line.size }
        let top = Self.top(of: line.size, beside: em, span.verticalAlign)
        pieces.append(
          .init(
            .letters(line), origin: Point(x: x, y: top + EmBox.ascent * line.size),
            color: span.color))
        x += line.advance
      }
    }
    let height = max(0, lineHeight * em + up + down - em)
    let baseline = (height - up - down) / 2 + up
    for index in pieces.indices { pieces[index].origin.y += baseline }
    return TextBlock.Line(
      pieces, size: Size(width: max(0, x), height: height), text: spans.text)
  }

  /// Of what is so high, from the baseline of letters of size `em`.
  private static func top(
    of height: Double, beside em: Double, _ align: TextPaint.Section.VerticalAlign
  ) -> Double {
    switch align {
    case .top: -EmBox.ascent * em
    case .center: -EmBox.middle * em - height / 2
    // On the same baseline.
    case .bottom: -EmBox.ascent * height
    }
  }
}

extension [TextBlock.Line] {
  /// Gives the whole text to the first letters and none to the rest, where a search would else not find it in one piece.
  func meaning(_ text: String) -> [TextBlock.Line] {
    let letters = reduce(0) { $0 + $1.pieces.count { $0.letters != nil } }
    if letters == 1, let only = lazy.flatMap(\.pieces).compactMap(\.letters).first,
      only.text == text
    {
      return self
    }
    var lines = self
    var meaning = text
    for line in lines.indices {
      for piece in lines[line].pieces.indices where lines[line].pieces[piece].letters != nil {
        lines[line].pieces[piece].meaning = meaning
        meaning = ""
      }
    }
    return lines
  }
}

extension ShapedLine {
  /// With so many pixels more behind each letter. Scripts from right to left join their letters and stay as they are.
  func spaced(by spacing: Double) -> ShapedLine {
    guard spacing != 0, spacing.isFinite else { return self }
    var line = self
    var count = 0
    for run in line.runs.indices {
      let glyphs = line.runs[run].glyphs
      guard zip(glyphs, glyphs.dropFirst()).allSatisfy({ $0.x <= $1.x }) else { return self }
      var glyph = 0
      for cluster in line.runs[run].clusters {
        for index in glyph..<Swift.min(glyph + cluster.glyphs, glyphs.count) {
          line.runs[run].glyphs[index].x += spacing * Double(count)
        }
        glyph += cluster.glyphs
        count += 1
      }
    }
    line.advance += spacing * Double(count)
    return line
  }
}
