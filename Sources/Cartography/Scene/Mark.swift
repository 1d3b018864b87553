package import MapStyle
package import PlantModel

/// One thing to paint.
package struct Mark: Hashable, Sendable {
  /// What is painted, with everything that it takes.
  package indirect enum Content: Hashable, Sendable {
    case fill(Path, Fill)
    case stroke(Path, Stroke)
    case text(TextRun)
    /// Pixels to scene units by the transform (pixel corners at whole numbers), changed as the paint says.
    case image(Raster, AffineTransform, RasterPaint)
    /// A symbol scaled to fill the rectangle, turned clockwise about its centre by degrees.
    case symbol(Symbol, in: Rect, rotation: Double, opacity: Double)
    /// Marks painted together through a clip path and an opacity.
    case group([Mark], clip: Path?, opacity: Double)
  }

  package var content: Content
  /// The unit or feature that it shows: `unit/0301`, `layout/道路`, `sheet/legend`; for explain, hover and fingerprints.
  package var origin: String
  /// Edges of a fill or stroke are smooth on pixels; else a pixel has the colour or not. Documents leave that to their reader.
  package var isSmooth: Bool

  package init(_ content: Content, origin: String, isSmooth: Bool = true) {
    self.content = content
    self.origin = origin
    self.isSmooth = isSmooth
  }
}

/// The inside of a path (even-odd rule): a colour or a repeated symbol.
package enum Fill: Hashable, Sendable {
  case color(Color)
  /// Repeated in both directions; the transform leads from the symbol's own pixels to the scene. Seen through the opacity 0…1.
  case pattern(Symbol, AffineTransform, opacity: Double)
  case radial(RadialGradient)
}

/// Colours from a centre outwards; beyond the radius the last one goes on.
package struct RadialGradient: Hashable, Sendable {
  /// A colour at a distance from the centre.
  package struct Stop: Hashable, Sendable {
    /// 0…1 of the radius, ascending.
    package var position: Double
    package var color: Color

    package init(_ position: Double, _ color: Color) {
      self.position = position
      self.color = color
    }
  }

  package var center: Point
  package var radius: Double
  package var stops: [Stop]

  package init(center: Point, radius: Double, stops: [Stop]) {
    self.center = center
    self.radius = radius
    self.stops = stops
  }
}

/// How a line is drawn along a path. Lengths are CSS pixels.
package struct Stroke: Hashable, Sendable {
  package var color: Color
  package var width: Double
  /// Lengths of dash and gap in turn; empty for a solid line.
  package var dashes: [Double]
  package var cap: LineCap
  package var join: LineJoin
  /// Where a mitre would be longer than so many widths the corner is cut off.
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
  /// What `currentColor` means in it.
  package var color: Color
  /// A rim round everything that it draws, as wide as on the scene.
  package var halo: Halo?
  /// How it grows round a text.
  package var stretch: SymbolStretch?

  package init(
    name: String, svg: [UInt8], size: Size, color: Color = .black, halo: Halo? = nil,
    stretch: SymbolStretch? = nil
  ) {
    self.name = name
    self.svg = svg
    self.size = size
    self.color = color
    self.halo = halo
    self.stretch = stretch
  }
}

extension Symbol {
  /// Reading the whole document for every mark would cost more than drawing it: pictures of one name and size are told apart by
  /// comparing.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(size)
    hasher.combine(svg.count)
    hasher.combine(color)
  }

  /// The same picture, larger or smaller.
  package func scaled(_ factor: Double) -> Symbol {
    guard factor != 1 else { return self }
    var symbol = self
    symbol.size = Size(width: size.width * factor, height: size.height * factor)
    return symbol
  }
}
