import CCairo
import PlantModel

/// A symbol in a recording surface, to be repeated over a page as vectors. A class, as many marks share it.
final class SymbolPattern {
  private let pointer: OpaquePointer

  /// The opacity is part of the recording: seen through it mark by mark, an SVG would need a mask of the whole page for each.
  init(_ picture: SymbolPicture, opacity: Double) throws(RenderError) {
    var cell = cairo_rectangle_t(
      x: 0, y: 0, width: picture.size.width, height: picture.size.height)
    pointer = try sound(cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &cell))
    let context = cairo_create(pointer)
    defer { cairo_destroy(context) }
    guard let context else { return }
    try picture.draw(in: context, opacity: opacity)
    try check(cairo_status(context))
  }

  deinit { cairo_surface_destroy(pointer) }

  /// `inverse` leads from the scene to the symbol's pixels.
  func setSource(in context: OpaquePointer, _ inverse: AffineTransform) {
    cairo_set_source_surface(context, pointer, 0, 0)
    var matrix = cairo_matrix_t(inverse)
    cairo_pattern_set_matrix(cairo_get_source(context), &matrix)
    cairo_pattern_set_extend(cairo_get_source(context), CAIRO_EXTEND_REPEAT)
  }
}
