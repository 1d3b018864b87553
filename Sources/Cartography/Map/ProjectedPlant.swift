package import PlantModel

/// The plant as seen in a window: paths in CSS pixels, clipped a little outside the window, with points left out that no
/// printer shows. Rows are those of the tables that the style saw.
package struct ProjectedPlant: Sendable {
  /// How far outside the window geometry is kept, so that strokes along the cut stay hidden.
  private static let reach = 24.0
  /// A twentieth of a millimetre: a dot of a 600 dpi printer. A drawing's circles are most of the points of a sheet.
  private static let tolerance = 0.2

  /// One a unit; empty where it lies outside the window.
  package var units: [Path]
  /// One a layout feature; empty where it lies outside the window or is a point.
  package var features: [Path]
  /// For point features their points in the window, else empty.
  package var points: [[Point]]

  package init(_ plant: Plant, transform: AffineTransform, window: Rect) {
    let clip = window.inset(by: -Self.reach)
    units = plant.units.map { Self.path(.polygons($0.polygons), transform, clip) }
    features = Self.distinct(plant.features, transform, clip)
    points = plant.features.map { Self.points($0.geometry, transform, window) }
  }

  static func points(_ geometry: Geometry, _ transform: AffineTransform, _ window: Rect) -> [Point]
  {
    guard case .points(let points) = geometry else { return [] }
    return points.map(transform.applied).filter(window.contains)
  }

  static func path(
    _ geometry: Geometry, _ transform: AffineTransform, clippedFor window: Rect
  ) -> Path {
    path(geometry, transform, window.inset(by: -reach))
  }

  /// Paths of the features; empty for one that repeats an earlier one of its class.
  private static func distinct(
    _ features: [Feature], _ transform: AffineTransform, _ clip: Rect
  ) -> [Path] {
    var seen: Set<Outline> = []
    return features.map { feature in
      let path = path(feature.geometry, transform, clip)
      guard let outline = Outline(of: feature, points: path.points) else { return path }
      return seen.insert(outline).inserted ? path : Path()
    }
  }

  private static func path(_ geometry: Geometry, _ t: AffineTransform, _ clip: Rect) -> Path {
    var path = Path()
    switch geometry {
    case .points: break
    case .lineStrings(let lines):
      for line in lines {
        let thin = thinned(line, t)
        if clip.contains(Rect(around: thin)) {
          append(simplified(lineString: thin, tolerance: tolerance), closed: false, to: &path)
        } else {
          for piece in clip.clipped(lineString: thin) {
            append(simplified(lineString: piece, tolerance: tolerance), closed: false, to: &path)
          }
        }
      }
    case .polygons(let polygons):
      for polygon in polygons {
        for ring in polygon.rings {
          let thin = thinned(ring, t)
          let box = Rect(around: thin)
          guard clip.intersects(box) else { continue }
          let inside = clip.contains(box) ? thin : clip.clipped(ring: thin)
          append(simplified(ring: inside, tolerance: tolerance), closed: true, to: &path)
        }
      }
    }
    return path
  }

  private static func append(_ points: [Point], closed: Bool, to path: inout Path) {
    if points.count > (closed ? 2 : 1) { path.append(points, closed: closed) }
  }

  /// Transformed, without points nearer than half the tolerance to the one before: linear, so that a ring of a million
  /// points costs the exact simplification little.
  private static func thinned(_ points: [Point], _ t: AffineTransform) -> [Point] {
    var result: [Point] = []
    result.reserveCapacity(points.count)
    for point in points {
      let p = t.applied(to: point)
      if let last = result.last, abs(last.x - p.x) + abs(last.y - p.y) < tolerance / 2 { continue }
      result.append(p)
    }
    // A ring that shrinks to less than a triangle is a speck: it keeps its corners, so that no unit vanishes.
    return result.count > 2 || points.count <= 2 ? result : points.map(t.applied)
  }
}
