/// A layer of a style, evaluated at a zoom: what is drawn, in order, with every property resolved. Lengths are CSS pixels.
package struct StyledLayer: Sendable {
  /// What a layer draws, by its type.
  package enum Content: Sendable {
    case background(BackgroundPaint)
    case raster(RasterPaint)
    /// In drawing order: by sort key, then in the order of the source.
    case fill([Styled<FillPaint>])
    case line([Styled<LinePaint>])
    case circle([Styled<CirclePaint>])
    /// In order of placement: by sort key, then in the order of the source.
    case symbol([Styled<SymbolPaint>])
  }

  package var id: String
  /// Source of the layer; empty for background.
  package var source: String
  /// Source-layer of a vector source; empty for background and raster.
  package var sourceLayer: String
  /// 0…1, through which all of the layer is seen at once: `fill-layer-opacity`, `line-layer-opacity`.
  package var opacity: Double
  /// Symbols collide with symbols of the same group; the style names it under `metadata` as `riskmap:collision-group`.
  package var collisionGroup: String
  /// Symbols lower on the page are drawn over those above: `symbol-z-order`.
  package var isDrawnByHeight: Bool
  package var content: Content

  package init(
    id: String, source: String, sourceLayer: String, opacity: Double = 1,
    collisionGroup: String = "", isDrawnByHeight: Bool = false, content: Content
  ) {
    self.id = id
    self.source = source
    self.sourceLayer = sourceLayer
    self.opacity = opacity
    self.collisionGroup = collisionGroup
    self.isDrawnByHeight = isDrawnByHeight
    self.content = content
  }

  /// Key of its features among the tables of a map.
  package var table: String { StyleVocabulary.table(of: source, sourceLayer) }
}

/// A feature of a `FeatureTable` (by row) with its resolved paint.
package struct Styled<Paint: Hashable & Sendable>: Hashable, Sendable {
  package var feature: Int
  package var paint: Paint

  package init(feature: Int, paint: Paint) {
    self.feature = feature
    self.paint = paint
  }
}

/// What turns with the map, and what stays as it is on the page whatever the map's bearing.
package enum Alignment: String, Hashable, Sendable, CaseIterable { case map, viewport }

/// How far a layer is drawn from its place: `…-translate` and `…-translate-anchor`.
package struct Translation: Hashable, Sendable {
  /// CSS pixels, to the right and down.
  package var x: Double
  package var y: Double
  package var alignment: Alignment

  package init(x: Double = 0, y: Double = 0, alignment: Alignment = .map) {
    self.x = x
    self.y = y
    self.alignment = alignment
  }

  package static let none = Translation()
}
