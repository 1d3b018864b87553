import MapStyle
package import PlantModel

/// What the marks of a map are made from: features in pixels, scans, and the pictures that the style names.
package struct MapContent: Sendable {
  /// By `StyledLayer.table`.
  package var tables: [String: ProjectedTable]
  package var underlays: [Underlay]
  /// Metres of the plane to CSS pixels of the scene.
  package var transform: AffineTransform
  package var window: Rect
  /// The direction that points up, degrees clockwise from north.
  package var bearing: Double
  package var symbols: [String: Symbol]
  /// Multiplies the lengths of the style.
  package var symbolScale: Double
  /// Multiplies the lengths of dashes on top of that: 1 on paper; in a window of the web map 1…2, as the GL renderers stretch
  /// dashes from one whole zoom to the next.
  package var dashScale: Double
  /// CSS pixels over which the GL renderers smooth edges: a circle fades so far inside its rim, and an area has a line so wide in its
  /// own colour round it. 0 where shapes have their exact size, as on paper.
  package var edge: Double

  package init(
    tables: [String: ProjectedTable], underlays: [Underlay] = [],
    transform: AffineTransform = .identity, window: Rect, bearing: Double = 0,
    symbols: [String: Symbol] = [:], symbolScale: Double = 1, dashScale: Double = 1,
    edge: Double = 0
  ) {
    self.tables = tables
    self.underlays = underlays
    self.transform = transform
    self.window = window
    self.bearing = bearing
    self.symbols = symbols
    self.symbolScale = symbolScale
    self.dashScale = dashScale
    self.edge = edge
  }
}

extension MapContent {
  /// How far a layer's marks lie from their place, in pixels of the scene.
  func shift(_ translation: Translation) -> Point {
    let shift = Point(x: translation.x * symbolScale, y: translation.y * symbolScale)
    return translation.alignment == .viewport
      ? shift : AffineTransform.rotation(radians: -bearing * .pi / 180).applied(to: shift)
  }

  /// Patterns are repeated from the scene's origin at the symbol's own size, upright on the page whatever the bearing, so that
  /// a hatch looks as it does in the legend.
  func pattern(_ name: String, opacity: Double) -> Fill? {
    symbols[name].map { .pattern($0.scaled(symbolScale), .identity, opacity: opacity) }
  }
}
