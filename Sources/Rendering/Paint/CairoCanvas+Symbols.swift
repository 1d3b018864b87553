import CCairo
import Cartography
import MapStyle
import PlantModel

extension CairoCanvas {
  /// Device units a pixel of a raster or symbol; beyond, nothing can be seen and Cairo's matrices break.
  private static let scales = 1e-5...1e5
  /// CSS pixels: more than a page.
  private static let widestHalo = 5_000.0

  /// Repeats the symbol, whose pixels the transform leads to the scene.
  func fill(
    _ path: Path, _ symbol: Symbol, _ transform: AffineTransform, opacity: Double
  ) throws(RenderError) {
    let (across, down) = (transform.lengthOfX, transform.lengthOfY)
    guard opacity > 0, !path.isEmpty, Self.scales ~= across * scale, Self.scales ~= down * scale,
      abs(transform.tx) < farthest, abs(transform.ty) < farthest,
      let inverse = transform.inverse
    else { return }
    trace(path)
    switch medium {
    case .pdf, .svg:
      try materials.pattern(symbol, opacity: opacity).setSource(in: context, inverse)
    case .pixels:
      let tile = try materials.tile(
        symbol, opacity: opacity, scaleX: across * scale, scaleY: down * scale)
      tile.setSource(in: context, inverse, isUpright: transform.isUpright)
    }
    cairo_set_fill_rule(context, CAIRO_FILL_RULE_EVEN_ODD)
    cairo_fill(context)
  }

  func fill(_ path: Path, _ gradient: RadialGradient) {
    guard gradient.radius > 0, gradient.center.isFinite, !path.isEmpty else { return }
    let (x, y) = (clamped(gradient.center.x), clamped(gradient.center.y))
    let pattern = cairo_pattern_create_radial(x, y, 0, x, y, gradient.radius)
    defer { cairo_pattern_destroy(pattern) }
    for stop in gradient.stops {
      let color = stop.color
      cairo_pattern_add_color_stop_rgba(
        pattern, stop.position, color.red, color.green, color.blue, color.alpha)
    }
    trace(path)
    cairo_set_source(context, pattern)
    cairo_set_fill_rule(context, CAIRO_FILL_RULE_EVEN_ODD)
    cairo_fill(context)
  }

  func symbol(
    _ symbol: Symbol, in rect: Rect, rotation: Double, opacity: Double
  ) throws(RenderError) {
    let (across, down) = (rect.width / symbol.size.width, rect.height / symbol.size.height)
    guard opacity > 0, Self.scales ~= across * scale, Self.scales ~= down * scale,
      rect.center.isFinite, rotation.isFinite
    else { return }
    let picture = try materials.picture(symbol)
    cairo_save(context)
    cairo_translate(context, clamped(rect.center.x), clamped(rect.center.y))
    cairo_rotate(context, rotation * .pi / 180)
    cairo_scale(context, across, down)
    cairo_translate(context, -picture.size.width / 2, -picture.size.height / 2)
    if let halo = symbol.halo, halo.isSeen {
      try draw(halo, of: symbol, unit: (across * down).squareRoot(), opacity: opacity)
    }
    try picture.draw(in: context, opacity: opacity)
    cairo_restore(context)
  }

  /// Documents hold pixels of a quarter CSS pixel, pictures half of their own.
  private func draw(
    _ halo: Halo, of symbol: Symbol, unit: Double, opacity: Double
  ) throws(RenderError) {
    let own = Halo(
      color: halo.color.faded(by: opacity), width: min(halo.width, Self.widestHalo) / unit,
      blur: min(max(0, halo.blur), Self.widestHalo) / unit)
    let density = unit * (medium == .pixels ? 2 * scale : 4)
    try materials.halo(of: symbol, own, density: density).draw(in: context)
  }

  func image(
    _ raster: Raster, _ transform: AffineTransform, _ paint: RasterPaint
  ) throws(RenderError) {
    let area = abs(transform.determinant).squareRoot()
    let numbers = [
      transform.a, transform.b, transform.c, transform.d, transform.tx, transform.ty,
    ]
    let opacity = paint.opacity
    guard opacity > 0, Self.scales ~= area * scale, numbers.allSatisfy({ abs($0) < farthest }),
      raster.width > 0, raster.height > 0
    else { return }
    var matrix = cairo_matrix_t(transform)
    cairo_save(context)
    defer { cairo_restore(context) }
    cairo_transform(context, &matrix)
    cairo_rectangle(context, 0, 0, Double(raster.width), Double(raster.height))
    cairo_clip(context)
    var part = Rect(x: 0, y: 0, width: Double(raster.width), height: Double(raster.height))
    if medium == .pixels {
      // A band needs its own rows of a scan only. Made smaller, a pixel shows several of the raster's.
      cairo_clip_extents(context, &part.minX, &part.minY, &part.maxX, &part.maxY)
    }
    let image = try ImageSource(
      raster, RasterTone(paint), in: part, margin: 2 + 2 / (area * scale))
    cairo_set_source_surface(context, image.pointer, Double(image.left), Double(image.top))
    let isNearest = paint.isNearest && area * scale > 1
    cairo_pattern_set_filter(
      cairo_get_source(context), isNearest ? CAIRO_FILTER_NEAREST : CAIRO_FILTER_GOOD)
    // Enlarged, the pixels at the rim must not fade into what lies round the raster. Documents hold the raster as it is.
    if medium == .pixels { cairo_pattern_set_extend(cairo_get_source(context), CAIRO_EXTEND_PAD) }
    if opacity < 1 { cairo_paint_with_alpha(context, opacity) } else { cairo_paint(context) }
  }
}

extension AffineTransform {
  /// How long a step of 1 along each axis becomes.
  fileprivate var lengthOfX: Double { (a * a + b * b).squareRoot() }
  fileprivate var lengthOfY: Double { (c * c + d * d).squareRoot() }

  /// Neither turned nor mirrored.
  fileprivate var isUpright: Bool { b == 0 && c == 0 && a > 0 && d > 0 }
}
