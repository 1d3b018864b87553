import MapStyle
package import PlantModel

/// A label's text and the icon that belongs to it, in one box.
package struct LabelBody: Hashable, Sendable {
  package var block: TextBlock
  package var size: Size
  /// Middle of the text, from the middle of the box.
  package var textCenter: Point
  package var icon: SymbolIcon?
  /// The icon fits the text and lies behind it.
  package var isPlate = false
  /// What icon and text are anchored to, from the middle of the box.
  package var point: Point

  package init(_ block: TextBlock) {
    self.block = block
    size = block.size
    textCenter = Point(x: 0, y: 0)
    point = Point(x: 0, y: 0)
  }

  /// The text before its plate, or beside its icon as both are anchored.
  init(_ block: TextBlock, of request: LabelRequest, rules: LabelRules) {
    self.init(block)
    guard let paint = request.icon else { return }
    var text = Rect(
      center: Point(x: 0, y: 0), width: block.size.width, height: block.size.height)
    if paint.textFit == .none, let place = request.paint.places.first {
      let em = block.letterSize
      text = place.anchor.rect(of: block.size)
        .offset(by: Point(x: place.offsetX * em, y: place.offsetY * em))
    }
    guard
      let icon = SymbolIcon(paint, symbols: rules.symbols, scale: rules.symbolScale, text: text)
    else { return }
    let box = icon.box(
      at: Point(x: 0, y: 0), turned: 0, padding: .init(top: 0, right: 0, bottom: 0, left: 0),
      scale: 1)
    let whole = text.union(box.boundingBox)
    size = whole.size
    point = whole.center * -1
    textCenter = text.center - whole.center
    self.icon = icon
    isPlate = paint.textFit != .none
  }
}
