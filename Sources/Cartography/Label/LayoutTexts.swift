import MapStyle
import PlantModel

/// Texts and names of the layout itself, drawn where they hide no label of a unit: each at its own place and angle, or not
/// at all.
func layoutTextMarks(
  _ layers: [StyledLayer], of content: MapContent, minimumSize: Double,
  taken: inout LabelIndex, measuring: some TextMeasuring
) -> [Mark] {
  guard let layout = content.tables["layout"] else { return [] }
  return layers.flatMap { layer -> [Mark] in
    guard layer.sourceLayer == "layout", case .symbol(let styled) = layer.content else { return [] }
    return styled.flatMap { item -> [Mark] in
      guard let paint = item.paint.text, let place = layout.labelPoint(item.feature, content.window)
      else { return [] }
      let size = max(paint.size * content.symbolScale, minimumSize)
      let lines = paint.text.split(separator: "\n").map {
        measuring.shaped(String($0), fonts: paint.fonts, size: size)
      }
      let block = TextBlock(lines, lineHeight: paint.lineHeight)
      let box =
        layout.drawnTexts[item.feature]?.box(block.size, at: place)
        ?? OrientedBox(center: place, size: block.size)
      let room = box.grown(by: paint.padding)
      guard content.window.contains(room.boundingBox),
        paint.overlap == .always || taken.isFree(.box(room))
      else { return [] }
      if !paint.ignorePlacement { taken.insert(.box(box), owner: -2, rank: -1) }
      let halo =
        paint.haloWidth > 0 && paint.haloColor.alpha > 0
        ? Halo(color: paint.haloColor, width: paint.haloWidth * content.symbolScale)
        : nil
      return block.runs(
        in: Rect(center: box.center, width: box.size.width, height: box.size.height),
        rotation: box.rotation, color: paint.color, halo: halo
      ).map { Mark(.text($0), origin: layout.origins[item.feature]) }
    }
  }
}

extension ProjectedTable {
  /// Where a text of that row is anchored; nil outside the window.
  fileprivate func labelPoint(_ row: Int, _ window: Rect) -> Point? {
    points[row].first
  }
}

extension ProjectedTable.DrawnText {
  /// The box of a text of that size whose anchor comes to `place`, turned with the map but never upside down.
  fileprivate func box(_ size: Size, at place: Point) -> OrientedBox {
    var rotation = rotation - 360 * (rotation / 360).rounded()
    var anchor = anchor
    if rotation > 90 || rotation <= -90 {
      rotation += rotation > 0 ? -180 : 180
      anchor = Point(x: 1 - anchor.x, y: 1 - anchor.y)
    }
    let offset = Point(
      x: (0.5 - anchor.x) * size.width, y: -(0.5 - anchor.y) * size.height)
    let turned = AffineTransform.rotation(radians: rotation * .pi / 180).applied(to: offset)
    return OrientedBox(center: place + turned, size: size, rotation: rotation)
  }
}
