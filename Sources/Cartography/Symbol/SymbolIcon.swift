import MapStyle
package import PlantModel

/// The picture of a symbol, with size and place about its point.
package struct SymbolIcon: Hashable, Sendable {
  /// In the colours of the style.
  package var symbol: Symbol
  /// From the point, before it is turned.
  package var rect: Rect
  /// Degrees clockwise about the point.
  package var rotation: Double
  package var opacity: Double
  /// Pixels of the scene to the picture's own where it is not stretched; nil: all of it is scaled alike.
  package var fixedScale: Double?

  /// Nil where the picture is not there or nothing would be seen. `text` is the box of the text about the same point, for
  /// icons that fit it.
  init?(_ paint: IconPaint, symbols: [String: Symbol], scale: Double, text: Rect? = nil) {
    let factor = paint.size * scale
    guard var symbol = symbols[paint.image], factor > 0, factor.isFinite, paint.opacity > 0,
      symbol.size.width > 0, symbol.size.height > 0
    else { return nil }
    symbol.color = paint.color
    if paint.haloWidth > 0, paint.haloColor.alpha > 0 {
      symbol.halo = Halo(
        color: paint.haloColor, width: paint.haloWidth * scale, blur: paint.haloBlur * scale)
    }
    let size = Size(width: symbol.size.width * factor, height: symbol.size.height * factor)
    let offset = Point(x: paint.offsetX * factor, y: paint.offsetY * factor)
    rotation = paint.rotate
    opacity = min(1, paint.opacity)
    if paint.textFit != .none, let text {
      rect = Self.fitted(paint, symbol, size, round: text, factor, scale).offset(by: offset)
      fixedScale = symbol.stretch == nil ? nil : factor
    } else {
      rect = paint.anchor.rect(of: size).offset(by: offset)
      fixedScale = nil
    }
    self.symbol = symbol
    guard rect.center.isFinite, rect.width.isFinite, rect.height.isFinite, rotation.isFinite else {
      return nil
    }
  }

  /// The picture's box such that its content box holds the text with its padding, in the directions that fit.
  private static func fitted(
    _ paint: IconPaint, _ symbol: Symbol, _ size: Size, round text: Rect, _ factor: Double,
    _ scale: Double
  ) -> Rect {
    var rect = Rect(center: text.center, width: size.width, height: size.height)
    let content =
      symbol.stretch?.content
      ?? Rect(x: 0, y: 0, width: symbol.size.width, height: symbol.size.height)
    let padding = paint.textFitPadding
    if paint.textFit != .height {
      rect.minX = text.minX - padding.left * scale - content.minX * factor
      rect.maxX = text.maxX + padding.right * scale + (symbol.size.width - content.maxX) * factor
    }
    if paint.textFit != .width {
      rect.minY = text.minY - padding.top * scale - content.minY * factor
      rect.maxY = text.maxY + padding.bottom * scale + (symbol.size.height - content.maxY) * factor
    }
    return rect.isNull ? Rect(center: text.center, width: size.width, height: size.height) : rect
  }

  /// The room that it takes about `point`, turned by `turn` degrees more, with the style's padding in pixels of the scene.
  func box(at point: Point, turned turn: Double, padding: Edges, scale: Double)
    -> OrientedBox
  {
    var room = rect
    room.minX -= padding.left * scale
    room.maxX += padding.right * scale
    room.minY -= padding.top * scale
    room.maxY += padding.bottom * scale
    if room.isNull { room = Rect(center: rect.center, width: 0, height: 0) }
    return OrientedBox(room, about: point, rotation: rotation + turn)
  }
}

extension SymbolPaint.Anchor {
  /// The part of a box that stands on the point: 0 left, 1 right; 0 top, 1 bottom.
  var part: Point {
    switch self {
    case .center: Point(x: 0.5, y: 0.5)
    case .left: Point(x: 0, y: 0.5)
    case .right: Point(x: 1, y: 0.5)
    case .top: Point(x: 0.5, y: 0)
    case .bottom: Point(x: 0.5, y: 1)
    case .topLeft: Point(x: 0, y: 0)
    case .topRight: Point(x: 1, y: 0)
    case .bottomLeft: Point(x: 0, y: 1)
    case .bottomRight: Point(x: 1, y: 1)
    }
  }

  /// A box of that size about the point that it is anchored to.
  func rect(of size: Size) -> Rect {
    Rect(
      x: -part.x * size.width, y: -part.y * size.height, width: size.width, height: size.height)
  }
}

extension OrientedBox {
  /// A rectangle whose coordinates count from `point`, turned about it.
  init(_ rect: Rect, about point: Point, rotation: Double) {
    let center =
      rotation == 0
      ? rect.center
      : AffineTransform.rotation(radians: rotation * .pi / 180).applied(to: rect.center)
    self.init(center: point + center, size: rect.size, rotation: rotation)
  }
}

extension SymbolPaint.Anchor {
  /// How lines stand that are justified towards their point; columns when `isVertical`.
  func alignment(isVertical: Bool) -> TextBlock.Justification {
    switch isVertical ? part.y : part.x {
    case 0: .left
    case 1: .right
    default: .center
    }
  }
}
