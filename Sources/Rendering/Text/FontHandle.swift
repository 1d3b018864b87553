import CCairo
import Cartography

/// A face in a font file, in Cairo's form. A class, as glyphs of many marks share it.
final class FontHandle {
  let pointer: OpaquePointer?

  init(_ face: FontFace) throws(RenderError) {
    let pattern = FcPatternCreate()
    FcPatternAddString(pattern, FC_FILE, face.file)
    FcPatternAddInteger(pattern, FC_INDEX, Int32(truncatingIfNeeded: face.index))
    pointer = cairo_ft_font_face_create_for_pattern(pattern)
    FcPatternDestroy(pattern)
    guard isReadable else { throw .unreadableFont(file: face.file) }
  }

  deinit { cairo_font_face_destroy(pointer) }

  /// Cairo opens the file when a face is first scaled.
  private var isReadable: Bool {
    var identity = cairo_matrix_t(xx: 1, yx: 0, xy: 0, yy: 1, x0: 0, y0: 0)
    let options = cairo_font_options_create()
    let font = cairo_scaled_font_create(pointer, &identity, &identity, options)
    defer {
      cairo_scaled_font_destroy(font)
      cairo_font_options_destroy(options)
    }
    return cairo_scaled_font_status(font) == CAIRO_STATUS_SUCCESS
  }
}
