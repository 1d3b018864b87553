import Glibc
import MapStyle
import PlantModel

/// A text that follows a line, letter by letter.
struct LineText {
  private let line: LineRuler
  /// Where on it the text's own origin comes to lie.
  private let distance: Double
  private let text: SymbolText
  private let paint: TextPaint
  /// Chinese letters stand upright where the line is steep; all letters do when the style says so.
  private let isSteep: Bool

  /// Nil where the line is too short.
  init?(_ text: SymbolText, _ paint: TextPaint, on line: LineRuler, at distance: Double) {
    let slack = 1e-6
    guard distance + text.rect.minX >= -slack, distance + text.rect.maxX <= line.length + slack
    else { return nil }
    let chord =
      line.point(at: distance + text.rect.maxX) - line.point(at: distance + text.rect.minX)
    isSteep =
      paint.keepUpright && !paint.keepsGlyphsUpright && abs(chord.y) > abs(chord.x)
      && text.block.lines.contains { UprightLetters.areIn($0.text) }
    // Columns are read from the top, lines from the left.
    let isReversed = paint.keepUpright && (isSteep ? chord.y < 0 : chord.x < 0)
    self.line = isReversed ? line.reversed : line
    self.distance = isReversed ? line.length - distance : distance
    self.text = text
    self.paint = paint
  }

  /// What it takes of the map: boxes of the letters' height along the line, each as long as high, or one where the line is straight.
  func room(padding: Double) -> [OrientedBox] {
    let (low, high) = (distance + text.rect.minX, distance + text.rect.maxX)
    let height = text.rect.height + 2 * padding
    let count =
      line.segment(at: low) == line.segment(at: high)
      ? 1 : max(1, min(1_000, Int(((high - low) / max(height, 1)).rounded(.up))))
    let step = (high - low) / Double(count)
    return (0..<count).map { index in
      let middle = low + (Double(index) + 0.5) * step
      let (center, angle) = frame(at: middle, width: step)
      let ends = (index == 0 ? padding : 0) + (index == count - 1 ? padding : 0)
      let shift = index == 0 ? -padding / 2 : 0
      return OrientedBox(
        center: center + turned(Point(x: count == 1 ? 0 : shift, y: text.rect.center.y), by: angle),
        size: Size(width: step + ends, height: height), rotation: angle * 180 / .pi)
    }
  }

  func marks(halo: Halo?, origin: String) -> [Mark] {
    var all: [TextRun] = []
    var pictures: [Mark] = []
    for (line, corner) in zip(text.block.lines, text.block.corners(in: text.rect, text.alignment)) {
      for piece in line.pieces {
        let start = corner + piece.origin
        switch piece.content {
        case .letters(let letters): all += runs(letters, piece, start, halo)
        case .image(let symbol, let size):
          pictures.append(picture(symbol, size, start, origin: origin))
        }
      }
    }
    return all.withRimsBelow.map { Mark(.text($0), origin: origin) } + pictures
  }

  private func picture(_ symbol: Symbol, _ size: Size, _ start: Point, origin: String) -> Mark {
    let (center, angle) = frame(at: distance + start.x + size.width / 2, width: size.width)
    let middle = center + turned(Point(x: 0, y: start.y + size.height / 2), by: angle)
    return Mark(
      .symbol(
        symbol, in: Rect(center: middle, width: size.width, height: size.height),
        rotation: angle * 180 / .pi, opacity: paint.color.alpha), origin: origin)
  }

  private func runs(
    _ letters: ShapedLine, _ piece: TextBlock.Piece, _ start: Point, _ halo: Halo?
  ) -> [TextRun] {
    var meaning = piece.meaning ?? letters.text
    let clusters = letters.clusters
    return clusters.map { cluster in
      defer { meaning = "" }
      let (base, angle) = frame(
        at: distance + start.x + cluster.x + cluster.line.advance / 2, width: cluster.line.advance)
      // The middle of the letter, about which it is turned.
      let middle = EmBox.middle * letters.size
      let center = base + turned(Point(x: 0, y: start.y - middle), by: angle)
      let turn = self.turn(of: cluster.line.text, along: angle)
      return TextRun(
        line: cluster.line,
        origin: center + turned(Point(x: -cluster.line.advance / 2, y: middle), by: turn),
        rotation: turn * 180 / .pi, color: piece.color ?? paint.color, halo: halo,
        meaning: clusters.count == 1 && piece.meaning == nil ? nil : meaning)
    }
  }

  private func turn(of letters: String, along angle: Double) -> Double {
    let own = paint.rotate * .pi / 180
    if paint.keepsGlyphsUpright { return own }
    return isSteep && UprightLetters.areIn(letters) ? angle - .pi / 2 + own : angle + own
  }

  /// Middle and direction of the chord below so wide a letter.
  private func frame(at distance: Double, width: Double) -> (Point, Double) {
    let (a, b) = (line.point(at: distance - width / 2), line.point(at: distance + width / 2))
    let way = b - a
    guard way.x != 0 || way.y != 0 else {
      return (line.point(at: distance), line.direction(at: distance))
    }
    return ((a + b) * 0.5, atan2(way.y, way.x))
  }

  private func turned(_ point: Point, by angle: Double) -> Point {
    AffineTransform.rotation(radians: angle).applied(to: point)
  }
}

extension ShapedLine {
  /// The line letter by letter, each with its distance from the start; whole where glyphs and letters do not match.
  fileprivate var clusters: [(line: ShapedLine, x: Double)] {
    var starts: [(run: Int, glyphs: Range<Int>, text: String, x: Double)] = []
    for (index, run) in runs.enumerated() {
      guard run.clusters.reduce(0, { $0 + $1.glyphs }) == run.glyphs.count,
        run.clusters.reduce(0, { $0 + $1.bytes }) == run.text.utf8.count
      else { return [(self, 0)] }
      let bytes = Array(run.text.utf8)
      var (byte, glyph) = (0, 0)
      for cluster in run.clusters {
        let glyphs = glyph..<(glyph + cluster.glyphs)
        let text = String(decoding: bytes[byte..<(byte + cluster.bytes)], as: UTF8.self)
        starts.append((index, glyphs, text, glyphs.isEmpty ? advance : run.glyphs[glyph].x))
        glyph += cluster.glyphs
        byte += cluster.bytes
      }
    }
    let sorted = starts.sorted { $0.x < $1.x }
    return sorted.enumerated().map { index, start in
      let end = index + 1 < sorted.count ? sorted[index + 1].x : advance
      let run = runs[start.run]
      let part = GlyphRun(
        face: run.face, text: start.text,
        glyphs: run.glyphs[start.glyphs].map { .init(id: $0.id, x: $0.x - start.x, y: $0.y) },
        clusters: [.init(bytes: start.text.utf8.count, glyphs: start.glyphs.count)])
      let line = ShapedLine(
        text: start.text, size: size, advance: max(0, end - start.x), ascent: ascent,
        descent: descent, runs: [part])
      return (line, start.x)
    }
  }
}
