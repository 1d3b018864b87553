import CCairo
import Cartography
import MapStyle
import PlantModel

/// The few drawing calls that marks need, in scene units, on a Cairo context.
struct CairoCanvas: ~Copyable {
  /// 1/72 inch, the unit of PDF, against 1/96 inch.
  static let pointsPerPixel = 0.75

  private let context: OpaquePointer
  private let materials: Materials
  private let scale: Double
  /// Cairo counts in 1/256 of a device unit in 32 bits; what lies beyond is drawn at the rim, far outside any page.
  private let farthest: Double
  private let showsRealText: Bool

  init(on surface: OpaquePointer, materials: Materials, scale: Double) throws(RenderError) {
    let context = cairo_create(surface)
    let status = cairo_status(context)
    guard let context, status == CAIRO_STATUS_SUCCESS else {
      cairo_destroy(context)
      throw .cairo(status: String(cString: cairo_status_to_string(status)), origin: nil)
    }
    self.context = context
    self.materials = materials
    self.scale = scale
    farthest = 4_000_000 / scale
    showsRealText = cairo_surface_get_type(surface) == CAIRO_SURFACE_TYPE_PDF
    cairo_scale(context, scale, scale)
    cairo_set_fill_rule(context, CAIRO_FILL_RULE_EVEN_ODD)
    setUnhinted(context)
  }

  deinit { cairo_destroy(context) }

  /// Cairo's status is sticky: asked after each mark, it names the one that failed.
  func check(_ origin: String) throws(RenderError) {
    try Rendering.check(cairo_status(context), origin: origin)
  }

  func translate(_ offset: Point) { cairo_translate(context, offset.x, offset.y) }

  // MARK: Paths

  func fill(_ path: Path, _ color: Color) {
    guard color.alpha > 0 else { return }
    trace(path)
    setSource(color)
    cairo_fill(context)
  }

  func stroke(_ path: Path, _ stroke: Stroke) {
    guard stroke.color.alpha > 0, stroke.width > 0, stroke.width.isFinite else { return }
    trace(path)
    setSource(stroke.color)
    cairo_set_line_width(context, min(stroke.width, farthest))
    cairo_set_line_cap(context, stroke.cap.cairo)
    cairo_set_line_join(context, stroke.join.cairo)
    cairo_set_miter_limit(context, stroke.miterLimit.isFinite ? max(1, stroke.miterLimit) : 1)
    let dashes = drawable(stroke.dashes)
    cairo_set_dash(context, dashes, Int32(dashes.count), 0)
    cairo_stroke(context)
  }

  /// Dashes too fine to see would cost hours: such a line is solid, as is one whose dashes make no sense.
  private func drawable(_ dashes: [Double]) -> [Double] {
    let period = dashes.reduce(0, +)
    let isSound = dashes.allSatisfy { $0 >= 0 && $0.isFinite }
    return isSound && period * scale >= 0.25 ? dashes : []
  }

  private func trace(_ path: Path) {
    cairo_new_path(context)
    var start = 0
    path.points.withUnsafeBufferPointer { points in
      for (end, isClosed) in zip(path.ends, path.closed) {
        guard end <= points.count, start <= end else { return }
        trace(UnsafeBufferPointer(rebasing: points[start..<end]))
        if isClosed { cairo_close_path(context) }
        start = end
      }
    }
  }

  private func trace(_ points: UnsafeBufferPointer<Point>) {
    cairo_new_sub_path(context)
    for point in points where point.isFinite {
      cairo_line_to(context, clamped(point.x), clamped(point.y))
    }
  }

  private func clamped(_ value: Double) -> Double { min(max(value, -farthest), farthest) }

  private func setSource(_ color: Color) {
    cairo_set_source_rgba(context, color.red, color.green, color.blue, color.alpha)
  }

  // MARK: Symbols and images

  /// Repeats the symbol from the scene's origin.
  func fill(_ path: Path, _ symbol: Symbol, opacity: Double) {
    guard opacity > 0, let picture = materials.picture(symbol) else { return }
    cairo_save(context)
    trace(path)
    cairo_clip(context)
    cairo_set_source_surface(context, picture.pointer, 0, 0)
    cairo_pattern_set_extend(cairo_get_source(context), CAIRO_EXTEND_REPEAT)
    paint(opacity)
    cairo_restore(context)
  }

  func symbol(_ symbol: Symbol, in rect: Rect, rotation: Double, opacity: Double) {
    guard opacity > 0, rect.width > 0, rect.height > 0, rect.width.isFinite,
      rect.height.isFinite, rect.center.isFinite, rotation.isFinite,
      let picture = materials.picture(symbol)
    else { return }
    cairo_save(context)
    cairo_translate(context, rect.center.x, rect.center.y)
    cairo_rotate(context, rotation * .pi / 180)
    cairo_scale(context, rect.width / picture.size.width, rect.height / picture.size.height)
    cairo_translate(context, -picture.size.width / 2, -picture.size.height / 2)
    // What a symbol draws outside its page must not show; surfaces disagree on it once the symbol is turned.
    cairo_rectangle(context, 0, 0, picture.size.width, picture.size.height)
    cairo_clip(context)
    cairo_set_source_surface(context, picture.pointer, 0, 0)
    paint(opacity)
    cairo_restore(context)
  }

  func image(_ raster: Raster, _ transform: AffineTransform, opacity: Double) {
    guard opacity > 0, transform.inverse != nil, let image = materials.image(raster) else { return }
    var matrix = cairo_matrix_t(
      xx: transform.a, yx: transform.b, xy: transform.c, yy: transform.d, x0: transform.tx,
      y0: transform.ty)
    cairo_save(context)
    cairo_transform(context, &matrix)
    cairo_set_source_surface(context, image.pointer, 0, 0)
    cairo_pattern_set_filter(cairo_get_source(context), CAIRO_FILTER_GOOD)
    paint(opacity)
    cairo_restore(context)
  }

  private func paint(_ opacity: Double) {
    if opacity < 1 { cairo_paint_with_alpha(context, opacity) } else { cairo_paint(context) }
  }

  // MARK: Groups

  func beginGroup(clip: Path?, opacity: Double) {
    cairo_save(context)
    if let clip {
      trace(clip)
      cairo_clip(context)
    }
    if opacity < 1 { cairo_push_group(context) }
  }

  func endGroup(opacity: Double) {
    if opacity < 1 {
      cairo_pop_group_to_source(context)
      cairo_paint_with_alpha(context, max(0, opacity))
    }
    cairo_restore(context)
  }

  // MARK: Text

  func text(_ run: TextRun) {
    guard run.origin.isFinite, run.rotation.isFinite, run.line.size > 0,
      run.line.size * scale < 20_000
    else { return }
    cairo_save(context)
    cairo_translate(context, clamped(run.origin.x), clamped(run.origin.y))
    if run.rotation != 0 { cairo_rotate(context, run.rotation * .pi / 180) }
    if let halo = run.halo, halo.width > 0, halo.color.alpha > 0 {
      setSource(halo.color)
      for glyphs in run.line.runs { rim(glyphs, size: run.line.size, width: halo.width) }
    }
    setSource(run.color)
    for glyphs in run.line.runs { letters(glyphs, size: run.line.size) }
    cairo_restore(context)
  }

  private func letters(_ run: GlyphRun, size: Double) {
    cairo_set_font_face(context, materials.font(run.face).pointer)
    cairo_set_font_size(context, size)
    let glyphs = run.cairoGlyphs
    if showsRealText {
      let clusters = run.clusters.map {
        cairo_text_cluster_t(num_bytes: Int32($0.bytes), num_glyphs: Int32($0.glyphs))
      }
      cairo_show_text_glyphs(
        context, run.text, Int32(run.text.utf8.count), glyphs, Int32(glyphs.count), clusters,
        Int32(clusters.count), cairo_text_cluster_flags_t(rawValue: 0))
    } else {
      cairo_new_path(context)
      cairo_glyph_path(context, glyphs, Int32(glyphs.count))
      cairo_set_fill_rule(context, CAIRO_FILL_RULE_WINDING)
      cairo_fill(context)
    }
  }

  /// In a PDF each rim is a glyph that means a zero-width space, so that the text is there once and no letters are added to it.
  private func rim(_ run: GlyphRun, size: Double, width: Double) {
    let glyphs = run.cairoGlyphs
    if showsRealText {
      let key = HaloFont.Key(face: run.face, pen: max(1, Int((2000 * width / size).rounded())))
      cairo_set_font_face(context, materials.halo(key).pointer)
      cairo_set_font_size(context, size)
      var cluster = cairo_text_cluster_t(num_bytes: 0, num_glyphs: Int32(glyphs.count))
      cairo_show_text_glyphs(
        context, "", 0, glyphs, Int32(glyphs.count), &cluster,
        1, cairo_text_cluster_flags_t(rawValue: 0))
    } else {
      cairo_set_font_face(context, materials.font(run.face).pointer)
      cairo_set_font_size(context, size)
      cairo_new_path(context)
      cairo_glyph_path(context, glyphs, Int32(glyphs.count))
      cairo_set_line_width(context, 2 * width)
      cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
      cairo_set_dash(context, nil, 0, 0)
      cairo_stroke(context)
    }
  }
}

extension GlyphRun {
  fileprivate var cairoGlyphs: [cairo_glyph_t] {
    glyphs.map { cairo_glyph_t(index: UInt($0.id), x: $0.x, y: $0.y) }
  }
}

extension LineCap {
  fileprivate var cairo: cairo_line_cap_t {
    switch self {
    case .butt: CAIRO_LINE_CAP_BUTT
    case .round: CAIRO_LINE_CAP_ROUND
    case .square: CAIRO_LINE_CAP_SQUARE
    }
  }
}

extension LineJoin {
  fileprivate var cairo: cairo_line_join_t {
    switch self {
    case .bevel: CAIRO_LINE_JOIN_BEVEL
    case .round: CAIRO_LINE_JOIN_ROUND
    case .miter: CAIRO_LINE_JOIN_MITER
    }
  }
}
