import Glibc
import PlantModel

/// A polyline with the distance of each point from its start.
struct LineRuler: Sendable {
  let points: [Point]
  let distances: [Double]

  /// Points that repeat the one before are left out; nil where no line is left.
  init?(_ points: some Sequence<Point>) {
    var kept: [Point] = []
    var distances: [Double] = []
    var length = 0.0
    for point in points where point.isFinite {
      if let last = kept.last {
        let step = last.distance(to: point)
        guard step > 1e-9 else { continue }
        length += step
      }
      kept.append(point)
      distances.append(length)
    }
    guard kept.count > 1, length.isFinite else { return nil }
    self.points = kept
    self.distances = distances
  }

  private init(points: [Point], distances: [Double]) {
    self.points = points
    self.distances = distances
  }

  var length: Double { distances[distances.count - 1] }

  var reversed: LineRuler {
    LineRuler(
      points: points.reversed(), distances: distances.reversed().map { length - $0 })
  }

  /// Index of the segment that holds a distance from the start; the first or last one beyond the ends.
  func segment(at distance: Double) -> Int {
    let behind = distances.partitioningIndex { $0 > distance }
    return min(max(behind - 1, 0), points.count - 2)
  }

  /// Beyond the ends the line goes on straight.
  func point(at distance: Double) -> Point {
    let i = segment(at: distance)
    let t = (distance - distances[i]) / (distances[i + 1] - distances[i])
    return points[i] + (points[i + 1] - points[i]) * t
  }

  /// The points from one distance to another.
  func part(_ range: ClosedRange<Double>) -> [Point] {
    let first = distances.partitioningIndex { $0 > range.lowerBound }
    let last = max(first, distances.partitioningIndex { $0 >= range.upperBound })
    return [point(at: range.lowerBound)] + points[first..<last] + [point(at: range.upperBound)]
  }

  /// Radians clockwise from the x axis.
  func direction(at distance: Double) -> Double {
    let i = segment(at: distance)
    let way = points[i + 1] - points[i]
    return atan2(way.y, way.x)
  }
}

extension Path {
  /// The subpaths, rings with their first point again at the end.
  var ruledLines: [LineRuler] {
    var start = 0
    return zip(ends, closed).compactMap { end, isClosed in
      defer { start = end }
      let part = points[start..<end]
      return LineRuler(isClosed ? Array(part) + part.prefix(1) : Array(part))
    }
  }
}
