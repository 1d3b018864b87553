import CCairo
import Cartography
import MapStyle
import PlantModel

/// The halo of a symbol as pixels, in documents too: what is drawn, and not its paths, is what it goes round, and Cairo's SVG
/// misplaces masks. A class, as many marks share it.
final class SymbolHalo {
  struct Key: Hashable {
    var symbol: Symbol
    /// In the symbol's pixels.
    var halo: Halo
    /// Pixels for one of the symbol's.
    var density: Double
  }

  /// A larger halo is enlarged: two sides of this are 16 MB.
  private static let mostPixels = 2048.0

  private let pointer: OpaquePointer
  private let density: Double
  /// Round the symbol, in pixels.
  private let margin: Double

  init(_ picture: SymbolPicture, _ key: Key) throws(RenderError) {
    let side = max(picture.size.width, picture.size.height) + 2 * key.halo.reach
    let density = max(min(key.density, Self.mostPixels / side), 1 / side)
    self.density = density
    margin = (key.halo.reach * density).rounded(.up) + 1
    pointer = try sound(
      cairo_image_surface_create(
        CAIRO_FORMAT_ARGB32, Int32((picture.size.width * density).rounded(.up) + 2 * margin),
        Int32((picture.size.height * density).rounded(.up) + 2 * margin)))
    try drawInk(picture)
    replaceInk(by: key.halo)
    try check(cairo_surface_status(pointer))
  }

  deinit { cairo_surface_destroy(pointer) }

  /// Shows it round the symbol's own place at the origin.
  func draw(in context: OpaquePointer) {
    cairo_save(context)
    cairo_scale(context, 1 / density, 1 / density)
    cairo_set_source_surface(context, pointer, -margin, -margin)
    cairo_paint(context)
    cairo_restore(context)
  }

  private func drawInk(_ picture: SymbolPicture) throws(RenderError) {
    let context = cairo_create(pointer)
    defer { cairo_destroy(context) }
    guard let context else { return }
    cairo_translate(context, margin, margin)
    cairo_scale(context, density, density)
    try picture.draw(in: context, opacity: 1)
    try check(cairo_status(context))
  }

  /// Colours every pixel by its distance from the ink.
  private func replaceInk(by halo: Halo) {
    cairo_surface_flush(pointer)
    let (width, height) = (
      Int(cairo_image_surface_get_width(pointer)), Int(cairo_image_surface_get_height(pointer))
    )
    let stride = Int(cairo_image_surface_get_stride(pointer)) / 4
    guard let data = cairo_image_surface_get_data(pointer) else { return }
    data.withMemoryRebound(to: UInt32.self, capacity: stride * height) { pixels in
      let field = DistanceField(width: width, height: height) {
        pixels[$0 / width * stride + $0 % width] >> 24 >= 128
      }
      let fade = max(1, halo.blur * density)
      for (index, square) in field.squares.enumerated() {
        // Ink ends half a pixel beyond the centre of its last one.
        let inside = halo.width * density + 0.5 - square.squareRoot()
        let coverage = min(max(0.5 + inside / fade, 0), 1)
        pixels[index / width * stride + index % width] = halo.color.faded(by: coverage).argb
      }
    }
    cairo_surface_mark_dirty(pointer)
  }
}

extension Color {
  /// As Cairo's images hold it: premultiplied, alpha in the highest byte.
  fileprivate var argb: UInt32 {
    func byte(_ value: Double) -> UInt32 {
      UInt32((min(max(value, 0), 1) * 255).rounded())
    }
    let (r, g, b) = (byte(red * alpha), byte(green * alpha), byte(blue * alpha))
    return byte(alpha) << 24 | r << 16 | g << 8 | b
  }
}
