/// A layer of a style, evaluated at a zoom: what is drawn, in order, with every property resolved. Lengths are CSS pixels.
package struct StyledLayer: Sendable {
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
  package var content: Content

  package init(id: String, source: String, sourceLayer: String, content: Content) {
    self.id = id
    self.source = source
    self.sourceLayer = sourceLayer
    self.content = content
  }
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

package struct BackgroundPaint: Hashable, Sendable {
  /// `background-color` with `background-opacity` in its alpha.
  package var color: Color
  package var pattern: String?

  package init(color: Color, pattern: String? = nil) {
    self.color = color
    self.pattern = pattern
  }
}

package struct RasterPaint: Hashable, Sendable {
  package var opacity: Double

  package init(opacity: Double = 1) {
    self.opacity = opacity
  }
}

package struct FillPaint: Hashable, Sendable {
  /// With `fill-opacity` in its alpha.
  package var color: Color
  /// With `fill-opacity` in its alpha; nil draws no outline. One CSS pixel wide.
  package var outlineColor: Color?
  /// Name of an image that fills in place of the colour; drawn with `opacity`.
  package var pattern: String?
  package var opacity: Double
  /// `fill-translate` in CSS pixels, y down.
  package var translateX: Double
  package var translateY: Double

  package init(
    color: Color, outlineColor: Color? = nil, pattern: String? = nil, opacity: Double = 1,
    translateX: Double = 0, translateY: Double = 0
  ) {
    self.color = color
    self.outlineColor = outlineColor
    self.pattern = pattern
    self.opacity = opacity
    self.translateX = translateX
    self.translateY = translateY
  }
}

package enum LineCap: String, Hashable, Sendable, CaseIterable { case butt, round, square }
package enum LineJoin: String, Hashable, Sendable, CaseIterable { case bevel, round, miter }

package struct LinePaint: Hashable, Sendable {
  /// With `line-opacity` in its alpha.
  package var color: Color
  package var width: Double
  /// 0 draws one line, more draws two casings at this distance.
  package var gapWidth: Double
  package var offset: Double
  /// In CSS pixels (already multiplied by the width); empty for a solid line.
  package var dashes: [Double]
  package var cap: LineCap
  package var join: LineJoin
  package var miterLimit: Double
  package var translateX: Double
  package var translateY: Double

  package init(
    color: Color, width: Double, gapWidth: Double = 0, offset: Double = 0, dashes: [Double] = [],
    cap: LineCap = .butt, join: LineJoin = .miter, miterLimit: Double = 2, translateX: Double = 0,
    translateY: Double = 0
  ) {
    self.color = color
    self.width = width
    self.gapWidth = gapWidth
    self.offset = offset
    self.dashes = dashes
    self.cap = cap
    self.join = join
    self.miterLimit = miterLimit
    self.translateX = translateX
    self.translateY = translateY
  }
}

package struct CirclePaint: Hashable, Sendable {
  package var radius: Double
  package var color: Color
  package var strokeColor: Color
  package var strokeWidth: Double
  package var translateX: Double
  package var translateY: Double

  package init(
    radius: Double, color: Color, strokeColor: Color = .black, strokeWidth: Double = 0,
    translateX: Double = 0, translateY: Double = 0
  ) {
    self.radius = radius
    self.color = color
    self.strokeColor = strokeColor
    self.strokeWidth = strokeWidth
    self.translateX = translateX
    self.translateY = translateY
  }
}

package struct SymbolPaint: Hashable, Sendable {
  /// How a line of text sits on its geometry.
  package enum Placement: String, Hashable, Sendable, CaseIterable {
    case point
    case line
    case lineCenter = "line-center"
  }

  /// `text-anchor`: the part of the text that is nearest to the point.
  package enum Anchor: String, Hashable, Sendable, CaseIterable {
    case center, left, right, top, bottom
    case topLeft = "top-left"
    case topRight = "top-right"
    case bottomLeft = "bottom-left"
    case bottomRight = "bottom-right"
  }

  package enum Justify: String, Hashable, Sendable, CaseIterable { case auto, left, center, right }

  /// Empty draws no text; `\n` breaks lines.
  package var text: String
  /// `text-font`: families in order of preference, e.g. `Noto Sans CJK SC Bold`.
  package var fonts: [String]
  package var size: Double
  /// With `text-opacity` in its alpha.
  package var color: Color
  package var haloColor: Color
  package var haloWidth: Double
  /// In ems; infinite never wraps.
  package var maxWidth: Double
  /// In ems.
  package var lineHeight: Double
  package var letterSpacing: Double
  package var justify: Justify
  package var anchor: Anchor
  /// In ems.
  package var offsetX: Double
  package var offsetY: Double
  /// Degrees clockwise.
  package var rotate: Double
  package var placement: Placement
  /// In CSS pixels.
  package var padding: Double
  package var allowOverlap: Bool
  package var ignorePlacement: Bool
  package var isOptional: Bool
  /// Lower is placed first.
  package var sortKey: Double
  /// Name of an image.
  package var icon: String?
  package var iconSize: Double
  package var iconRotate: Double
  package var iconOpacity: Double

  package init(
    text: String = "", fonts: [String] = [], size: Double = 16, color: Color = .black,
    haloColor: Color = .clear, haloWidth: Double = 0, maxWidth: Double = 10,
    lineHeight: Double = 1.2, letterSpacing: Double = 0, justify: Justify = .center,
    anchor: Anchor = .center, offsetX: Double = 0, offsetY: Double = 0, rotate: Double = 0,
    placement: Placement = .point, padding: Double = 2, allowOverlap: Bool = false,
    ignorePlacement: Bool = false, isOptional: Bool = false, sortKey: Double = 0,
    icon: String? = nil, iconSize: Double = 1, iconRotate: Double = 0, iconOpacity: Double = 1
  ) {
    self.text = text
    self.fonts = fonts
    self.size = size
    self.color = color
    self.haloColor = haloColor
    self.haloWidth = haloWidth
    self.maxWidth = maxWidth
    self.lineHeight = lineHeight
    self.letterSpacing = letterSpacing
    self.justify = justify
    self.anchor = anchor
    self.offsetX = offsetX
    self.offsetY = offsetY
    self.rotate = rotate
    self.placement = placement
    self.padding = padding
    self.allowOverlap = allowOverlap
    self.ignorePlacement = ignorePlacement
    self.isOptional = isOptional
    self.sortKey = sortKey
    self.icon = icon
    self.iconSize = iconSize
    self.iconRotate = iconRotate
    self.iconOpacity = iconOpacity
  }
}
