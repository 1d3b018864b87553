import Foundation
import PlantModel

/// The geometries of a `distance`, as they stand in an expression.
struct Distance: Sendable {
  private var targets: [Geometry]

  init(_ targets: [Geometry]) {
    self.targets = targets
  }

  /// Metres from the geometry (in degrees) to the nearest target, 0 where they meet; NaN of nothing.
  func metres(from geometry: Geometry) -> Double {
    guard let origin = geometry.firstPoint else { return .nan }
    let ruler = Ruler(at: origin)
    let shape = Shape(geometry, ruler)
    var nearest = Double.infinity
    for target in targets where nearest > 0 {
      nearest = min(nearest, shape.distance(to: Shape(target, ruler), atMost: nearest))
    }
    return nearest
  }
}

/// A plane in metres round a place: the radii of curvature of WGS 84 there (cheap-ruler), good for distances in a city.
private struct Ruler {
  private var origin: Point
  /// Metres a degree.
  private var x: Double
  private var y: Double

  init(at origin: Point) {
    self.origin = origin
    let flattening = 1 / 298.257223563
    let eccentricity = flattening * (2 - flattening)
    let cosine = cos(origin.y * .pi / 180)
    let w = 1 / (1 - eccentricity * (1 - cosine * cosine)).squareRoot()
    let degree = 6_378_137 * Double.pi / 180
    x = degree * w * cosine
    y = degree * w * w * w * (1 - eccentricity)
  }

  /// The line in metres from the origin; it goes the shorter way round the world, as does each of its segments.
  func metres(_ line: [Point]) -> [Point] {
    var longitude = 0.0
    var last = origin.x
    return line.map { point in
      longitude += Self.wrapped(point.x - last)
      last = point.x
      return Point(x: longitude * x, y: (point.y - origin.y) * y)
    }
  }

  private static func wrapped(_ degrees: Double) -> Double {
    degrees - 360 * (degrees / 360).rounded(.toNearestOrEven)
  }
}

/// A geometry in metres, cut into short runs of points whose boxes tell which are worth measuring.
private struct Shape {
  private struct Run {
    var points: [Point]
    var box: Rect
  }

  private static let runLength = 32

  private var runs: [Run] = []
  private var polygons: [Polygon] = []

  init(_ geometry: Geometry, _ ruler: Ruler) {
    switch geometry {
    case .points(let points): for point in points { add(ruler.metres([point])) }
    case .lineStrings(let lines): for line in lines { add(ruler.metres(line)) }
    case .polygons(let polygons):
      for polygon in polygons {
        // Rings of one polygon stay together whichever way round the world is shorter.
        let rings = polygon.rings.map { ring in
          Array(ruler.metres(polygon.exterior.prefix(1) + ring + ring.prefix(1)).dropFirst())
        }
        for ring in rings { add(ring) }
        self.polygons.append(Polygon(exterior: rings[0], interiors: Array(rings.dropFirst())))
      }
    }
  }

  /// Neighbouring runs share a point.
  private mutating func add(_ line: [Point]) {
    var start = 0
    repeat {
      let end = min(start + Self.runLength, line.count - 1)
      let points = Array(line[start...max(start, end)])
      runs.append(Run(points: points, box: Rect(around: points)))
      start = end
    } while start < line.count - 1
  }

  func distance(to other: Shape, atMost limit: Double) -> Double {
    if holds(other) || other.holds(self) { return 0 }
    var nearest = limit
    for a in runs {
      for b in other.runs where nearest > 0 && a.box.distance(to: b.box) < nearest {
        nearest = min(nearest, Self.distance(a.points, b.points))
      }
    }
    return nearest
  }

  /// Whether a point of the other lies in a polygon of this; where no edges meet, one point of a part tells for all of it.
  private func holds(_ other: Shape) -> Bool {
    polygons.contains { polygon in
      other.runs.contains { run in run.points.first.map { polygon.contains($0) } ?? false }
    }
  }

  private static func distance(_ a: [Point], _ b: [Point]) -> Double {
    var nearest = Double.infinity
    for (p, q) in segments(a) {
      for (r, s) in segments(b) {
        if segmentsIntersect(p, q, r, s) { return 0 }
        nearest = min(
          nearest, squaredDistance(from: p, toSegment: r, s),
          squaredDistance(from: q, toSegment: r, s), squaredDistance(from: r, toSegment: p, q),
          squaredDistance(from: s, toSegment: p, q))
      }
    }
    return nearest.squareRoot()
  }

  /// Of a lone point, the segment from it to itself.
  private static func segments(_ points: [Point]) -> Zip2Sequence<[Point], ArraySlice<Point>> {
    zip(points, points.count == 1 ? points[...] : points.dropFirst())
  }
}

extension Rect {
  fileprivate func distance(to other: Rect) -> Double {
    let dx = max(0, other.minX - maxX, minX - other.maxX)
    let dy = max(0, other.minY - maxY, minY - other.maxY)
    return (dx * dx + dy * dy).squareRoot()
  }
}

extension Geometry {
  fileprivate var firstPoint: Point? {
    switch self {
    case .points(let points): points.first
    case .lineStrings(let lines): lines.lazy.compactMap(\.first).first
    case .polygons(let polygons): polygons.lazy.compactMap(\.exterior.first).first
    }
  }
}
