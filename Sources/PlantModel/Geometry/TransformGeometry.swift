extension Geometry {
  /// The same geometry in another plane.
  package func applying(_ t: AffineTransform) -> Geometry {
    switch self {
    case .points(let points): .points(points.map(t.applied))
    case .lineStrings(let lines): .lineStrings(lines.map { $0.map(t.applied) })
    case .polygons(let polygons): .polygons(polygons.map { $0.applying(t) })
    }
  }
}

extension Polygon {
  /// The same polygon in another plane.
  package func applying(_ t: AffineTransform) -> Polygon {
    Polygon(
      exterior: exterior.map(t.applied), interiors: interiors.map { $0.map(t.applied) })
  }
}
