import MapStyle
import PlantModel

/// What is drawn of a label in its box.
struct TileLabelDrawing {
  let paint: TextPaint
  /// Of the letters, in pixels.
  let size: Double
  let origin: String
  let box: OrientedBox

  /// The halo of the style, narrower where the letters had to be smaller.
  private var halo: Halo? {
    guard paint.haloWidth > 0, paint.haloColor.alpha > 0 else { return nil }
    let share = paint.size > 0 ? min(1, size / paint.size) : 1
    return Halo(color: paint.haloColor, width: paint.haloWidth * share, blur: paint.haloBlur)
  }

  func bounds(_ leader: [Point]) -> Rect {
    let reach = 1 + (halo.map { $0.width + $0.blur } ?? 0)
    let letters = box.boundingBox.inset(by: -reach)
    return leader.isEmpty ? letters : letters.union(Rect(around: leader).inset(by: -2))
  }

  func marks(
    _ lines: [ShapedLine], _ leader: [Point], measuring: any TextMeasuring
  ) -> [Mark] {
    leaderMarks(leader)
      + runs(lines, measuring: measuring).map { Mark(.text($0), origin: origin) }
  }

  /// Lines centred in the box. Upright ones begin on whole pixels, so that pictures of letters serve wherever they stand.
  private func runs(_ lines: [ShapedLine], measuring: any TextMeasuring) -> [TextRun] {
    let turn = AffineTransform.translation(Point(x: -box.center.x, y: -box.center.y))
      .then(.rotation(radians: box.rotation * .pi / 180)).then(.translation(box.center))
    let height = size * paint.lineHeight
    var top = box.center.y - box.size.height / 2
    return lines.map { line in
      let line =
        line.size == size ? line : measuring.shaped(line.text, fonts: paint.fonts, size: size)
      // Chinese letters fill 0.88 em above and 0.12 em below the baseline.
      var start = Point(
        x: box.center.x - line.advance / 2, y: top + (height - size) / 2 + 0.88 * size)
      top += height
      start =
        box.rotation == 0
        ? Point(x: start.x.rounded(), y: start.y.rounded()) : turn.applied(to: start)
      return TextRun(
        line: line, origin: start, rotation: box.rotation, color: paint.color, halo: halo)
    }
  }

  private func leaderMarks(_ leader: [Point]) -> [Mark] {
    guard leader.count == 2 else { return [] }
    let line = Path.polyline(leader)
    let casing = Stroke(color: .white.faded(by: 0.85), width: 2, cap: .round)
    return [
      Mark(.stroke(line, casing), origin: origin),
      Mark(.stroke(line, Stroke(color: paint.color, width: 0.7, cap: .round)), origin: origin),
      Mark(.fill(.circle(leader[1], 1.5), .color(paint.color)), origin: origin),
    ]
  }
}
