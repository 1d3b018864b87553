import Glibc
package import MapStyle
package import PlantModel

extension Path {
  /// Each subpath moved sideways by `distance`, to the right of its direction (y down) when positive. Outer corners are joined as
  /// a stroke's would be; inner ones are cut where the moved sides meet, and sides that such a cut uses up vanish.
  package func parallel(
    at distance: Double, join: LineJoin = .miter, miterLimit: Double = 2
  ) -> Path {
    guard distance != 0 else { return self }
    var path = Path()
    for (line, isClosed) in subpaths {
      var parallel = ParallelLine(line, isClosed: isClosed, distance: distance)
      parallel.dropVanishingSides()
      path.append(parallel.points(join: join, miterLimit: miterLimit), closed: isClosed)
    }
    return path
  }

  /// Points of each subpath, and whether it returns to its start.
  package var subpaths: [(points: [Point], isClosed: Bool)] {
    var start = 0
    return zip(ends, closed).map { end, isClosed in
      defer { start = end }
      return (Array(points[start..<end]), isClosed)
    }
  }
}

/// The sides of a line on the way to one beside it.
private struct ParallelLine {
  struct Side {
    var start: Point
    var end: Point
    /// Of length 1.
    let direction: Point

    var length: Double { start.distance(to: end) }
    /// To the right of the direction.
    var normal: Point { Point(x: -direction.y, y: direction.x) }
  }

  private let isClosed: Bool
  private let distance: Double
  private var sides: [Side] = []
  /// What is left where a line has no length.
  private let first: Point?

  /// A line of more sides than this is not searched again and again for sides that vanish.
  private static let mostPasses = 32

  init(_ line: [Point], isClosed: Bool, distance: Double) {
    self.isClosed = isClosed
    self.distance = distance
    first = line.first
    guard var last = line.first else { return }
    for point in isClosed ? line.dropFirst() + [last] : line.dropFirst() {
      let length = last.distance(to: point)
      guard length > 1e-9, length.isFinite else { continue }
      sides.append(Side(start: last, end: point, direction: (point - last) * (1 / length)))
      last = point
    }
  }

  // MARK: Sides

  /// Cosine of the turn from one side into the next, and its sine: positive to the right.
  private func turn(_ a: Side, _ b: Side) -> (cosine: Double, sine: Double) {
    let (u, v) = (a.direction, b.direction)
    return (u.x * v.x + u.y * v.y, u.x * v.y - u.y * v.x)
  }

  /// How much an inner corner takes off both of its sides; 0 for others.
  private func cut(_ a: Side, _ b: Side) -> Double {
    let (cosine, sine) = turn(a, b)
    guard sine * distance > 0 else { return 0 }
    // tan(φ/2) = sin φ / (1 + cos φ).
    return cosine > -1 ? abs(distance) * abs(sine) / (1 + cosine) : .infinity
  }

  /// Takes away sides that have no length beside the line; those next to them go on until they meet.
  mutating func dropVanishingSides() {
    for _ in 0..<Self.mostPasses where sides.count > 2 {
      guard dropSomeVanishingSides() else { return }
    }
  }

  private mutating func dropSomeVanishingSides() -> Bool {
    let count = sides.count
    let cuts = sides.indices.map { cut(sides[$0], sides[($0 + 1) % count]) }
    var kept: [Side] = []
    kept.reserveCapacity(count)
    var hasDropped = false
    var isAfterDrop = false
    for index in sides.indices {
      let isEnd = !isClosed && (index == 0 || index == count - 1)
      let before = cuts[(index + count - 1) % count]
      let vanishes = !isEnd && before + cuts[index] > sides[index].length
      // Of two neighbours only one goes at a time: without it the other may have room.
      guard vanishes, !isAfterDrop, count - (hasDropped ? 1 : 0) > 3 || !isClosed else {
        if isAfterDrop {
          isAfterDrop = !kept.appendMeeting(sides[index])
        } else {
          kept.append(sides[index])
        }
        continue
      }
      hasDropped = true
      isAfterDrop = true
    }
    if isAfterDrop, isClosed, let next = kept.first, kept.appendMeeting(next),
      let closing = kept.popLast(), !kept.isEmpty
    {
      kept[0].start = closing.start
    }
    sides = kept
    return hasDropped
  }

  // MARK: Points

  func points(join: LineJoin, miterLimit: Double) -> [Point] {
    guard let start = sides.first, let end = sides.last else { return first.map { [$0] } ?? [] }
    var points: [Point] = []
    if !isClosed { points.append(start.start + start.normal * distance) }
    for (a, b) in zip(sides, sides.dropFirst()) {
      corner(a, b, join: join, miterLimit: miterLimit, into: &points)
    }
    if isClosed {
      corner(end, start, join: join, miterLimit: miterLimit, into: &points)
    } else {
      points.append(end.end + end.normal * distance)
    }
    return points
  }

  private func corner(
    _ a: Side, _ b: Side, join: LineJoin, miterLimit: Double, into points: inout [Point]
  ) {
    let (cosine, sine) = turn(a, b)
    let (from, to) = (a.end + a.normal * distance, b.start + b.normal * distance)
    guard cosine < 1 - 1e-12 else { return points.append(from) }
    let isInner = sine * distance > 0
    // The mitre is 1 / cos(φ/2) times as long as the distance.
    let miter = cosine > -1 ? (2 / (1 + cosine)).squareRoot() : .infinity
    let fits =
      isInner ? cut(a, b) <= min(a.length, b.length) : join == .miter && miter <= miterLimit
    if fits || cosine > 0.999 {
      points.append(a.end + (a.normal + b.normal) * (distance / (1 + cosine)))
    } else if !isInner, join == .round {
      let start = atan2(from.y - a.end.y, from.x - a.end.x)
      points += Path.arc(a.end, abs(distance), from: start, to: start + atan2(sine, cosine))
    } else {
      points += [from, to]
    }
  }
}

extension [ParallelLine.Side] {
  /// Appends a side that does not begin where the last one ends: both go on until they meet. Of two that lead back along each
  /// other only what one is longer is left. False where the next side will not begin where the last one ends either.
  fileprivate mutating func appendMeeting(_ next: ParallelLine.Side) -> Bool {
    var next = next
    guard let last else {
      append(next)
      return true
    }
    let (u, v) = (last.direction, next.direction)
    let (cosine, sine) = (u.x * v.x + u.y * v.y, u.x * v.y - u.y * v.x)
    let way = next.start - last.end
    guard abs(sine) <= 1e-6 else {
      let meeting = last.end + u * ((way.x * v.y - way.y * v.x) / sine)
      self[count - 1].end = meeting
      next.start = meeting
      append(next)
      return true
    }
    if cosine > 0 {
      // The line steps sideways between the two.
      let middle = last.end + way * 0.5
      self[count - 1].end = middle
      next.start = middle
      append(next)
      return true
    }
    let (before, after) = (last.length, next.length)
    if before > after + 1e-9 {
      self[count - 1].end = last.end - u * after
      return false
    }
    removeLast()
    guard after > before + 1e-9 else { return false }
    next.start = next.start + v * before
    return appendMeeting(next)
  }
}
