/// The text of a symbol, with every property resolved.
package struct TextPaint: Hashable, Sendable {
  /// How the lines of a text stand to each other: `text-justify`; `auto` follows the anchor.
  package enum Justify: String, Hashable, Sendable, CaseIterable { case auto, left, center, right }
  /// Whether lines run to the right or columns downwards: `text-writing-mode`.
  package enum WritingMode: String, Hashable, Sendable, CaseIterable { case horizontal, vertical }

  /// A piece of the text in one look: a section of `format`.
  package struct Section: Hashable, Sendable {
    /// Where a section of another size stands in its line.
    package enum VerticalAlign: String, Hashable, Sendable, CaseIterable {
      case bottom, center, top
    }

    /// `\n` breaks lines; empty where an image stands.
    package var text: String
    /// Name of an image that stands in the line.
    package var image: String?
    /// Multiplies the size of the text, or that of the image.
    package var scale: Double
    /// Nil: those of the whole text.
    package var fonts: [String]?
    package var color: Color?
    package var verticalAlign: VerticalAlign

    package init(
      _ text: String, image: String? = nil, scale: Double = 1, fonts: [String]? = nil,
      color: Color? = nil, verticalAlign: VerticalAlign = .bottom
    ) {
      self.text = text
      self.image = image
      self.scale = scale
      self.fonts = fonts
      self.color = color
      self.verticalAlign = verticalAlign
    }
  }

  /// A place beside the point.
  package struct Place: Hashable, Sendable {
    package var anchor: SymbolPaint.Anchor
    /// From the point to the anchor, in ems, to the right and down.
    package var offsetX: Double
    package var offsetY: Double

    package init(anchor: SymbolPaint.Anchor = .center, offsetX: Double = 0, offsetY: Double = 0) {
      self.anchor = anchor
      self.offsetX = offsetX
      self.offsetY = offsetY
    }
  }

  /// Never empty.
  package var sections: [Section]
  /// `text-font`: families in order of preference, e.g. `Noto Sans CJK SC Bold`.
  package var fonts: [String]
  package var size: Double
  /// With `text-opacity` in its alpha.
  package var color: Color
  package var haloColor: Color
  package var haloWidth: Double
  package var haloBlur: Double
  /// In ems; infinite never wraps.
  package var maxWidth: Double
  /// In ems.
  package var lineHeight: Double
  package var letterSpacing: Double
  package var justify: Justify
  /// Those that are tried, in order; never empty.
  package var places: [Place]
  /// Degrees clockwise.
  package var rotate: Double
  /// `auto` is resolved: `map` along lines, else `viewport`.
  package var rotationAlignment: Alignment
  /// Along a line letters stay upright each (`viewport-glyph`).
  package var keepsGlyphsUpright: Bool
  package var keepUpright: Bool
  /// Degrees between neighbouring letters along a line, at most.
  package var maxAngle: Double
  /// Those that are tried, in order; never empty.
  package var writingModes: [WritingMode]
  /// In CSS pixels.
  package var padding: Double
  package var overlap: SymbolPaint.Overlap
  package var ignorePlacement: Bool
  /// The icon may stand without it.
  package var isOptional: Bool
  package var translation: Translation

  package init(
    _ sections: [Section], fonts: [String] = [], size: Double = 16, color: Color = .black,
    haloColor: Color = .clear, haloWidth: Double = 0, haloBlur: Double = 0, maxWidth: Double = 10,
    lineHeight: Double = 1.2, letterSpacing: Double = 0, justify: Justify = .center,
    places: [Place] = [Place()], rotate: Double = 0, rotationAlignment: Alignment = .viewport,
    keepsGlyphsUpright: Bool = false, keepUpright: Bool = true, maxAngle: Double = 45,
    writingModes: [WritingMode] = [.horizontal], padding: Double = 2,
    overlap: SymbolPaint.Overlap = .never, ignorePlacement: Bool = false, isOptional: Bool = false,
    translation: Translation = .none
  ) {
    self.sections = sections
    self.fonts = fonts
    self.size = size
    self.color = color
    self.haloColor = haloColor
    self.haloWidth = haloWidth
    self.haloBlur = haloBlur
    self.maxWidth = maxWidth
    self.lineHeight = lineHeight
    self.letterSpacing = letterSpacing
    self.justify = justify
    self.places = places
    self.rotate = rotate
    self.rotationAlignment = rotationAlignment
    self.keepsGlyphsUpright = keepsGlyphsUpright
    self.keepUpright = keepUpright
    self.maxAngle = maxAngle
    self.writingModes = writingModes
    self.padding = padding
    self.overlap = overlap
    self.ignorePlacement = ignorePlacement
    self.isOptional = isOptional
    self.translation = translation
  }

  /// The letters of all sections.
  package var text: String { sections.map(\.text).joined() }
}
