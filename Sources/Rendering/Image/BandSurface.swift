import CCairo
import PlantModel

/// An opaque image surface that is painted again and again, a window of the picture each time. Device pixels.
struct BandSurface: ~Copyable {
  private let pointer: OpaquePointer

  init(width: Int, height: Int) throws(RenderError) {
    pointer = try sound(
      cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, Int32(clamping: width), Int32(clamping: height)))
  }

  deinit { cairo_surface_destroy(pointer) }

  /// White paper, and a canvas on it.
  borrowing func canvas(_ materials: Materials, scale: Double) throws(RenderError) -> CairoCanvas {
    if let data = cairo_image_surface_get_data(pointer) {
      let stride = Int(cairo_image_surface_get_stride(pointer))
      data.update(repeating: 0xFF, count: stride * Int(cairo_image_surface_get_height(pointer)))
      cairo_surface_mark_dirty(pointer)
    }
    return try CairoCanvas(on: pointer, .pixels, materials: materials, scale: scale)
  }

  /// Copies the first `width` pixels of a row as red, green, blue.
  borrowing func copyRow(_ row: Int, width: Int, into target: UnsafeMutablePointer<UInt8>) {
    cairo_surface_flush(pointer)
    guard let data = cairo_image_surface_get_data(pointer) else { return }
    let source = data + row * Int(cairo_image_surface_get_stride(pointer))
    for pixel in 0..<width {
      target[pixel * 3] = source[pixel * 4 + 2]
      target[pixel * 3 + 1] = source[pixel * 4 + 1]
      target[pixel * 3 + 2] = source[pixel * 4]
    }
  }
}
