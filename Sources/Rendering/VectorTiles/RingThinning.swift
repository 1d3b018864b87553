import PlantModel

/// Lines and rings without the points that lie within a tolerance of what remains (Douglas and Peucker 1973), from the points that have
/// to stay on. The result does not depend on direction or start: two areas that share a border share it still.
struct RingThinning {
  /// In the units of the points.
  let tolerance: Double
  let isKept: (Point) -> Bool

  /// Lines with more points are left as they are: the time grows with the square of them.
  static let mostPoints = 2_000

  /// The ring does not repeat its first point.
  func ring(_ ring: [Point]) -> [Point] {
    guard ring.count > 4, ring.count <= Self.mostPoints else { return ring }
    var anchors = ring.indices.filter { isKept(ring[$0]) }
    if anchors.isEmpty, let first = ring.indices.min(by: { precedes(ring[$0], ring[$1]) }) {
      anchors = [first]
    }
    if anchors.count == 1 { anchors = [anchors[0], farthest(from: ring[anchors[0]], in: ring)] }
    anchors.sort()
    guard let start = anchors.first, anchors.count > 1 else { return ring }
    // Beginning and ending with the first point that stays.
    let turned = Array(ring[start...] + ring[...start])
    var stays = [Bool](repeating: false, count: turned.count)
    for anchor in anchors { stays[anchor - start] = true }
    stays[turned.count - 1] = true
    thin(turned, &stays)
    return zip(turned, stays).dropLast().filter(\.1).map(\.0)
  }

  func line(_ line: [Point]) -> [Point] {
    guard line.count > 2, line.count <= Self.mostPoints else { return line }
    var stays = line.map(isKept)
    stays[0] = true
    stays[line.count - 1] = true
    thin(line, &stays)
    return zip(line, stays).filter(\.1).map(\.0)
  }

  /// The ends stay.
  private func thin(_ points: [Point], _ stays: inout [Bool]) {
    var open: [Range<Int>] = []
    var from = 0
    for index in points.indices.dropFirst() where stays[index] {
      open.append(from..<index)
      from = index
    }
    while let span = open.popLast() {
      guard let far = farthest(points, between: span) else { continue }
      stays[far] = true
      open.append(span.lowerBound..<far)
      open.append(far..<span.upperBound)
    }
  }

  /// The inner point farthest from the line between the ends, if beyond the tolerance; of equal ones that with the least coordinates.
  private func farthest(_ points: [Point], between span: Range<Int>) -> Int? {
    let (a, b) = (points[span.lowerBound], points[span.upperBound])
    var best: (index: Int, distance: Double)?
    for index in span.dropFirst() {
      // From the lesser end, so that rounding does not depend on the direction either.
      let distance =
        precedes(a, b)
        ? squaredDistance(from: points[index], toSegment: a, b)
        : squaredDistance(from: points[index], toSegment: b, a)
      guard distance > tolerance * tolerance else { continue }
      if let best, best.distance > distance { continue }
      if let best, best.distance == distance, precedes(points[best.index], points[index]) {
        continue
      }
      best = (index, distance)
    }
    return best?.index
  }

  private func farthest(from point: Point, in ring: [Point]) -> Int {
    var best = (index: 0, distance: -1.0)
    for (index, other) in ring.enumerated() {
      let d = other - point
      let distance = d.x * d.x + d.y * d.y
      let isBetter =
        distance > best.distance
        || distance == best.distance && precedes(other, ring[best.index])
      if isBetter { best = (index, distance) }
    }
    return best.index
  }

  private func precedes(_ a: Point, _ b: Point) -> Bool { a.x != b.x ? a.x < b.x : a.y < b.y }
}
