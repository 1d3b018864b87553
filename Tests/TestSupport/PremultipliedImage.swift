import CCairo

/// The pixels of a PNG, as libpng reads it: red, green, blue, alpha, premultiplied.
package struct PremultipliedImage: Hashable, Sendable {
  package var width: Int
  package var height: Int
  /// The file says how opaque each pixel is.
  package var hasAlpha: Bool
  /// Row by row, four bytes a pixel.
  package var pixels: [UInt8] = []

  /// A PNG with alpha.
  package init(png: [UInt8]) throws {
    try self.init(anyPNG: png)
    guard hasAlpha else { throw GoldenError.notPNG }
  }

  /// A PNG with or without alpha.
  package init(anyPNG png: [UInt8]) throws {
    var rest = png[...]
    let surface = withUnsafeMutablePointer(to: &rest) { rest in
      cairo_image_surface_create_from_png_stream(
        { closure, target, count in
          guard let rest = closure?.assumingMemoryBound(to: ArraySlice<UInt8>.self), let target,
            rest.pointee.count >= Int(count)
          else { return CAIRO_STATUS_READ_ERROR }
          for (index, byte) in rest.pointee.prefix(Int(count)).enumerated() { target[index] = byte }
          rest.pointee = rest.pointee.dropFirst(Int(count))
          return CAIRO_STATUS_SUCCESS
        }, rest)
    }
    defer { cairo_surface_destroy(surface) }
    guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS,
      let data = cairo_image_surface_get_data(surface)
    else { throw GoldenError.notPNG }
    let format = cairo_image_surface_get_format(surface)
    guard format == CAIRO_FORMAT_ARGB32 || format == CAIRO_FORMAT_RGB24 else {
      throw GoldenError.notPNG
    }
    hasAlpha = format == CAIRO_FORMAT_ARGB32
    width = Int(cairo_image_surface_get_width(surface))
    height = Int(cairo_image_surface_get_height(surface))
    for row in 0..<height {
      let start = data + row * Int(cairo_image_surface_get_stride(surface))
      for pixel in 0..<width {
        pixels += [2, 1, 0].map { start[pixel * 4 + $0] }
        pixels.append(hasAlpha ? start[pixel * 4 + 3] : 255)
      }
    }
  }

  package subscript(x: Int, y: Int) -> [UInt8] {
    let start = (y * width + x) * 4
    return Array(pixels[start..<start + 4])
  }
}
