import CCairo
import PlantModel

/// A symbol as pixels, to be repeated over a picture: as many cells side by side as it takes to end on a whole pixel, so that
/// repeating neither blurs nor drifts. A class, as many marks share it.
final class SymbolTile {
  private let pointer: OpaquePointer
  /// From scene units to the tile's pixels.
  private let scaleX: Double
  private let scaleY: Double
  private let isExact: Bool

  init(_ picture: SymbolPicture, opacity: Double, scale: Double) throws(RenderError) {
    let across = Cells(side: picture.size.width, scale: scale)
    let down = Cells(side: picture.size.height, scale: scale)
    scaleX = across.scale
    scaleY = down.scale
    isExact = across.isExact && down.isExact
    pointer = try sound(
      cairo_image_surface_create(CAIRO_FORMAT_ARGB32, Int32(across.pixels), Int32(down.pixels)))
    let context = cairo_create(pointer)
    defer { cairo_destroy(context) }
    guard let context else { return }
    cairo_scale(context, scaleX, scaleY)
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

  func setSource(in context: OpaquePointer) {
    cairo_set_source_surface(context, pointer, 0, 0)
    var matrix = cairo_matrix_t(xx: scaleX, yx: 0, xy: 0, yy: scaleY, x0: 0, y0: 0)
    cairo_pattern_set_matrix(cairo_get_source(context), &matrix)
    cairo_pattern_set_filter(
      cairo_get_source(context), isExact ? CAIRO_FILTER_NEAREST : CAIRO_FILTER_BILINEAR)
    cairo_pattern_set_extend(cairo_get_source(context), CAIRO_EXTEND_REPEAT)
  }
}

/// How many cells of a pattern make a tile in one direction.
private struct Cells {
  var count: Int
  var pixels: Int
  var scale: Double
  var isExact: Bool

  private static let most = 16
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
    pixels = Int(min(max(1, (Double(count) * cell).rounded()), 32_000))
    self.scale = Double(pixels) / (Double(count) * side)
    isExact = exact != nil
  }
}
