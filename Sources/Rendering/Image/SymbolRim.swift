import CCairo
import MapStyle
import PlantModel

/// The halo of a symbol as pixels, four to one of the symbol's.
struct SymbolRim: ~Copyable {
  private let pointer: OpaquePointer
  /// How far the picture reaches beyond the symbol, in its pixels.
  private let margin: Double
  private let scale: Double

  private static let scale = 4.0
  private static let mostPixels = 4096.0

  init(
    _ size: Size, width: Double, color: Color, of silhouette: SymbolPattern
  ) throws(RenderError) {
    let margin = width + 1
    let sides = (size.width + 2 * margin, size.height + 2 * margin)
    let scale = min(Self.scale, Self.mostPixels / max(sides.0, sides.1))
    pointer = try sound(
      cairo_image_surface_create(
        CAIRO_FORMAT_ARGB32, Int32((sides.0 * scale).rounded(.up)),
        Int32((sides.1 * scale).rounded(.up))))
    (self.margin, self.scale) = (margin, scale)
    let context = cairo_create(pointer)
    defer { cairo_destroy(context) }
    guard let context else { return }
    cairo_scale(context, scale, scale)
    cairo_translate(context, margin, margin)
    cairo_set_source_rgb(context, color.red, color.green, color.blue)
    silhouette.ring(in: context, width: width)
  }

  deinit { cairo_surface_destroy(pointer) }

  /// Shows it round a symbol that is drawn at the origin.
  borrowing func show(in context: OpaquePointer, opacity: Double) {
    cairo_save(context)
    cairo_translate(context, -margin, -margin)
    cairo_scale(context, 1 / scale, 1 / scale)
    cairo_set_source_surface(context, pointer, 0, 0)
    cairo_paint_with_alpha(context, opacity)
    cairo_restore(context)
  }
}
