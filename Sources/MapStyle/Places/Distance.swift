import Foundation
import PlantModel

/// The geometries of a `distance`, as they stand in an expression.
struct Distance: Sendable {
  /// A point, line or polygon.
  private struct Target {
    var geometry: Geometry
    var extent: Extent
  }

  private var targets: [Target]

  init(_ targets: [Geometry]) {
    self.targets = targets.flatMap(\.parts).map { Target(geometry: $0, extent: Extent(of: $0)) }
  }

  /// Metres from the geometry (in degrees) to the nearest target, 0 where they meet; NaN of nothing.
  func metres(from geometry: Geometry) -> Double {
    guard let origin = geometry.firstPoint else { return .nan }
    let ruler = Ruler(at: origin)
    let shape = Shape(geometry, ruler)
    let extents = geometry.parts.map { Extent(of: $0) }
    var nearest = Double.infinity
    let apart = targets.map { target in
      extents.map { ruler.metres(between: $0, target.extent) }.min() ?? 0
    }
    // From the nearest box on; those farther than what was found are not measured.
    for index in apart.indices.sorted(by: { apart[$0] < apart[$1] }) {
      guard apart[index] < nearest else { break }
      let target = Shape(targets[index].geometry, ruler)
      nearest = min(nearest, shape.distance(to: target, atMost: nearest))
    }
    return nearest
  }
}

/// The box round a part of a geometry, in degrees; longitudes run on from that of its first point.
private struct Extent {
  var box: Rect

  init(of geometry: Geometry) {
    let start = geometry.firstPoint.map { [$0] } ?? []
    let lines =
      switch geometry {
      case .points(let points): [points]
      case .lineStrings(let lines): lines
      case .polygons(let polygons): polygons.flatMap(\.rings)
      }
    box = Rect(
      around: lines.flatMap { Ruler.unrolled(start + $0, from: start.first?.x ?? 0) })
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
    Self.unrolled(line, from: origin.x).map { point in
      Point(x: (point.x - origin.x) * x, y: (point.y - origin.y) * y)
    }
  }

  /// No more than the distance between any points of the two.
  func metres(between a: Extent, _ b: Extent) -> Double {
    let (a, b) = (a.box, b.box)
    let apartX = abs(Self.wrapped(b.center.x - a.center.x)) - (a.width + b.width) / 2
    let apartY = abs(b.center.y - a.center.y) - (a.height + b.height) / 2
    let (dx, dy) = (max(0, apartX) * x, max(0, apartY) * y)
    // A little less, for what rounding may add.
    return (dx * dx + dy * dy).squareRoot() * (1 - 1e-9)
  }

  /// The line with longitudes that run on from `longitude`, each segment the shorter way.
  static func unrolled(_ line: [Point], from longitude: Double) -> [Point] {
    var (longitude, last) = (longitude, longitude)
    return line.map { point in
      longitude += wrapped(point.x - last)
      last = point.x
      return Point(x: longitude, y: point.y)
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
  /// Its points, lines and polygons, each alone.
  fileprivate var parts: [Geometry] {
    switch self {
    case .points(let points): points.map { .points([$0]) }
    case .lineStrings(let lines): lines.map { .lineStrings([$0]) }
    case .polygons(let polygons): polygons.map { .polygons([$0]) }
    }
  }

  fileprivate var firstPoint: Point? {
    switch self {
    case .points(let points): points.first
    case .lineStrings(let lines): lines.lazy.compactMap(\.first).first
    case .polygons(let polygons): polygons.lazy.compactMap(\.exterior.first).first
    }
  }
}
