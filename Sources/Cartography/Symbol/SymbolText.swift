import MapStyle
import PlantModel

/// The text of a symbol, set in one of the ways that its style allows.
struct SymbolText {
  let block: TextBlock
  /// From the point, before it is turned.
  let rect: Rect
  let alignment: TextBlock.Justification

  init(_ block: TextBlock, _ paint: TextPaint, at place: TextPaint.Place, em: Double) {
    self.block = block
    rect = place.anchor.rect(of: block.size)
      .offset(by: Point(x: place.offsetX * em, y: place.offsetY * em))
    switch paint.justify {
    case .left: alignment = .left
    case .center: alignment = .center
    case .right: alignment = .right
    case .auto: alignment = place.anchor.alignment(isVertical: block.isVertical)
    }
  }

  /// A drawing's own text, at the part of its box that the drawing says.
  init(_ block: TextBlock, drawnAt anchor: Point) {
    self.block = block
    rect = Rect(
      x: -anchor.x * block.size.width, y: (anchor.y - 1) * block.size.height,
      width: block.size.width, height: block.size.height)
    alignment = anchor.x < 0.25 ? .left : anchor.x > 0.75 ? .right : .center
  }
}

extension ProjectedTable.DrawnText {
  /// Never upside down.
  var upright: ProjectedTable.DrawnText {
    var text = self
    text.rotation -= 360 * (rotation / 360).rounded()
    if text.rotation > 90 || text.rotation <= -90 {
      text.rotation += text.rotation > 0 ? -180 : 180
      text.anchor = Point(x: 1 - anchor.x, y: 1 - anchor.y)
    }
    return text
  }
}

extension TextPaint {
  /// The style leaves it to the drawing where its texts stand.
  var leavesPlaceToDrawing: Bool { places == [Place()] && rotate == 0 }

  func halo(scale: Double) -> Halo? {
    guard haloWidth > 0, haloColor.alpha > 0 else { return nil }
    return Halo(color: haloColor, width: haloWidth * scale, blur: haloBlur * scale)
  }
}
