import MapStyle
import PlantModel

/// Texts and names of the layout itself, drawn where they hide no label of a unit: each at its own place and angle, or not
/// at all.
func layoutTextMarks(
  _ layers: [StyledLayer], of content: MapContent, bearing: Double, minimumSize: Double,
  taken: inout LabelIndex, measuring: some TextMeasuring
) -> [Mark] {
  layers.flatMap { layer -> [Mark] in
    guard layer.sourceLayer == "layout", case .symbol(let styled) = layer.content else { return [] }
    return styled.flatMap { item -> [Mark] in
      let feature = content.plant.features[item.feature]
      guard !item.paint.text.isEmpty, let place = content.labelPoint(item.feature) else {
        return []
      }
      let size = max(item.paint.size * content.symbolScale, minimumSize)
      let lines = item.paint.text.split(separator: "\n").map {
        measuring.shaped(String($0), fonts: item.paint.fonts, size: size)
      }
      let block = TextBlock(lines, lineHeight: item.paint.lineHeight)
      let box = feature.textBox(block.size, at: place, bearing: bearing)
      let room = box.grown(by: item.paint.padding)
      guard content.window.contains(room.boundingBox),
        item.paint.allowOverlap || taken.isFree(.box(room))
      else { return [] }
      if !item.paint.ignorePlacement { taken.insert(.box(box), owner: -2, rank: -1) }
      let halo =
        item.paint.haloWidth > 0 && item.paint.haloColor.alpha > 0
        ? Halo(color: item.paint.haloColor, width: item.paint.haloWidth * content.symbolScale)
        : nil
      return block.runs(
        in: Rect(center: box.center, width: box.size.width, height: box.size.height),
        rotation: box.rotation, color: item.paint.color, halo: halo
      ).map { Mark(.text($0), origin: "layout/\(feature.layer)") }
    }
  }
}

extension MapContent {
  /// Where a text of that feature is anchored; nil outside the window.
  fileprivate func labelPoint(_ index: Int) -> Point? {
    if let point = projected.points[index].first { return point }
    guard case .polygons(let polygons) = plant.features[index].geometry,
      let largest = polygons.max(by: { $0.area < $1.area })
    else { return nil }
    let point = transform.applied(to: largest.centroid)
    return window.contains(point) ? point : nil
  }
}

extension Feature {
  /// The box of a text of that size whose anchor comes to `place`, turned with the map but never upside down.
  fileprivate func textBox(_ size: Size, at place: Point, bearing: Double) -> OrientedBox {
    // A polygon's name is centred on it; a drawing's text has its own anchor.
    guard text != nil else { return OrientedBox(center: place, size: size) }
    var rotation = -(textAngle + bearing)
    rotation -= 360 * (rotation / 360).rounded()
    var anchor = textAnchor
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
