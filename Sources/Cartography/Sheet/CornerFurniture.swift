import MapStyle
import PlantModel

/// Pieces of furniture in the corners of the map frame, each on its own ground; labels keep clear of them.
struct CornerFurniture {
  var marks: [Mark] = []
  var obstacles: [Rect] = []
  /// Pieces that no longer fitted into their corner.
  var leftOut = 0

  /// Items of one corner stand below each other (above, in the lower corners).
  mutating func add(
    _ blocks: [FurnitureBlock], at corner: Furniture.Place, in frame: Rect, padding: Double
  ) {
    let margin = padding * 1.5
    var y = corner.isTop ? frame.minY + margin : frame.maxY - margin
    for block in blocks {
      let size = Size(
        width: block.size.width + 2 * padding, height: block.size.height + 2 * padding)
      let x = corner.isLeft ? frame.minX + margin : frame.maxX - margin - size.width
      let box = Rect(
        x: x, y: corner.isTop ? y : y - size.height, width: size.width, height: size.height)
      guard frame.contains(box), !obstacles.contains(where: box.overlaps) else {
        leftOut += 1
        continue
      }
      let ground = Path.roundedRect(box, radius: padding / 2)
      marks.append(Mark(.fill(ground, .color(.white)), origin: "sheet/ground"))
      marks.append(
        Mark(
          .stroke(ground, Stroke(color: FurnitureBlock.rule, width: 0.7)), origin: "sheet/ground"))
      marks += block.placed(at: Point(x: box.minX + padding, y: box.minY + padding))
      obstacles.append(box.inset(by: -padding / 2))
      y += (size.height + margin / 2) * (corner.isTop ? 1 : -1)
    }
  }
}

extension Furniture.Place {
  fileprivate var isTop: Bool { self == .topLeft || self == .topRight }
  fileprivate var isLeft: Bool { self == .topLeft || self == .bottomLeft }
}

extension Typography {
  /// The pieces that a template puts into one corner. Title, notes and lists need a panel; they stand there when a corner is
  /// asked for.
  func cornerBlocks(
    _ corner: Furniture.Place, _ furniture: Furniture, _ view: SheetView, swatches: Swatches,
    frame: Rect
  ) -> [FurnitureBlock] {
    let width = min(frame.width * 0.35, mm(62) * scale)
    return Furniture.Item.allCases.filter { furniture.place(of: $0) == corner }.compactMap {
      switch $0 {
      case .northArrow:
        northArrow(bearing: view.frame.bearing, diameter: mm(18) * max(0.8, scale * 0.85))
      case .legend: legend(view, swatches: swatches, width: width)
      case .statistics: statistics(view, width: width)
      case .scaleBar: scaleBar(view, width: width)
      case .titleBlock: titleBlock(view, width: width)
      case .title, .majorRisks, .key, .notes, .grid: nil
      }
    }
  }
}
