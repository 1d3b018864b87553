import Glibc
import MapStyle
import PlantModel

extension Typography {
  /// GB/T 50001: a circle of 24 mm with a pointer whose tail is an eighth as wide, and 北 or N; it leans as the map does.
  func northArrow(bearing: Double, diameter: Double) -> FurnitureBlock {
    let letter = diameter * 0.2
    let radius = diameter / 2
    let size = diameter + 2 * letter * 1.15
    let center = Point(x: size / 2, y: size / 2)
    let angle = -bearing * .pi / 180
    let up = Point(x: sin(angle), y: -cos(angle))
    let side = Point(x: -up.y, y: up.x)
    let tip = center + up * radius
    let tail = center + up * -radius
    let half = side * (diameter / 16)
    let origin = "sheet/north-arrow"
    var block = FurnitureBlock(size: Size(width: size, height: size))
    let rim = Stroke(color: FurnitureBlock.ink, width: mm(0.25))
    block.marks = [
      Mark(.fill(.circle(center, radius), .color(.white)), origin: origin),
      Mark(.stroke(.circle(center, radius), rim), origin: origin),
      Mark(
        .fill(.polygon([tip, tail + half, tail + half * -1]), .color(FurnitureBlock.ink)),
        origin: origin),
    ]
    let words = languages == .en ? SheetWords.north.en : SheetWords.north.zh
    let place = center + up * (radius + letter * 0.62)
    block.add(
      line(words, size: letter, bold: true),
      in: Rect(center: place, width: letter, height: letter), alignment: .center, origin: origin)
    return block
  }
}
