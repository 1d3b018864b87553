import CCairo
import Cartography

/// A face in a font file, in Cairo's form. A class, as glyphs of many marks share it.
final class FontHandle {
  let pointer: OpaquePointer?

  init(_ face: FontFace) {
    let pattern = FcPatternCreate()
    FcPatternAddString(pattern, FC_FILE, face.file)
    FcPatternAddInteger(pattern, FC_INDEX, Int32(truncatingIfNeeded: face.index))
    pointer = cairo_ft_font_face_create_for_pattern(pattern)
    FcPatternDestroy(pattern)
  }

  deinit { cairo_font_face_destroy(pointer) }
}
