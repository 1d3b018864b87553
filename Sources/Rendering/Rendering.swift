package import Cartography
import Foundation

// Rendering turns a `Scene` into the bytes of a document or picture, and measures text for layout (`FontBook`). It is the only
// owner of Cairo, Pango, librsvg and the PNG encoder.
//
// Contract: the functions below are pure. Equal scenes give equal bytes, whatever was drawn before, from any thread and with
// any number of threads; no clock, environment or locale enters (fontconfig's choice of fonts happened in `FontBook`, the scene
// names font files). C handles live inside one call. Nothing partial is returned: bytes of a whole file, or an error.
// Coordinates that are NaN or infinite are left out of their path; text that is not finite is not drawn.

/// A PDF of one page with the scene's exact size. Text is real: searchable, with fonts embedded as subsets.
package func encodePDF(_ scene: Scene) throws(RenderError) -> [UInt8] {
  try Painter(scene).document(.pdf)
}

/// An SVG of one page, in CSS pixels. Text is drawn as outlines, so it looks the same without the fonts.
package func encodeSVG(_ scene: Scene) throws(RenderError) -> [UInt8] {
  try Painter(scene).document(.svg)
}

/// An sRGB PNG at `dpi` dots an inch (96 gives a pixel a CSS pixel), painted by up to `threads` threads; 0 takes one a core. It is
/// painted on white, or on nothing where the picture is to be transparent. The bytes do not depend on the number of threads.
package func encodePNG(
  _ scene: Scene, dpi: Double, threads: Int = 0, isTransparent: Bool = false
) throws(RenderError) -> [UInt8] {
  let painter = try Painter(scene)
  let grid = try PictureGrid(scene.size, dpi: dpi, isTransparent: isTransparent)
  let threads = threads > 0 ? threads : ProcessInfo.processInfo.activeProcessorCount
  return try painter.picture(grid, dpi: dpi, threads: threads)
}
