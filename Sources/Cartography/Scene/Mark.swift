package import MapStyle
package import PlantModel

/// One thing to paint.
package struct Mark: Hashable, Sendable {
  package indirect enum Content: Hashable, Sendable {
    case fill(Path, Fill)
    case stroke(Path, Stroke)
    case text(TextRun)
    /// Pixels to scene units by the transform (pixel corners at whole numbers), seen through the opacity 0…1.
    case image(Raster, AffineTransform, opacity: Double)
    /// A symbol scaled to fill the rectangle, turned clockwise about its centre by degrees.
    case symbol(Symbol, in: Rect, rotation: Double, opacity: Double)
    /// Marks painted together through a clip path and an opacity.
    case group([Mark], clip: Path?, opacity: Double)
  }

  package var content: Content
  /// The unit or feature that it shows: `unit/0301`, `layout/道路`, `sheet/legend`; for explain, hover and fingerprints.
  package var origin: String

  package init(_ content: Content, origin: String) {
    self.content = content
    self.origin = origin
  }
}

/// The inside of a path (even-odd rule): a colour or a repeated symbol.
package enum Fill: Hashable, Sendable {
  case color(Color)
  /// Repeated from the scene's origin at the symbol's own size, seen through the opacity 0…1.
  case pattern(Symbol, opacity: Double)
}

package struct Stroke: Hashable, Sendable {
  package var color: Color
  package var width: Double
  package var dashes: [Double]
  package var cap: LineCap
  package var join: LineJoin
  package var miterLimit: Double

  package init(
    color: Color, width: Double, dashes: [Double] = [], cap: LineCap = .butt,
    join: LineJoin = .miter, miterLimit: Double = 4
  ) {
    self.color = color
    self.width = width
    self.dashes = dashes
    self.cap = cap
    self.join = join
    self.miterLimit = miterLimit
  }
}

/// A vector picture from a style's `symbols/` folder.
package struct Symbol: Hashable, Sendable {
  package var name: String
  /// The SVG document.
  package var svg: [UInt8]
  /// In CSS pixels.
  package var size: Size

  package init(name: String, svg: [UInt8], size: Size) {
    self.name = name
    self.svg = svg
    self.size = size
  }
}

extension Symbol {
  /// The same picture, larger or smaller.
  package func scaled(_ factor: Double) -> Symbol {
    guard factor != 1 else { return self }
    return Symbol(
      name: name, svg: svg, size: Size(width: size.width * factor, height: size.height * factor))
  }
}
