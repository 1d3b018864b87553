import CCairo
import PlantModel

/// A symbol as pixels, to be repeated over a picture: as many cells side by side as it takes to end on a whole pixel, so that
/// repeating neither blurs nor drifts. A class, as many marks share it.
final class SymbolTile {
  private let pointer: OpaquePointer
  /// From the symbol's pixels to the tile's.
  private let scaleX: Double
  private let scaleY: Double
  private let isExact: Bool

  /// The scales lead from the symbol's pixels to those of the device.
  init(
    _ picture: SymbolPicture, opacity: Double, scaleX: Double, scaleY: Double
  ) throws(RenderError) {
    let across = Cells(side: picture.size.width, scale: scaleX)
    let down = Cells(side: picture.size.height, scale: scaleY)
    self.scaleX = across.scale
    self.scaleY = down.scale
    isExact = across.isExact && down.isExact
    pointer = try sound(
      cairo_image_surface_create(CAIRO_FORMAT_ARGB32, Int32(across.pixels), Int32(down.pixels)))
    let context = cairo_create(pointer)
    defer { cairo_destroy(context) }
    guard let context else { return }
    cairo_scale(context, across.scale, down.scale)
    for row in 0..<down.count {
      for column in 0..<across.count {
        cairo_save(context)
        cairo_translate(
          context, Double(column) * picture.size.width, Double(row) * picture.size.height)
        try picture.draw(in: context, opacity: opacity)
        cairo_restore(context)
      }
    }
    try check(cairo_status(context))
  }

  deinit { cairo_surface_destroy(pointer) }

  /// `inverse` leads from the scene to the symbol's pixels; upright the tile's pixels are those of the device.
  func setSource(in context: OpaquePointer, _ inverse: AffineTransform, isUpright: Bool) {
    cairo_set_source_surface(context, pointer, 0, 0)
    var matrix = cairo_matrix_t(inverse.then(.scale(x: scaleX, y: scaleY)))
    cairo_pattern_set_matrix(cairo_get_source(context), &matrix)
    cairo_pattern_set_filter(
      cairo_get_source(context),
      isExact && isUpright ? CAIRO_FILTER_NEAREST : CAIRO_FILTER_BILINEAR)
    cairo_pattern_set_extend(cairo_get_source(context), CAIRO_EXTEND_REPEAT)
  }
}

extension cairo_matrix_t {
  init(_ transform: AffineTransform) {
    self.init(
      xx: transform.a, yx: transform.b, xy: transform.c, yy: transform.d, x0: transform.tx,
      y0: transform.ty)
  }
}

/// How many cells of a pattern make a tile in one direction.
private struct Cells {
  var count: Int
  var pixels: Int
  var scale: Double
  var isExact: Bool

  private static let most = 16
  /// A larger cell is painted smaller and enlarged: two sides of this are 64 MB.
  private static let mostPixels = 4096.0

  /// Where no number of cells ends on a whole pixel, the most cells are stretched by less than half a pixel in all.
  init(side: Double, scale: Double) {
    let cell = side * scale
    let most = max(1, min(Self.most, Int(Self.mostPixels / max(cell, 1))))
    let exact = (1...most).first { count in
      let pixels = Double(count) * cell
      return pixels >= 1 && abs(pixels - pixels.rounded()) < 1e-6 * pixels
    }
    count = exact ?? most
    pixels = Int(min(max(1, (Double(count) * cell).rounded()), Self.mostPixels))
    self.scale = Double(pixels) / (Double(count) * side)
    isExact = exact != nil && Double(pixels) == (Double(count) * cell).rounded()
  }
}
