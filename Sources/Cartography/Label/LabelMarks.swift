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
    let size = block.letterSize > 0 ? block.letterSize : paint.size
    let scale = min(1, size / paint.size)
    return Halo(
      color: paint.haloColor, width: paint.haloWidth * scale, blur: paint.haloBlur * scale)
  }

  /// Where a point of the body came to stand.
  private func turned(_ point: Point) -> Point {
    box.center + AffineTransform.rotation(radians: box.rotation * .pi / 180).applied(to: point)
  }

  /// A plate turns with its text; an icon beside the text stays upright.
  private func iconMarks(origin: String) -> [Mark] {
    guard var icon = body.icon else { return [] }
    let point = turned(body.point)
    if body.isPlate { return icon.marks(at: point, turned: box.rotation, origin: origin) }
    let center = OrientedBox(icon.rect, about: point, rotation: icon.rotation + box.rotation).center
    icon.rect = Rect(
      center: Point(x: 0, y: 0), width: icon.rect.width, height: icon.rect.height)
    return icon.marks(at: center, turned: 0, origin: origin)
  }

  private var alignment: TextBlock.Justification {
    switch paint.justify {
    case .left: .left
    case .right: .right
    case .auto where body.icon != nil && !body.isPlate:
      paint.places.first?.anchor.alignment(isVertical: block.isVertical) ?? .center
    case .auto, .center: .center
    }
  }

  fileprivate func textMarks(
    origin: String, numberFonts: [String], measuring: some TextMeasuring
  ) -> [Mark] {
    let halo = halo
    guard let number else {
      return iconMarks(origin: origin)
        + block.marks(
          in: Rect(
            center: turned(body.textCenter), width: block.size.width, height: block.size.height),
          alignment: alignment, rotation: box.rotation, color: paint.color, halo: halo,
          origin: origin)
    }
    let rect = box.boundingBox
    let size = block.letterSize
    let digits = TextBlock([measuring.shaped("\(number)", fonts: numberFonts, size: size)])
    let pill = Path.roundedRect(rect, radius: rect.height / 2)
    return [
      Mark(.fill(pill, .color(.white)), origin: origin),
      Mark(.stroke(pill, Stroke(color: ink, width: 0.6)), origin: origin),
    ] + digits.runs(in: rect, color: ink).map { Mark(.text($0), origin: origin) }
  }
}
