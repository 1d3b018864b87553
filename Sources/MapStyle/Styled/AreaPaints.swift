/// What a background layer fills the whole map with.
package struct BackgroundPaint: Hashable, Sendable {
  /// `background-color` with `background-opacity` in its alpha.
  package var color: Color
  /// Name of an image that fills in place of the colour.
  package var pattern: String?

  package init(color: Color, pattern: String? = nil) {
    self.color = color
    self.pattern = pattern
  }
}

/// How the pixels of a raster are changed on their way to the map; the ranges are those of the specification.
package struct RasterPaint: Hashable, Sendable {
  package var opacity: Double
  /// Degrees.
  package var hueRotate: Double
  /// 0…1: what black and white become.
  package var brightnessMin: Double
  package var brightnessMax: Double
  /// −1…1, 0 changes nothing.
  package var saturation: Double
  package var contrast: Double
  /// Enlarged pixels stay squares.
  package var isNearest: Bool

  package init(
    opacity: Double = 1, hueRotate: Double = 0, brightnessMin: Double = 0,
    brightnessMax: Double = 1, saturation: Double = 0, contrast: Double = 0,
    isNearest: Bool = false
  ) {
    self.opacity = opacity
    self.hueRotate = hueRotate
    self.brightnessMin = brightnessMin
    self.brightnessMax = brightnessMax
    self.saturation = saturation
    self.contrast = contrast
    self.isNearest = isNearest
  }
}

/// How a polygon is filled and outlined, with every property resolved.
package struct FillPaint: Hashable, Sendable {
  /// With `fill-opacity` in its alpha.
  package var color: Color
  /// With `fill-opacity` in its alpha; nil draws no outline. One CSS pixel wide.
  package var outlineColor: Color?
  /// Name of an image that fills in place of the colour; drawn with `opacity`.
  package var pattern: String?
  package var opacity: Double
  /// Edges are smooth on pixels.
  package var isAntialiased: Bool
  package var translation: Translation

  package init(
    color: Color, outlineColor: Color? = nil, pattern: String? = nil, opacity: Double = 1,
    isAntialiased: Bool = true, translation: Translation = .none
  ) {
    self.color = color
    self.outlineColor = outlineColor
    self.pattern = pattern
    self.opacity = opacity
    self.isAntialiased = isAntialiased
    self.translation = translation
  }
}

/// The disc at a point and its rim, with every property resolved; lengths in CSS pixels.
package struct CirclePaint: Hashable, Sendable {
  package var radius: Double
  package var color: Color
  /// In radii: 1 fades from the middle to the rim.
  package var blur: Double
  package var strokeColor: Color
  package var strokeWidth: Double
  package var translation: Translation

  package init(
    radius: Double, color: Color, blur: Double = 0, strokeColor: Color = .black,
    strokeWidth: Double = 0, translation: Translation = .none
  ) {
    self.radius = radius
    self.color = color
    self.blur = blur
    self.strokeColor = strokeColor
    self.strokeWidth = strokeWidth
    self.translation = translation
  }
}
