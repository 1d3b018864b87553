import MapStyle
import PlantModel

/// How geometry is seen in a window: in CSS pixels, clipped a little outside the window, without points that no printer shows.
struct GeometryProjection {
  /// Metres of the plane to CSS pixels.
  private let transform: AffineTransform
  private let window: Rect
  /// The window and what is kept round it.
  private let clip: Rect

  /// How far outside the window geometry is kept at least, so that strokes along the cut stay hidden.
  static let reach = 24.0
  /// A twentieth of a millimetre: a dot of a 600 dpi printer. A drawing's circles are most of the points of a sheet.
  private static let tolerance = 0.2

  init(_ transform: AffineTransform, window: Rect, reach: Double = Self.reach) {
    self.transform = transform
    self.window = window
    clip = window.inset(by: -max(reach, Self.reach))
  }

  /// The same, seen as if the geometry lay elsewhere in the plane.
  func moved(by offset: Point) -> GeometryProjection {
    GeometryProjection(
      transform: AffineTransform.translation(offset).then(transform), window: window, clip: clip)
  }

  private init(transform: AffineTransform, window: Rect, clip: Rect) {
    self.transform = transform
    self.window = window
    self.clip = clip
  }

  /// Points in the window; none of lines and polygons.
  func points(_ geometry: Geometry) -> [Point] {
    guard case .points(let points) = geometry else { return [] }
    return points.map(transform.applied).filter(window.contains)
  }

  /// Points and vertices that are near enough to the window for something round them to be seen.
  func vertices(_ geometry: Geometry) -> [Point] {
    switch geometry {
    case .points(let points): near(points)
    case .lineStrings(let lines): lines.flatMap(near)
    case .polygons(let polygons): polygons.flatMap { $0.rings.flatMap(near) }
    }
  }

  private func near(_ points: [Point]) -> [Point] {
    points.map(transform.applied).filter(clip.contains)
  }

  /// Lines and rings; empty for points and where nothing is near the window.
  func path(_ geometry: Geometry) -> Path {
    var path = Path()
    switch geometry {
    case .points: break
    case .lineStrings(let lines): for line in lines { append(line: line, to: &path) }
    case .polygons(let polygons):
      for polygon in polygons {
        append(ring: polygon.exterior, to: &path)
        for ring in polygon.interiors { append(ring: ring, to: &path) }
      }
    }
    return path
  }

  /// For each subpath of `path` which part of its line it is, as shares of the line's length; an area's rings count as whole.
  func spans(_ geometry: Geometry) -> [ClosedRange<Double>] {
    guard case .lineStrings(let lines) = geometry else {
      return path(geometry).ends.map { _ in 0...1 }
    }
    return lines.flatMap { line -> [ClosedRange<Double>] in
      let thin = thinned(line)
      guard !clip.contains(Rect(around: thin)) else { return thin.count > 1 ? [0...1] : [] }
      return clip.spans(ofClipped: thin)
    }
  }

  private func append(line: [Point], to path: inout Path) {
    let thin = thinned(line)
    let pieces = clip.contains(Rect(around: thin)) ? [thin] : clip.clipped(lineString: thin)
    for piece in pieces where piece.count > 1 {
      path.append(
        simplified(lineString: piece, tolerance: Self.tolerance), closed: false)
    }
  }

  private func append(ring: [Point], to path: inout Path) {
    let thin = thinned(ring)
    let box = Rect(around: thin)
    guard clip.intersects(box) else { return }
    let inside = clip.contains(box) ? thin : clip.clipped(ring: thin)
    let points = simplified(ring: inside, tolerance: Self.tolerance)
    if points.count > 2 { path.append(points, closed: true) }
  }

  /// Transformed, without points nearer than half the tolerance to the one before: linear, so that a ring of a million
  /// points costs the exact simplification little.
  private func thinned(_ points: [Point]) -> [Point] {
    var result: [Point] = []
    result.reserveCapacity(points.count)
    for point in points {
      let p = transform.applied(to: point)
      if let last = result.last, abs(last.x - p.x) + abs(last.y - p.y) < Self.tolerance / 2 {
        continue
      }
      result.append(p)
    }
    // A ring that shrinks to less than a triangle is a speck: it keeps its corners, so that no unit vanishes.
    return result.count > 2 || points.count <= 2 ? result : points.map(transform.applied)
  }
}

extension [StyledLayer] {
  /// How far beyond the geometry of a table the layers draw, in pixels at most, when lengths are multiplied by `scale`.
  func reach(of table: String, scale: Double) -> Double {
    var reach = 0.0
    for layer in self where layer.table == table {
      switch layer.content {
      case .line(let styled): for item in styled { reach = Swift.max(reach, item.paint.reach) }
      case .circle(let styled): for item in styled { reach = Swift.max(reach, item.paint.reach) }
      case .fill(let styled):
        for item in styled { reach = Swift.max(reach, 1 + item.paint.translation.reach) }
      case .background, .raster, .symbol: break
      }
    }
    // Beyond any page; enormous widths must not undo the clipping.
    return Swift.min(reach * scale, 10_000)
  }

  /// Whether a line layer draws the table in colours that change along its lines.
  func drawsGradients(of table: String) -> Bool {
    contains { layer in
      guard layer.table == table, case .line(let styled) = layer.content else { return false }
      return styled.contains { !$0.paint.gradient.isEmpty }
    }
  }

  /// Whether a circle layer draws the table.
  func drawsCircles(of table: String) -> Bool {
    contains { if case .circle = $0.content { $0.table == table } else { false } }
  }
}

extension LinePaint {
  fileprivate var reach: Double {
    let corner = join == .miter ? Swift.max(miterLimit, 1.5) : 1.5
    return translation.reach + (abs(offset) + gapWidth / 2 + width) * corner
  }
}

extension CirclePaint {
  /// How far it colours beyond its geometry, in pixels.
  var reach: Double { translation.reach + radius + strokeWidth }
}

extension Translation {
  /// How far it moves anything, in pixels at most.
  var reach: Double { abs(x) + abs(y) }
}
