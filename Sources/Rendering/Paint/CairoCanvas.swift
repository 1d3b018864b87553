import CCairo
import Cartography
import MapStyle
import PlantModel

/// The few drawing calls that marks need, in scene units, on a Cairo context. What is not finite is not drawn, and nothing that
/// a scene can hold upsets Cairo, whose first fault would end the whole drawing.
struct CairoCanvas: ~Copyable {
  enum Medium { case pdf, svg, pixels }

  /// 1/72 inch, the unit of PDF, against 1/96 inch.
  static let pointsPerPixel = 0.75

  let context: OpaquePointer
  let materials: Materials
  let medium: Medium
  /// Device units a CSS pixel.
  let scale: Double
  /// Cairo counts in 1/256 of a device unit in 32 bits; what lies beyond is drawn at this rim, far outside any page.
  let farthest: Double
  /// Scene units by which a path may be redrawn with fewer points: 0.013 mm, half a dot of a 1,200 dpi printer, or a tenth of a
  /// pixel.
  private let tolerance: Double

  init(
    on surface: OpaquePointer, _ medium: Medium, materials: Materials, scale: Double
  ) throws(RenderError) {
    let context = cairo_create(surface)
    let status = cairo_status(context)
    guard let context, status == CAIRO_STATUS_SUCCESS else {
      cairo_destroy(context)
      throw .cairo(status: String(cString: cairo_status_to_string(status)), origin: nil)
    }
    self.context = context
    self.materials = materials
    self.medium = medium
    self.scale = scale
    farthest = 4_000_000 / scale
    tolerance = medium == .pixels ? min(0.05, 0.1 / scale) : 0.05
    cairo_scale(context, scale, scale)
    setUnhinted(context)
  }

  deinit { cairo_destroy(context) }

  /// Cairo's status is sticky: asked after each mark, it names the one that failed.
  func check(_ origin: String) throws(RenderError) {
    try Rendering.check(cairo_status(context), origin: origin)
  }

  /// Whether edges are smoothed, in pixels.
  func setSmooth(_ isSmooth: Bool) {
    guard medium == .pixels else { return }
    cairo_set_antialias(context, isSmooth ? CAIRO_ANTIALIAS_DEFAULT : CAIRO_ANTIALIAS_NONE)
  }

  func translate(_ offset: Point) { cairo_translate(context, offset.x, offset.y) }

  // MARK: Paths

  func fill(_ path: Path, _ color: Color) {
    guard color.alpha > 0 else { return }
    trace(path)
    setSource(color)
    cairo_set_fill_rule(context, CAIRO_FILL_RULE_EVEN_ODD)
    cairo_fill(context)
  }

  /// A document gets smaller and is made faster when equal strokes are one operation; pixels are not.
  var joinsStrokes: Bool { medium != .pixels }

  func stroke(_ paths: [Path], _ stroke: Stroke) {
    guard stroke.color.alpha > 0, stroke.width > 0, stroke.width.isFinite else { return }
    cairo_new_path(context)
    for path in paths { add(path) }
    setSource(stroke.color)
    cairo_set_line_width(context, min(stroke.width, farthest))
    cairo_set_line_cap(context, stroke.cap.cairo)
    cairo_set_line_join(context, stroke.join.cairo)
    cairo_set_miter_limit(context, stroke.miterLimit.isFinite ? max(1, stroke.miterLimit) : 1)
    let dashes = drawable(stroke.dashes)
    cairo_set_dash(context, dashes, Int32(dashes.count), 0)
    cairo_stroke(context)
  }

  /// Everything that is drawn until the context is restored stays inside the path.
  func clip(_ path: Path) {
    trace(path)
    cairo_set_fill_rule(context, CAIRO_FILL_RULE_EVEN_ODD)
    cairo_clip(context)
  }

  /// Dashes too fine to see would cost hours: such a line is solid, as is one whose dashes make no sense.
  private func drawable(_ dashes: [Double]) -> [Double] {
    let period = dashes.reduce(0, +)
    let isSound = dashes.allSatisfy { $0 >= 0 && $0.isFinite }
    return isSound && period * scale >= 0.25 ? dashes : []
  }

  /// Makes the path the current one.
  func trace(_ path: Path) {
    cairo_new_path(context)
    add(path)
  }

  private func add(_ path: Path) {
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
    guard let first = points.firstIndex(where: \.isFinite) else { return }
    var last = clamped(points[first])
    cairo_move_to(context, last.x, last.y)
    var thinning = Thinning(from: last, tolerance: tolerance)
    for point in points[(first + 1)...] where point.isFinite {
      last = clamped(point)
      if let kept = thinning.kept(before: last) { cairo_line_to(context, kept.x, kept.y) }
    }
    cairo_line_to(context, last.x, last.y)
  }

  private func clamped(_ point: Point) -> Point { Point(x: clamped(point.x), y: clamped(point.y)) }

  func clamped(_ value: Double) -> Double { min(max(value, -farthest), farthest) }

  func setSource(_ color: Color) {
    cairo_set_source_rgba(context, color.red, color.green, color.blue, color.alpha)
  }

  // MARK: Groups

  func beginGroup(clip path: Path?, opacity: Double) {
    cairo_save(context)
    if let path { clip(path) }
    if opacity < 1 { cairo_push_group(context) }
  }

  func endGroup(opacity: Double) {
    if opacity < 1 {
      cairo_pop_group_to_source(context)
      cairo_paint_with_alpha(context, max(0, opacity))
    }
    cairo_restore(context)
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
