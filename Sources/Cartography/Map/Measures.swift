import Glibc

/// CSS pixels a millimetre: 96 to the inch.
package let pixelsPerMillimetre = 96 / 25.4

/// The zoom at which a style is evaluated for a map of scale 1:N at 96 pixels an inch: the world is 512 × 2^zoom pixels wide,
/// so zoom 0 has 78 271.517 metres a pixel on the equator.
package func styleZoom(scaleDenominator: Double) -> Double {
  styleZoom(metresPerPixel: scaleDenominator / pixelsPerMillimetre / 1000)
}

/// The zoom at which a style is evaluated where a CSS pixel shows so many metres of the grid.
package func styleZoom(metresPerPixel: Double) -> Double {
  log2(78_271.516_964_020_5 / metresPerPixel)
}
