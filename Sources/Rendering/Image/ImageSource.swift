import CCairo
import PlantModel

/// A raster in Cairo's form: premultiplied, blue first. A class, as several marks share it.
final class ImageSource {
  let pointer: OpaquePointer

  /// Pixels that are missing at the end of the raster's buffer are clear.
  init(_ raster: Raster) throws(RenderError) {
    pointer = try sound(
      cairo_image_surface_create(
        CAIRO_FORMAT_ARGB32, Int32(clamping: raster.width), Int32(clamping: raster.height)))
    guard let target = cairo_image_surface_get_data(pointer) else { return }
    let stride = Int(cairo_image_surface_get_stride(pointer))
    raster.pixels.withUnsafeBufferPointer { source in
      for row in 0..<min(raster.height, source.count / max(1, raster.width * 4)) {
        let from = UnsafeBufferPointer(rebasing: source[(row * raster.width * 4)...])
        Self.premultiply(from, into: target + row * stride, count: raster.width)
      }
    }
    cairo_surface_mark_dirty(pointer)
  }

  deinit { cairo_surface_destroy(pointer) }

  private static func premultiply(
    _ source: UnsafeBufferPointer<UInt8>, into target: UnsafeMutablePointer<UInt8>, count: Int
  ) {
    for pixel in 0..<count {
      let (red, green) = (UInt32(source[pixel * 4]), UInt32(source[pixel * 4 + 1]))
      let (blue, alpha) = (UInt32(source[pixel * 4 + 2]), UInt32(source[pixel * 4 + 3]))
      target[pixel * 4] = UInt8((blue * alpha + 127) / 255)
      target[pixel * 4 + 1] = UInt8((green * alpha + 127) / 255)
      target[pixel * 4 + 2] = UInt8((red * alpha + 127) / 255)
      target[pixel * 4 + 3] = UInt8(alpha)
    }
  }
}
