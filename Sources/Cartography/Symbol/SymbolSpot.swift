import Glibc
import MapStyle
import PlantModel

/// A place where a symbol of a feature may stand.
struct SymbolSpot {
  var point: Point
  /// The line below it and how far along.
  var line: (line: LineRuler, distance: Double)?

  /// Degrees clockwise from the x axis; 0 beside a point.
  var direction: Double {
    line.map { $0.line.direction(at: $0.distance) * 180 / .pi } ?? 0
  }
}

extension ProjectedTable {
  /// Points of a row that point placement takes: each point, the pole of each polygon, the beginning of each line, as the GL
  /// renderers have it.
  func spots(_ row: Int, in window: Rect) -> [SymbolSpot] {
    guard points.indices.contains(row) else { return [] }
    if !points[row].isEmpty { return points[row].map { SymbolSpot(point: $0) } }
    let path = paths[row]
    guard !path.isEmpty else { return [] }
    let beginnings = path.openBeginnings.filter(window.contains)
    return (beginnings + path.poles).map { SymbolSpot(point: $0) }
  }

  /// Places along the lines of a row.
  func spots(
    _ row: Int, _ paint: SymbolPaint, _ anchors: LineAnchors, spacing: Double, in window: Rect
  )
    -> [SymbolSpot]
  {
    guard paths.indices.contains(row) else { return [] }
    return paths[row].ruledLines.flatMap { line in
      let places =
        paint.placement == .lineCenter
        ? anchors.middle(of: line, window)
        : anchors.places(
          on: line, spacing: spacing, isContinued: !window.contains(line.points[0]), window: window)
      return places.map { SymbolSpot(point: line.point(at: $0), line: (line, $0)) }
    }
  }
}

extension Path {
  /// First points of its lines.
  fileprivate var openBeginnings: [Point] {
    var start = 0
    return zip(ends, closed).compactMap { end, isClosed in
      defer { start = end }
      return isClosed || start >= end ? nil : points[start]
    }
  }

  /// Rings by which polygons are told apart; of more, the largest alone counts.
  private static let mostRings = 64

  /// The innermost point of each polygon; a ring within an odd number of others is a hole.
  fileprivate var poles: [Point] {
    var start = 0
    var rings: [[Point]] = []
    for (end, isClosed) in zip(ends, closed) {
      if isClosed, end - start > 2 { rings.append(Array(points[start..<end])) }
      start = end
    }
    if rings.count == 1 { return [Polygon(exterior: rings[0]).pole].compactMap { $0 } }
    guard rings.count <= Self.mostRings else {
      let largest = rings.max { abs(Polygon(exterior: $0).area) < abs(Polygon(exterior: $1).area) }
      return [largest.flatMap { Polygon(exterior: $0).pole }].compactMap { $0 }
    }
    let solids = rings.map { Polygon(exterior: $0) }
    let holders = rings.indices.map { i in
      rings.indices.filter { $0 != i && solids[$0].contains(rings[i][0]) }
    }
    return rings.indices.filter { holders[$0].count.isMultiple(of: 2) }.compactMap { i in
      let holes = rings.indices.filter {
        holders[$0].count == holders[i].count + 1 && holders[$0].contains(i)
      }
      return Polygon(exterior: rings[i], interiors: holes.map { rings[$0] }).pole
    }
  }
}

extension Polygon {
  /// Within a pixel, for small ones better.
  fileprivate var pole: Point? {
    let box = boundingBox
    let precision = min(1, max(0.05, min(box.width, box.height) / 20))
    let pole = poleOfInaccessibility(precision: precision).point
    return pole.isFinite ? pole : nil
  }
}
