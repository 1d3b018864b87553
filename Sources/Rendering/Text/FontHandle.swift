import CCairo
import Cartography

/// A face in a font file, in Cairo's form. A class, as glyphs of many marks share it.
final class FontHandle {
  let pointer: OpaquePointer?

  init(_ face: FontFace) throws(RenderError) {
    guard let opened = FontStream.open(face) else { throw .unreadableFont(file: face.file) }
    pointer = cairo_ft_font_face_create_for_ft_face(opened, Int32(FT_LOAD_NO_HINTING))
    // Cairo may keep the face longer than this handle, in its cache of scaled fonts.
    let status = cairo_font_face_set_user_data(pointer, Self.key(pointer), opened) {
      if let face = $0 { FontStream.close(face.assumingMemoryBound(to: FT_FaceRec.self)) }
    }
    guard status == CAIRO_STATUS_SUCCESS else {
      cairo_font_face_destroy(pointer)
      FontStream.close(opened)
      throw .unreadableFont(file: face.file)
    }
  }

  /// The face itself is the key: unlike a global, its address is nobody else's while it lives.
  private static func key(_ face: OpaquePointer?) -> UnsafePointer<cairo_user_data_key_t>? {
    face.map { UnsafePointer($0) }
  }

  deinit { cairo_font_face_destroy(pointer) }
}
