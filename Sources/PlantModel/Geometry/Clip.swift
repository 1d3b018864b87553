extension Rect {
  private enum Edge { case left, right, top, bottom }

  private func isInside(_ p: Point, _ edge: Edge) -> Bool {
    switch edge {
    case .left: p.x >= minX
    case .right: p.x <= maxX
    case .top: p.y >= minY
    case .bottom: p.y <= maxY
    }
  }

  private func crossing(_ a: Point, _ b: Point, _ edge: Edge) -> Point {
    switch edge {
    case .left, .right:
      let x = edge == .left ? minX : maxX
      return Point(x: x, y: a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x))
    case .top, .bottom:
      let y = edge == .top ? minY : maxY
      return Point(x: a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y), y: y)
    }
  }

  /// The ring within this rectangle (Sutherland & Hodgman 1974); parts that fall apart stay joined along the border, which
  /// a fill does not show. Empty when nothing is left.
  package func clipped(ring: [Point]) -> [Point] {
    var result = ring
    for edge in [Edge.left, .right, .top, .bottom] {
      guard var a = result.last else { return [] }
      var next: [Point] = []
      next.reserveCapacity(result.count + 4)
      for b in result {
        switch (isInside(a, edge), isInside(b, edge)) {
        case (true, true): next.append(b)
        case (true, false): next.append(crossing(a, b, edge))
        case (false, true):
          next.append(crossing(a, b, edge))
          next.append(b)
        case (false, false): break
        }
        a = b
      }
      result = next
    }
    return result.count > 2 ? result : []
  }

  /// The part of the segment within this rectangle, nil when there is none (Liang & Barsky 1984).
  package func clipped(segment a: Point, _ b: Point) -> (Point, Point)? {
    var (t0, t1) = (0.0, 1.0)
    let d = b - a
    for (p, q) in [(-d.x, a.x - minX), (d.x, maxX - a.x), (-d.y, a.y - minY), (d.y, maxY - a.y)] {
      if p == 0 {
        if q < 0 { return nil }
      } else if p < 0 {
        t0 = max(t0, q / p)
      } else {
        t1 = min(t1, q / p)
      }
    }
    guard t0 <= t1 else { return nil }
    return (t0 == 0 ? a : a + d * t0, t1 == 1 ? b : a + d * t1)
  }

  /// The pieces of the line within this rectangle.
  package func clipped(lineString: [Point]) -> [[Point]] {
    var pieces: [[Point]] = []
    var piece: [Point] = []
    for (a, b) in zip(lineString, lineString.dropFirst()) {
      guard let (c, d) = clipped(segment: a, b) else { continue }
      if piece.last != c {
        if piece.count > 1 { pieces.append(piece) }
        piece = [c]
      }
      piece.append(d)
    }
    if piece.count > 1 { pieces.append(piece) }
    return pieces
  }

  /// For each of the pieces of `clipped(lineString:)` from where to where along the line it goes, as shares of its length.
  package func spans(ofClipped lineString: [Point]) -> [ClosedRange<Double>] {
    var spans: [ClosedRange<Double>] = []
    var (length, start, end) = (0.0, 0.0, 0.0)
    var last: Point?
    for (a, b) in zip(lineString, lineString.dropFirst()) {
      defer { length += a.distance(to: b) }
      guard let (c, d) = clipped(segment: a, b) else { continue }
      if last != c {
        if last != nil { spans.append(start...max(start, end)) }
        start = length + a.distance(to: c)
      }
      end = length + a.distance(to: d)
      last = d
    }
    if last != nil { spans.append(start...max(start, end)) }
    guard length > 0 else { return spans.map { _ in 0...1 } }
    return spans.map { $0.lowerBound / length...$0.upperBound / length }
  }
}
