import MapStyle

/// Outlines of strokes. Both sides of a line are walked at once: where a corner's inner sides meet, they are cut there, so that
/// no pixel is covered twice; where segments are too short for that, they overlap and the sum is capped. Offsets are rounded
/// once for each corner, relative to it, so a stroke is the same in every window.
extension CoverageBuffer {
  /// The segment between two points and what is perpendicular to it.
  private struct Segment {
    let length: Double
    /// Direction.
    let x: Double
    let y: Double

    @inline(__always)
    init(_ a: GridPoint, _ b: GridPoint) {
      let (dx, dy) = (Double(b.x &- a.x), Double(b.y &- a.y))
      length = (dx * dx + dy * dy).squareRoot()
      let inverse = length > 0 ? 1 / length : 0
      x = dx * inverse
      y = dy * inverse
    }
  }

  /// The two sides of a line where a segment begins or ends.
  private struct Sides {
    var left: GridPoint
    var right: GridPoint
  }

  /// A line through points of which neighbours differ.
  func addStroke(
    _ points: UnsafePointer<GridPoint>, count: Int, isClosed: Bool, _ style: StrokeStyle
  ) {
    var count = count
    if isClosed {
      while count > 1, points[count - 1] == points[0] { count -= 1 }
    }
    guard count > 1 else { return }
    let isRing = isClosed && count > 2
    var segment = Segment(points[0], points[1])
    let last = isRing ? Segment(points[count - 1], points[0]) : segment
    var start = sides(of: segment, at: points[0], style)
    var finish = start
    if isRing {
      (finish, start) = join(last, segment, at: points[0], style)
    } else {
      addCap(segment, at: points[0], start, isStart: true, style)
    }
    for index in 1..<count {
      let point = points[index]
      let next: Segment
      if index < count - 1 {
        next = Segment(point, points[index + 1])
      } else if isRing {
        next = last
      } else {
        let end = sides(of: segment, at: point, style)
        addSides(start, end)
        addCap(segment, at: point, end, isStart: false, style)
        return
      }
      let (end, begin) = join(segment, next, at: point, style)
      addSides(start, end)
      start = begin
      segment = next
    }
    addSides(start, finish)
  }

  @inline(__always)
  private func addSides(_ start: Sides, _ end: Sides) {
    add(start.left, end.left)
    add(end.right, start.right)
  }

  @inline(__always)
  private func sides(of segment: Segment, at point: GridPoint, _ style: StrokeStyle) -> Sides {
    let x = FixedPoint.nearest(segment.y * style.reach)
    let y = FixedPoint.nearest(-segment.x * style.reach)
    return Sides(
      left: GridPoint(x: point.x &+ x, y: point.y &+ y),
      right: GridPoint(x: point.x &- x, y: point.y &- y))
  }

  /// The corner between two segments: where the first one's sides end and the next one's begin.
  @inline(__always)
  private func join(
    _ a: Segment, _ b: Segment, at point: GridPoint, _ style: StrokeStyle
  ) -> (end: Sides, start: Sides) {
    let reach = style.reach
    let cross = a.x * b.y - a.y * b.x
    let spread = 1 + a.x * b.x + a.y * b.y
    guard spread > 1e-3 else { return overlap(a, b, cross, at: point, nil, style) }
    let factor = reach / spread
    let x = FixedPoint.nearest((a.y + b.y) * factor)
    let y = FixedPoint.nearest(-(a.x + b.x) * factor)
    let miter = Sides(
      left: GridPoint(x: point.x &+ x, y: point.y &+ y),
      right: GridPoint(x: point.x &- x, y: point.y &- y))
    let isStraight = spread > 1.9998
    let isMitred = isStraight || (style.join == .miter && 2 <= style.miterLimit * spread)
    let fits = reach * abs(cross) <= 0.5 * min(a.length, b.length) * spread
    if fits && isMitred { return (miter, miter) }
    return overlap(a, b, cross, at: point, (miter, isMitred, fits), style)
  }

  /// A corner that is cut off or rounded, or whose inner sides do not meet.
  private func overlap(
    _ a: Segment, _ b: Segment, _ cross: Double, at point: GridPoint,
    _ corner: (miter: Sides, isMitred: Bool, fits: Bool)?, _ style: StrokeStyle
  ) -> (end: Sides, start: Sides) {
    var end = sides(of: a, at: point, style)
    var begin = sides(of: b, at: point, style)
    let turnsRight = cross > 0
    if let corner, corner.fits {
      // The inner sides meet.
      if turnsRight {
        (end.right, begin.right) = (corner.miter.right, corner.miter.right)
      } else {
        (end.left, begin.left) = (corner.miter.left, corner.miter.left)
      }
    } else if turnsRight {
      add(begin.right, point)
      add(point, end.right)
    } else {
      add(end.left, point)
      add(point, begin.left)
    }
    if let corner, corner.isMitred {
      if turnsRight {
        (end.left, begin.left) = (corner.miter.left, corner.miter.left)
      } else {
        (end.right, begin.right) = (corner.miter.right, corner.miter.right)
      }
    } else if style.join == .round {
      let angle = max(-1, min(1, a.x * b.x + a.y * b.y)).arcCosine
      if turnsRight {
        addArc(end.left, begin.left, around: point, by: angle, style)
      } else {
        addArc(begin.right, end.right, around: point, by: angle, style)
      }
    } else if turnsRight {
      add(end.left, begin.left)
    } else {
      add(begin.right, end.right)
    }
    return (end, begin)
  }

  /// What closes a line's end.
  private func addCap(
    _ segment: Segment, at point: GridPoint, _ sides: Sides, isStart: Bool, _ style: StrokeStyle
  ) {
    let (from, to) = isStart ? (sides.right, sides.left) : (sides.left, sides.right)
    switch style.cap {
    case .butt: add(from, to)
    case .round: addArc(from, to, around: point, by: .pi, style)
    case .square:
      let sign = isStart ? -style.reach : style.reach
      let x = FixedPoint.nearest(segment.x * sign)
      let y = FixedPoint.nearest(segment.y * sign)
      let (a, b) = (
        GridPoint(x: from.x &+ x, y: from.y &+ y), GridPoint(x: to.x &+ x, y: to.y &+ y)
      )
      add(from, a)
      add(a, b)
      add(b, to)
    }
  }

  /// A clockwise arc.
  private func addArc(
    _ from: GridPoint, _ to: GridPoint, around center: GridPoint, by angle: Double,
    _ style: StrokeStyle
  ) {
    let steps = max(1, Int((angle / style.arcStep).rounded(.up)))
    let turn = Turn(angle / Double(steps))
    var (x, y) = (Double(from.x &- center.x), Double(from.y &- center.y))
    var previous = from
    for _ in 1..<max(steps, 1) {
      (x, y) = (x * turn.cosine - y * turn.sine, x * turn.sine + y * turn.cosine)
      let point = GridPoint(
        x: center.x &+ FixedPoint.nearest(x), y: center.y &+ FixedPoint.nearest(y))
      add(previous, point)
      previous = point
    }
    add(previous, to)
  }
}
