/// A polygon of OGC Simple Features, with rings of three or more points whose first point is **not** repeated at the end.
/// Winding is not prescribed; inside is what the even-odd rule says.
package struct Polygon: Hashable, Sendable {
  package var exterior: [Point]
  package var interiors: [[Point]]

  package init(exterior: [Point], interiors: [[Point]] = []) {
    self.exterior = exterior
    self.interiors = interiors
  }

  /// The exterior ring, then the interiors.
  package var rings: [[Point]] { [exterior] + interiors }
  package var boundingBox: Rect { Rect(around: exterior) }
}

/// Geometry of a feature: one of the three dimensions, always as a collection.
package enum Geometry: Hashable, Sendable {
  case points([Point])
  case lineStrings([[Point]])
  case polygons([Polygon])

  package var boundingBox: Rect {
    switch self {
    case .points(let points): Rect(around: points)
    case .lineStrings(let lines): lines.reduce(.null) { $0.union(Rect(around: $1)) }
    case .polygons(let polygons): polygons.reduce(.null) { $0.union($1.boundingBox) }
    }
  }
}
