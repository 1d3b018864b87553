package import PlantModel

/// The icon of a symbol, with every property resolved.
package struct IconPaint: Hashable, Sendable {
  /// In which directions an icon is stretched to its text: `icon-text-fit`.
  package enum TextFit: String, Hashable, Sendable, CaseIterable { case none, width, height, both }

  /// Name of an image.
  package var image: String
  /// Multiplies the image's own size.
  package var size: Double
  /// Degrees clockwise.
  package var rotate: Double
  package var opacity: Double
  /// Of the parts of an image that take a colour (`currentColor`).
  package var color: Color
  package var haloColor: Color
  package var haloWidth: Double
  package var haloBlur: Double
  package var anchor: SymbolPaint.Anchor
  /// In CSS pixels times the size, to the right and down, turned with the icon.
  package var offsetX: Double
  package var offsetY: Double
  /// In CSS pixels.
  package var padding: Edges
  package var overlap: SymbolPaint.Overlap
  package var ignorePlacement: Bool
  /// The text may stand without it.
  package var isOptional: Bool
  package var textFit: TextFit
  /// In CSS pixels.
  package var textFitPadding: Edges
  /// `auto` is resolved: `map` along lines, else `viewport`.
  package var rotationAlignment: Alignment
  package var keepUpright: Bool
  package var translation: Translation

  package init(
    _ image: String, size: Double = 1, rotate: Double = 0, opacity: Double = 1,
    color: Color = .black, haloColor: Color = .clear, haloWidth: Double = 0, haloBlur: Double = 0,
    anchor: SymbolPaint.Anchor = .center, offsetX: Double = 0, offsetY: Double = 0,
    padding: Edges = Edges(top: 2, right: 2, bottom: 2, left: 2),
    overlap: SymbolPaint.Overlap = .never, ignorePlacement: Bool = false, isOptional: Bool = false,
    textFit: TextFit = .none, textFitPadding: Edges = Edges(top: 0, right: 0, bottom: 0, left: 0),
    rotationAlignment: Alignment = .viewport, keepUpright: Bool = false,
    translation: Translation = .none
  ) {
    self.image = image
    self.size = size
    self.rotate = rotate
    self.opacity = opacity
    self.color = color
    self.haloColor = haloColor
    self.haloWidth = haloWidth
    self.haloBlur = haloBlur
    self.anchor = anchor
    self.offsetX = offsetX
    self.offsetY = offsetY
    self.padding = padding
    self.overlap = overlap
    self.ignorePlacement = ignorePlacement
    self.isOptional = isOptional
    self.textFit = textFit
    self.textFitPadding = textFitPadding
    self.rotationAlignment = rotationAlignment
    self.keepUpright = keepUpright
    self.translation = translation
  }
}
