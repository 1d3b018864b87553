/// Dashed lines. Dashes are counted from the line's first point and cut from it by their distance along it, so they lie the same
/// in every window; only those that a window can show are made.
extension CoverageBuffer {
  func addDashes(
    _ points: UnsafePointer<GridPoint>, count: Int, isClosed: Bool, _ style: StrokeStyle
  ) {
    var line = Array(UnsafeBufferPointer(start: points, count: count))
    if isClosed, let first = line.first, line.last != first { line.append(first) }
    guard line.count > 1 else { return }
    let measured = MeasuredLine(line)
    var next = 0
    for index in 0..<line.count - 1 {
      guard let shown = shown(line[index], line[index + 1], margin: style.margin) else { continue }
      let start = measured.distances[index]
      let length = measured.distances[index + 1] - start
      addDashes(
        of: measured, from: start + shown.lowerBound * length,
        to: start + shown.upperBound * length, &next, style)
    }
  }

  /// The dashes that overlap a stretch and were not yet made.
  private func addDashes(
    of line: MeasuredLine, from: Double, to: Double, _ next: inout Int, _ style: StrokeStyle
  ) {
    let perPeriod = style.dashes.count / 2
    var ordinal = max(next, Int(max(0, from / style.period).rounded(.down)) * perPeriod)
    while true {
      let (cycle, dash) = ordinal.quotientAndRemainder(dividingBy: perPeriod)
      let before = style.dashes[..<(dash * 2)].reduce(0, +)
      let start = Double(cycle) * style.period + before
      if start > to || start >= line.length { return }
      let end = min(line.length, start + style.dashes[dash * 2])
      if end >= from {
        let piece = line.piece(from: start, to: end)
        piece.withUnsafeBufferPointer {
          guard let base = $0.baseAddress else { return }
          addStroke(base, count: $0.count, isClosed: false, style)
        }
        next = ordinal + 1
      }
      ordinal += 1
    }
  }

  /// The part 0…1 of a segment that can colour the window; nil if none can.
  private func shown(_ a: GridPoint, _ b: GridPoint, margin: Int) -> ClosedRange<Double>? {
    var range = 0.0...1.0
    for (from, to, low, length) in [
      (a.x, b.x, window.left, window.width), (a.y, b.y, window.top, window.height),
    ] {
      let low = Double(low * FixedPoint.one - margin)
      let high = low + Double(length * FixedPoint.one + 2 * margin)
      let (start, way) = (Double(from), Double(to - from))
      if way == 0 {
        if start < low || start > high { return nil }
        continue
      }
      let ends = [(low - start) / way, (high - start) / way].sorted()
      let (least, most) = (max(range.lowerBound, ends[0]), min(range.upperBound, ends[1]))
      guard least <= most else { return nil }
      range = least...most
    }
    return range
  }
}

/// A line that knows how far along it each of its points lies.
private struct MeasuredLine {
  let points: [GridPoint]
  let distances: [Double]
  var length: Double { distances.last ?? 0 }

  init(_ points: [GridPoint]) {
    self.points = points
    var distance = 0.0
    var distances = [0.0]
    for (a, b) in zip(points, points.dropFirst()) {
      let (dx, dy) = (Double(b.x - a.x), Double(b.y - a.y))
      distance += (dx * dx + dy * dy).squareRoot()
      distances.append(distance)
    }
    self.distances = distances
  }

  /// The line between two distances, two points at least.
  func piece(from start: Double, to end: Double) -> [GridPoint] {
    var index = segment(at: start)
    var piece = [point(at: start, in: index)]
    while index + 2 < points.count, distances[index + 1] < end {
      index += 1
      if points[index] != piece[piece.count - 1] { piece.append(points[index]) }
    }
    // A dash without length still has its caps.
    let last = point(at: max(end, start + 2), in: index)
    if last != piece[piece.count - 1] { piece.append(last) }
    return piece
  }

  /// The last segment that begins at or before the distance.
  private func segment(at distance: Double) -> Int {
    var (low, high) = (0, points.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if distances[middle] <= distance { low = middle } else { high = middle }
    }
    return low
  }

  private func point(at distance: Double, in index: Int) -> GridPoint {
    let (a, b) = (points[index], points[index + 1])
    let length = distances[index + 1] - distances[index]
    let share = length > 0 ? (distance - distances[index]) / length : 0
    return GridPoint(
      x: a.x + FixedPoint.nearest(Double(b.x - a.x) * share),
      y: a.y + FixedPoint.nearest(Double(b.y - a.y) * share))
  }
}
