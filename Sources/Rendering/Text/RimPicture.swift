import CCairo
import MapStyle

/// The rim of one glyph in a recording surface, which an SVG holds once however often it shows it. A class, as many marks share it.
final class RimPicture {
  struct Key: Hashable {
    var rim: HaloFont.Key
    var glyph: UInt32
    var color: Color
  }

  private let pointer: OpaquePointer
  /// From the glyph's origin to the upper left corner of the picture: Cairo's SVG misplaces recordings that start elsewhere.
  private let (left, top): (Double, Double)

  init(_ key: Key, base: FontHandle) throws(RenderError) {
    let draft = try sound(cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, nil))
    defer { cairo_surface_destroy(draft) }
    Self.draw(key, base, on: draft, x: 0, y: 0)
    var ink = cairo_rectangle_t()
    cairo_recording_surface_ink_extents(draft, &ink.x, &ink.y, &ink.width, &ink.height)
    (left, top) = (ink.x.rounded(.down), ink.y.rounded(.down))
    var area = cairo_rectangle_t(
      x: 0, y: 0, width: ink.width + ink.x - left, height: ink.height + ink.y - top)
    pointer = try sound(cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &area))
    Self.draw(key, base, on: pointer, x: -left, y: -top)
    try check(cairo_surface_status(pointer))
  }

  deinit { cairo_surface_destroy(pointer) }

  /// Shows it with the glyph's origin at a point.
  func show(in context: OpaquePointer, x: Double, y: Double) {
    cairo_set_source_surface(context, pointer, x + left, y + top)
    cairo_paint(context)
  }

  private static func draw(
    _ key: Key, _ base: FontHandle, on surface: OpaquePointer, x: Double, y: Double
  ) {
    let context = cairo_create(surface)
    defer { cairo_destroy(context) }
    var glyph = cairo_glyph_t(index: UInt(key.glyph), x: x, y: y)
    cairo_set_font_face(context, base.pointer)
    cairo_set_font_size(context, key.rim.size)
    setUnhinted(context)
    cairo_glyph_path(context, &glyph, 1)
    cairo_set_source_rgba(context, key.color.red, key.color.green, key.color.blue, key.color.alpha)
    cairo_set_line_width(context, key.rim.size * Double(key.rim.pen) / 1000)
    cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
    cairo_stroke(context)
  }
}
