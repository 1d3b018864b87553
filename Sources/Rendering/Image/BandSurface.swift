import CCairo
import PlantModel

/// An image surface that is painted again and again, a window of the picture each time. Device pixels.
struct BandSurface: ~Copyable {
  private let pointer: OpaquePointer
  private let isTransparent: Bool

  init(width: Int, height: Int, isTransparent: Bool) throws(RenderError) {
    self.isTransparent = isTransparent
    pointer = try sound(
      cairo_image_surface_create(
        isTransparent ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, Int32(clamping: width),
        Int32(clamping: height)))
  }

  deinit { cairo_surface_destroy(pointer) }

  /// White paper or nothing, and a canvas on it.
  borrowing func canvas(_ materials: Materials, scale: Double) throws(RenderError) -> CairoCanvas {
    if let data = cairo_image_surface_get_data(pointer) {
      let stride = Int(cairo_image_surface_get_stride(pointer))
      data.update(
        repeating: isTransparent ? 0 : 0xFF,
        count: stride * Int(cairo_image_surface_get_height(pointer)))
      cairo_surface_mark_dirty(pointer)
    }
    return try CairoCanvas(on: pointer, .pixels, materials: materials, scale: scale)
  }

  /// Copies the first `width` pixels of a row as red, green, blue, of a transparent surface with their alpha.
  borrowing func copyRow(_ row: Int, width: Int, into target: UnsafeMutablePointer<UInt8>) {
    cairo_surface_flush(pointer)
    guard let data = cairo_image_surface_get_data(pointer) else { return }
    let source = data + row * Int(cairo_image_surface_get_stride(pointer))
    if isTransparent { return Self.copyDivided(source, width: width, into: target) }
    for pixel in 0..<width {
      target[pixel * 3] = source[pixel * 4 + 2]
      target[pixel * 3 + 1] = source[pixel * 4 + 1]
      target[pixel * 3 + 2] = source[pixel * 4]
    }
  }

  /// Cairo's colours are premultiplied, those of a PNG are not.
  private static func copyDivided(
    _ source: UnsafeMutablePointer<UInt8>, width: Int, into target: UnsafeMutablePointer<UInt8>
  ) {
    for pixel in 0..<width {
      let alpha = UInt32(source[pixel * 4 + 3])
      for channel in 0..<3 {
        let value = UInt32(source[pixel * 4 + 2 - channel])
        target[pixel * 4 + channel] =
          alpha == 0 ? 0 : UInt8(truncatingIfNeeded: min(255, (value * 255 + alpha / 2) / alpha))
      }
      target[pixel * 4 + 3] = UInt8(alpha)
    }
  }
}
