/// How the ends of a line look: `line-cap`.
package enum LineCap: String, Hashable, Sendable, CaseIterable { case butt, round, square }
/// How the corners of a line look: `line-join`.
package enum LineJoin: String, Hashable, Sendable, CaseIterable { case bevel, round, miter }

/// How a line or an outline is drawn, with every property resolved; lengths in CSS pixels.
package struct LinePaint: Hashable, Sendable {
  /// With `line-opacity` in its alpha.
  package var color: Color
  package var width: Double
  /// 0 draws one line, more draws two casings at this distance.
  package var gapWidth: Double
  package var offset: Double
  /// Over how many pixels the line's edges fade.
  package var blur: Double
  /// In CSS pixels (already multiplied by the width); empty for a solid line.
  package var dashes: [Double]
  package var cap: LineCap
  package var join: LineJoin
  package var miterLimit: Double
  /// Name of an image that is repeated along the line in place of the colour, drawn with `opacity`.
  package var pattern: String?
  /// Colours at equal steps from the line's start to its end, in place of the colour, drawn with `opacity`; empty without.
  package var gradient: [Color]
  package var opacity: Double
  package var translation: Translation

  package init(
    color: Color, width: Double, gapWidth: Double = 0, offset: Double = 0, blur: Double = 0,
    dashes: [Double] = [], cap: LineCap = .butt, join: LineJoin = .miter, miterLimit: Double = 2,
    pattern: String? = nil, gradient: [Color] = [], opacity: Double = 1,
    translation: Translation = .none
  ) {
    self.color = color
    self.width = width
    self.gapWidth = gapWidth
    self.offset = offset
    self.blur = blur
    self.dashes = dashes
    self.cap = cap
    self.join = join
    self.miterLimit = miterLimit
    self.pattern = pattern
    self.gradient = gradient
    self.opacity = opacity
    self.translation = translation
  }
}
