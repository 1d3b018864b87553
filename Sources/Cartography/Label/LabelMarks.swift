import MapStyle
import PlantModel

extension LabelPlan {
  /// The marks of all labels: leaders below, then boxes and letters.
  package func marks(codes: [String], numberFonts: [String], measuring: some TextMeasuring)
    -> [Mark]
  {
    labels.flatMap { $0.leaderMarks(origin: "unit/\(codes[$0.unit])") }
      + labels.flatMap {
        $0.textMarks(
          origin: "unit/\(codes[$0.unit])", numberFonts: numberFonts, measuring: measuring)
      }
  }
}

/// Ink of leaders and of the rims of numbers.
private let ink = Color(red: 0.15, green: 0.15, blue: 0.15)

extension PlacedLabel {
  fileprivate func leaderMarks(origin: String) -> [Mark] {
    guard leader.count == 2 else { return [] }
    let line = Path.polyline(leader)
    let casing = Stroke(color: .white.faded(by: 0.85), width: 2, cap: .round)
    let stroke = Stroke(color: ink, width: 0.7, cap: .round)
    return [
      Mark(.stroke(line, casing), origin: origin), Mark(.stroke(line, stroke), origin: origin),
      Mark(.fill(.circle(leader[1], 1.9), .color(.white)), origin: origin),
      Mark(.fill(.circle(leader[1], 1.4), .color(ink)), origin: origin),
    ]
  }

  /// The halo of the style, narrower where the letters had to be smaller.
  private var halo: Halo? {
    guard paint.haloWidth > 0, paint.haloColor.alpha > 0, paint.size > 0 else { return nil }
    let size = block.lines.first?.size ?? paint.size
    return Halo(color: paint.haloColor, width: paint.haloWidth * size / paint.size)
  }

  fileprivate func textMarks(
    origin: String, numberFonts: [String], measuring: some TextMeasuring
  ) -> [Mark] {
    let halo = halo
    guard let number else {
      return block.runs(
        in: Rect(center: box.center, width: box.size.width, height: box.size.height),
        rotation: box.rotation, color: paint.color, halo: halo
      ).map { Mark(.text($0), origin: origin) }
    }
    let rect = box.boundingBox
    let size = block.lines.first?.size ?? 8
    let digits = TextBlock([measuring.shaped("\(number)", fonts: numberFonts, size: size)])
    let pill = Path.roundedRect(rect, radius: rect.height / 2)
    return [
      Mark(.fill(pill, .color(.white)), origin: origin),
      Mark(.stroke(pill, Stroke(color: ink, width: 0.6)), origin: origin),
    ] + digits.runs(in: rect, color: ink).map { Mark(.text($0), origin: origin) }
  }
}
