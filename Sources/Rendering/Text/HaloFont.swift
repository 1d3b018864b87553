import CCairo
import Cartography

/// A font whose glyphs are the rims of another's: a Cairo user font, which a PDF stores once a glyph (Type 3). Rims as paths of
/// their own would make up most of a map's PDF.
final class HaloFont {
  struct Key: Hashable {
    var face: FontFace
    /// The font's size. A PDF stores the rims of each size anew, so sizes of labels are taken in steps of a quarter pixel.
    var size: Double
    /// Width of the pen in thousandths of the size.
    var pen: Int

    /// For a halo that reaches `width` beyond letters of a size; half of the pen falls on the letters.
    init(face: FontFace, width: Double, size: Double) {
      self.face = face
      self.size = size < 64 ? max(0.25, (size * 4).rounded() / 4) : size
      pen = Int(min(max(1, 2000 * width / self.size), 10_000).rounded())
    }

    /// For an order that is the same in every process.
    var order: (String, Int, Double, Int) { (face.file, face.index, size, pen) }
  }

  /// Glyphs that were shown.
  private(set) var used: Set<UInt32> = []
  let pointer: OpaquePointer?

  init(_ key: Key, base: FontHandle) {
    pointer = cairo_user_font_face_create()
    cairo_user_font_face_set_render_glyph_func(pointer, Self.render)
    // The face itself is the key: unlike a global, its address is nobody else's while it lives.
    let owner = Unmanaged.passRetained(Rim(base: base, pen: Double(key.pen) / 1000)).toOpaque()
    let status = cairo_font_face_set_user_data(pointer, Self.key(pointer), owner) {
      if let owner = $0 { Unmanaged<Rim>.fromOpaque(owner).release() }
    }
    if status != CAIRO_STATUS_SUCCESS { Unmanaged<Rim>.fromOpaque(owner).release() }
  }

  deinit { cairo_font_face_destroy(pointer) }

  func use(_ run: GlyphRun) { used.formUnion(run.glyphs.lazy.map(\.id)) }

  private final class Rim {
    let base: FontHandle
    let pen: Double

    init(base: FontHandle, pen: Double) {
      self.base = base
      self.pen = pen
    }
  }

  private static func key(_ face: OpaquePointer?) -> UnsafePointer<cairo_user_data_key_t>? {
    face.map { UnsafePointer($0) }
  }

  /// Draws one glyph's rim in a space where the font's size is 1.
  private static let render: cairo_user_scaled_font_render_glyph_func_t = {
    font, glyph, context, extents in
    let face = cairo_scaled_font_get_font_face(font)
    guard let owner = cairo_font_face_get_user_data(face, key(face)), let extents else {
      return CAIRO_STATUS_USER_FONT_ERROR
    }
    let rim = Unmanaged<Rim>.fromOpaque(owner).takeUnretainedValue()
    var glyph = cairo_glyph_t(index: glyph, x: 0, y: 0)
    cairo_set_font_face(context, rim.base.pointer)
    cairo_set_font_size(context, 1)
    setUnhinted(context)
    cairo_glyph_path(context, &glyph, 1)
    cairo_set_line_width(context, rim.pen)
    cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
    var (x1, y1, x2, y2) = (0.0, 0.0, 0.0, 0.0)
    cairo_stroke_extents(context, &x1, &y1, &x2, &y2)
    cairo_stroke(context)
    extents.pointee.x_bearing = x1
    extents.pointee.y_bearing = y1
    extents.pointee.width = x2 - x1
    extents.pointee.height = y2 - y1
    return cairo_status(context)
  }
}

/// Glyph outlines as designed, whatever the resolution.
func setUnhinted(_ context: OpaquePointer?) {
  let options = cairo_font_options_create()
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
  cairo_set_font_options(context, options)
  cairo_font_options_destroy(options)
}
