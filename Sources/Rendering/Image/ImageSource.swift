import CCairo
import PlantModel

/// A part of a raster in Cairo's form: premultiplied, blue first.
struct ImageSource: ~Copyable {
  let pointer: OpaquePointer
  /// Upper left pixel of the part.
  let (left, top): (Int, Int)

  /// The pixels of the raster in the rectangle and a margin round it, counted in pixels of the raster. Those that are missing at
  /// the end of the raster's buffer are clear.
  init(
    _ raster: Raster, _ tone: RasterTone?, in part: Rect, margin: Double
  ) throws(RenderError) {
    let across = Self.pixels(part.minX - margin, part.maxX + margin, of: raster.width)
    let down = Self.pixels(part.minY - margin, part.maxY + margin, of: raster.height)
    (left, top) = (across.lowerBound, down.lowerBound)
    pointer = try sound(
      cairo_image_surface_create(
        CAIRO_FORMAT_ARGB32, Int32(clamping: across.count), Int32(clamping: down.count)))
    guard let target = cairo_image_surface_get_data(pointer) else { return }
    let stride = Int(cairo_image_surface_get_stride(pointer))
    raster.pixels.withUnsafeBufferPointer { source in
      for row in down {
        let start = (row * raster.width + across.lowerBound) * 4
        guard start + across.count * 4 <= source.count else { return }
        let (pixels, target) = (
          UnsafeBufferPointer(rebasing: source[start...]), target + (row - top) * stride
        )
        if let tone {
          tone.premultiply(pixels, into: target, count: across.count)
        } else {
          Self.premultiply(pixels, into: target, count: across.count)
        }
      }
    }
    cairo_surface_mark_dirty(pointer)
  }

  deinit { cairo_surface_destroy(pointer) }

  private static func pixels(_ from: Double, _ to: Double, of count: Int) -> Range<Int> {
    let last = Double(count)
    let lower = Int(min(max(0, from.rounded(.down)), last - 1))
    return lower..<max(lower + 1, Int(min(max(0, to.rounded(.up)), last)))
  }

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
