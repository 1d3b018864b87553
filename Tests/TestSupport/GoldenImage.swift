import CCairo
import CDeflate
import CRSVG

/// A picture to be compared: rows from the top, red, green, blue.
package struct GoldenImage: Hashable, Sendable {
  package var width: Int
  package var height: Int
  package var pixels: [UInt8]

  package init(width: Int, height: Int, pixels: [UInt8]) {
    self.width = width
    self.height = height
    self.pixels = pixels
  }

  /// A part of the picture.
  package func cropped(x: Int, y: Int, width: Int, height: Int) -> GoldenImage {
    var pixels: [UInt8] = []
    for row in y..<y + height {
      let start = (row * self.width + x) * 3
      pixels += self.pixels[start..<start + width * 3]
    }
    return GoldenImage(width: width, height: height, pixels: pixels)
  }

  package subscript(x: Int, y: Int) -> [UInt8] {
    let start = (y * width + x) * 3
    return Array(pixels[start..<start + 3])
  }
}

package enum GoldenError: Error {
  case notPNG, notPPM, notSVG
}

// MARK: Reading

extension GoldenImage {
  /// A PNG as this program writes it: 8-bit RGB without filters. A row with a filter is an error.
  package init(png: [UInt8]) throws {
    guard png.starts(with: [137, 80, 78, 71, 13, 10, 26, 10]) else { throw GoldenError.notPNG }
    var compressed: [UInt8] = []
    self.init(width: 0, height: 0, pixels: [])
    var offset = 8
    while offset + 12 <= png.count {
      let length = Self.bigEndian(png, offset)
      let type = png[offset + 4..<offset + 8]
      let data = png[offset + 8..<offset + 8 + length]
      if type.elementsEqual("IHDR".utf8) {
        width = Self.bigEndian(png, offset + 8)
        height = Self.bigEndian(png, offset + 12)
      } else if type.elementsEqual("IDAT".utf8) {
        compressed += data
      }
      offset += 12 + length
    }
    let rows = try Self.inflated(compressed, count: (width * 3 + 1) * height)
    for row in 0..<height {
      let start = row * (width * 3 + 1)
      guard rows[start] == 0 else { throw GoldenError.notPNG }
      pixels += rows[start + 1..<start + 1 + width * 3]
    }
  }

  private static func bigEndian(_ bytes: [UInt8], _ offset: Int) -> Int {
    bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
  }

  /// A zlib stream whose length is known.
  package static func inflated(_ input: [UInt8], count: Int) throws -> [UInt8] {
    var output = [UInt8](repeating: 0, count: count)
    var length = UInt(count)
    let code = uncompress(&output, &length, input, UInt(input.count))
    guard code == Z_OK, length == count else { throw GoldenError.notPNG }
    return output
  }

  /// A portable pixmap, as `pdftoppm` writes it.
  package init(ppm: [UInt8]) throws {
    var fields: [Int] = []
    var offset = 2
    guard ppm.starts(with: "P6".utf8) else { throw GoldenError.notPPM }
    while fields.count < 3, offset < ppm.count {
      let end = ppm[(offset + 1)...].firstIndex { $0 <= 0x20 } ?? ppm.count
      guard let field = Int(String(decoding: ppm[offset + 1..<end], as: UTF8.self)) else {
        throw GoldenError.notPPM
      }
      fields.append(field)
      offset = end
    }
    guard fields.count == 3, ppm.count - offset - 1 == fields[0] * fields[1] * 3 else {
      throw GoldenError.notPPM
    }
    self.init(width: fields[0], height: fields[1], pixels: Array(ppm[(offset + 1)...]))
  }

  /// An SVG as librsvg draws it on white, a pixel a CSS pixel.
  package init(svg: [UInt8], width: Int, height: Int) throws {
    self.init(width: width, height: height, pixels: [])
    guard let handle = rsvg_handle_new_from_data(svg, gsize(svg.count), nil) else {
      throw GoldenError.notSVG
    }
    let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height))
    let context = cairo_create(surface)
    defer {
      cairo_destroy(context)
      cairo_surface_destroy(surface)
      g_object_unref(handle)
    }
    cairo_set_source_rgb(context, 1, 1, 1)
    cairo_paint(context)
    var viewport = RsvgRectangle(x: 0, y: 0, width: Double(width), height: Double(height))
    guard rsvg_handle_render_document(handle, context, &viewport, nil) != 0 else {
      throw GoldenError.notSVG
    }
    cairo_surface_flush(surface)
    guard let data = cairo_image_surface_get_data(surface) else { throw GoldenError.notSVG }
    let stride = Int(cairo_image_surface_get_stride(surface))
    for row in 0..<height {
      for column in 0..<width {
        let pixel = data + row * stride + column * 4
        pixels += [pixel[2], pixel[1], pixel[0]]
      }
    }
  }
}
