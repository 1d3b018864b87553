import MapStyle
import PlantModel

extension MapContent {
  /// A line, or the rings of an area: one shape in one colour, in the colours of a gradient, or of repeated pictures.
  func line(_ styled: Styled<LinePaint>, _ table: ProjectedTable) -> [Mark] {
    let paint = styled.paint
    guard paint.width > 0, paint.opacity > 0, !table.paths[styled.feature].isEmpty else {
      return []
    }
    let shift = shift(paint.translation)
    let body = LineBody(
      paint, along: table.paths[styled.feature].offset(x: shift.x, y: shift.y), scale: symbolScale,
      dashScale: dashScale, edge: edge)
    let contents: [Mark.Content]
    if let name = paint.pattern {
      contents = symbols[name].map { body.patterned($0, opacity: paint.opacity) } ?? []
    } else if !paint.gradient.isEmpty {
      let spans = table.spans.indices.contains(styled.feature) ? table.spans[styled.feature] : []
      contents = body.shaded(paint.gradient, spans: spans, opacity: paint.opacity)
    } else {
      contents = body.colored(paint.color)
    }
    let origin = table.origins[styled.feature]
    return contents.map { Mark($0, origin: origin) }
  }
}

/// What a line's paint makes of its path, in pixels of the scene.
struct LineBody {
  /// The middle of the line, or of both casings.
  let path: Path
  let width: Double
  /// Over how much the edges fade, inside the width.
  let blur: Double
  let dashes: [Double]
  let cap: LineCap
  let join: LineJoin
  let miterLimit: Double

  /// A line that fades does so over `edge` more, half of it outside its width.
  init(_ paint: LinePaint, along path: Path, scale: Double, dashScale: Double, edge: Double) {
    join = paint.join
    // GL's limit counts as Cairo's: the mitre's length in widths.
    miterLimit = max(1, paint.miterLimit)
    let softening = paint.blur > 0 ? edge : 0
    blur = max(0, paint.blur) * scale + softening
    dashes = Self.dashes(paint.dashes).map { $0 * scale * dashScale }
    // A square cap belongs to the line, not to each of its dashes.
    cap = paint.cap == .square && !dashes.isEmpty ? .butt : paint.cap
    let middle =
      paint.offset == 0
      ? path
      : path.rightInside.parallel(
        at: paint.offset * scale, join: paint.join, miterLimit: max(1, paint.miterLimit))
    guard paint.gapWidth > 0 else {
      (self.path, width) = (middle, paint.width * scale + softening)
      return
    }
    // Casings fade outwards inside their width, and inwards into the gap.
    width = (paint.width + max(0, paint.blur)) * scale + softening
    let distance = (paint.gapWidth + paint.width - max(0, paint.blur)) / 2 * scale
    var casings = middle.parallel(at: -distance, join: join, miterLimit: miterLimit)
    casings.append(middle.parallel(at: distance, join: join, miterLimit: miterLimit))
    self.path = casings
  }

  /// Of an odd number the last dash runs into the first.
  private static func dashes(_ dashes: [Double]) -> [Double] {
    dashes.count.isMultiple(of: 2) ? dashes : dashes + [0]
  }

  func stroke(_ color: Color, width: Double) -> Stroke {
    Stroke(
      color: color, width: width, dashes: dashes, cap: cap, join: join, miterLimit: miterLimit)
  }

  /// In one colour.
  func colored(_ color: Color) -> [Mark.Content] {
    guard color.alpha > 0 else { return [] }
    if color.alpha < 1, dashes.isEmpty, let arms { return arms.flatMap { $0.faded(color) } }
    return faded(color)
  }

  /// Faded edges are strokes of falling width over each other, whose alphas add up to a straight ramp.
  private func faded(_ color: Color) -> [Mark.Content] {
    guard blur > 0 else { return [.stroke(path, stroke(color, width: width))] }
    let depth = min(blur, width / 2)
    let steps = Int(min(24, max(3, (depth * 2).rounded(.up))))
    var covered = 0.0
    return (0..<steps).compactMap { step in
      let from = depth * Double(step) / Double(steps)
      // In the middle of the step; the last one reaches what the ramp reaches.
      let share = min(1, (from + depth / Double(steps) / 2) / blur)
      let alpha = color.alpha * share
      guard covered < 1, alpha > covered else { return nil }
      var layer = color
      layer.alpha = (alpha - covered) / (1 - covered)
      covered = alpha
      return .stroke(path, stroke(layer, width: width - 2 * from))
    }
  }
}

extension LineBody {
  /// A line that turns back at an acute corner is seen through itself there, as the GL renderers show it: its parts between such
  /// corners; nil where there is none. Joins whose mitre is more than twice the width count.
  private var arms: [LineBody]? {
    var (arms, hasCorner) = (Path(), false)
    for line in path.subpaths {
      let parts = line.isClosed ? [line.points] : line.points.arms(isRound: join == .round)
      hasCorner = hasCorner || parts.count > 1
      for part in parts { arms.append(part, closed: line.isClosed) }
    }
    guard hasCorner else { return nil }
    return arms.subpaths.map { part in
      var path = Path()
      path.append(part.points, closed: part.isClosed)
      return LineBody(self, path: path)
    }
  }

  private init(_ other: LineBody, path: Path) {
    self.path = path
    cap = other.cap
    width = other.width
    blur = other.blur
    dashes = other.dashes
    join = other.join
    miterLimit = other.miterLimit
  }
}

extension [Point] {
  /// Its parts between corners of less than 60°. Where such a corner is round both parts turn back a little there, so that the
  /// corner is one of each.
  fileprivate func arms(isRound: Bool) -> [[Point]] {
    var parts: [[Point]] = []
    var part: [Point] = []
    for (index, point) in enumerated() {
      part.append(point)
      guard index > 0, index < count - 1 else { continue }
      let (u, v) = (point - self[index - 1], self[index + 1] - point)
      let lengths = (u.length, v.length)
      guard u.x * v.x + u.y * v.y < -0.5 * lengths.0 * lengths.1 else { continue }
      if isRound { part.append(point - u * Swift.min(0.5, 1 / lengths.0)) }
      parts.append(part)
      part = isRound ? [point + v * Swift.min(0.5, 1 / lengths.1), point] : [point]
    }
    return parts + [part]
  }
}

extension Point {
  fileprivate var length: Double { (x * x + y * y).squareRoot() }
}

extension Path {
  mutating func append(_ other: Path) {
    let offset = points.count
    points += other.points
    ends += other.ends.map { $0 + offset }
    closed += other.closed
  }

  /// Rings turned so that the area lies to the right of their direction (y down); open lines stay as they are. A ring inside an
  /// odd number of others is a hole.
  fileprivate var rightInside: Path {
    guard closed.contains(true) else { return self }
    let rings = subpaths
    // Beyond, the cost of finding what lies in what is not worth it: all count as outer rings.
    let findsHoles = (2...200).contains(rings.count)
    var path = Path()
    for (index, ring) in rings.enumerated() {
      guard ring.isClosed, let first = ring.points.first else {
        path.append(ring.points, closed: ring.isClosed)
        continue
      }
      var isHole = false
      if findsHoles {
        for (other, outer) in rings.enumerated() where other != index && outer.isClosed {
          if Polygon(exterior: outer.points).contains(first) { isHole.toggle() }
        }
      }
      let turnsRight = doubledSignedArea(of: ring.points) > 0
      path.append(
        turnsRight != isHole ? ring.points : Array(ring.points.reversed()), closed: true)
    }
    return path
  }
}
