import PlantModel

extension LineBody {
  /// Adjacent pieces overlap by this much, so that no gap shows between them.
  private static let overlap = 0.25
  /// Beyond, a piece at a sharp corner would reach far outside the line.
  private static let longestMiter = 2.0

  /// The symbol repeated along the line, as high as the line is wide: a piece for each straight stretch, cut at the corners.
  func patterned(_ symbol: Symbol, opacity: Double) -> [Mark.Content] {
    let factor = width / symbol.size.height
    guard factor > 0, factor.isFinite else { return [] }
    return path.subpaths.flatMap { line in
      stretches(line.points, isClosed: line.isClosed).map { stretch in
        .fill(
          .polygon(stretch.corners),
          .pattern(symbol, stretch.transform(factor, width: width), opacity: opacity))
      }
    }
  }

  /// A straight part of a line.
  private struct Stretch {
    var start: Point
    var end: Point
    /// Of length 1.
    var direction: Point
    /// From the line's start to this part's.
    var distance: Double
    var corners: [Point] = []

    /// To the right of the direction.
    var normal: Point { Point(x: -direction.y, y: direction.x) }

    /// From the symbol's pixels: its left edge begins at the line's start, its top lies to the left of the line.
    func transform(_ factor: Double, width: Double) -> AffineTransform {
      let corner = start - direction * distance - normal * (width / 2)
      return AffineTransform(
        a: direction.x * factor, b: direction.y * factor, c: normal.x * factor,
        d: normal.y * factor, tx: corner.x, ty: corner.y)
    }
  }

  private func stretches(_ points: [Point], isClosed: Bool) -> [Stretch] {
    guard let first = points.first else { return [] }
    var stretches: [Stretch] = []
    var (last, distance) = (first, 0.0)
    for point in isClosed ? points.dropFirst() + [first] : points.dropFirst() {
      let length = last.distance(to: point)
      guard length > 1e-9, length.isFinite else { continue }
      let direction = (point - last) * (1 / length)
      stretches.append(
        Stretch(start: last, end: point, direction: direction, distance: distance))
      distance += length
      last = point
    }
    let count = stretches.count
    for index in stretches.indices {
      let isFirst = !isClosed && index == 0
      let isLast = !isClosed && index == count - 1
      let edge = edges(
        stretches[index], after: isFirst ? nil : stretches[(index + count - 1) % count],
        before: isLast ? nil : stretches[(index + 1) % count])
      stretches[index].corners = edge
    }
    return stretches
  }

  /// The four corners of a part, mitred towards the parts next to it.
  private func edges(_ part: Stretch, after: Stretch?, before: Stretch?) -> [Point] {
    let start = side(part, after)
    let end = side(part, before)
    let back = part.direction * (after == nil ? 0 : -Self.overlap)
    let on = part.direction * (before == nil ? 0 : Self.overlap)
    return [
      part.start - start + back, part.end - end + on, part.end + end + on,
      part.start + start + back,
    ]
  }

  /// From the middle of the line to its right edge, along the bisector of the corner with the other part.
  private func side(_ part: Stretch, _ other: Stretch?) -> Point {
    guard let other else { return part.normal * (width / 2) }
    let middle = part.normal + other.normal
    let square = middle.x * middle.x + middle.y * middle.y
    // 2 / |n + m| is the length of the mitre in widths.
    guard square * Self.longestMiter * Self.longestMiter >= 4 else {
      return part.normal * (width / 2)
    }
    return middle * (width / square)
  }
}
