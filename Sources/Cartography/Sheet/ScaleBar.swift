import Glibc
import MapStyle
import PlantModel

extension Typography {
  /// A bar of alternating fields with metres below, about `width` long, and the numeric scale above: both from the one scale
  /// of the map frame.
  func scaleBar(_ view: SheetView, width: Double) -> FurnitureBlock {
    let frame = view.frame
    let (step, fields) = Self.division(metres: (width - body * 3) * frame.metresPerPixel)
    let origin = "sheet/scale-bar"
    var block = FurnitureBlock(size: Size(width: width, height: 0))
    let title = fitted(
      "\(words(SheetWords.scale)) \(view.scaleText)", size: body, bold: true, width: width)
    block.add(
      title, in: Rect(x: 0, y: 0, width: width, height: body * 1.6), origin: origin)
    let top = body * 1.9
    let height = mm(1.6) * scale
    let field = step * frame.pixelsPerMetre
    for i in 0..<fields {
      let rect = Rect(x: Double(i) * field, y: top, width: field, height: height)
      let isDark = i % 2 == 0
      block.marks.append(
        Mark(
          .fill(Path(rect: rect), .color(isDark ? FurnitureBlock.ink : .white)), origin: origin))
      block.marks.append(
        Mark(
          .stroke(Path(rect: rect), Stroke(color: FurnitureBlock.ink, width: mm(0.25))),
          origin: origin))
    }
    for i in 0...fields {
      let metres = Self.text(step * Double(i)) + (i == fields ? " m" : "")
      let text = line(metres, size: small)
      let x = Double(i) * field
      let left = i == 0 ? 0 : x - line(Self.text(step * Double(i)), size: small).size.width / 2
      block.add(
        text, in: Rect(x: left, y: top + height, width: text.size.width, height: small * 1.6),
        origin: origin)
    }
    block.size.height = top + height + small * 1.6
    return block
  }

  /// Two to five fields of 1, 2 or 5 × 10ⁿ metres that fill at most the length, as much of it as can be.
  private static func division(metres: Double) -> (step: Double, fields: Int) {
    guard metres > 0, metres.isFinite else { return (1, 1) }
    let power = pow(10, floor(log10(metres)))
    let divisions = [power / 5, power / 2, power].map { step in
      (step: step, fields: max(1, Int(min(5, metres / step + 1e-9))))
    }
    return divisions.max { $0.step * Double($0.fields) < $1.step * Double($1.fields) }
      ?? (power, 1)
  }

  private static func text(_ metres: Double) -> String {
    metres == metres.rounded() && abs(metres) < 1e9 ? "\(Int(metres))" : "\(metres)"
  }
}
