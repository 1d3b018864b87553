package import MapStyle
package import PlantModel

/// The plant as seen in a window: paths in CSS pixels, clipped a little outside the window, with points left out that no
/// printer shows. Rows are those of the tables that the style saw.
package struct ProjectedPlant: Sendable {
  /// One a unit; empty where it lies outside the window.
  package var units: [Path]
  /// One a layout feature; empty where it lies outside the window or is a point.
  package var features: [Path]
  /// For point features their points in the window, else empty.
  package var points: [[Point]]
  /// By layout feature, where circles stand; empty where no layer draws any.
  package var centers: [[Point]] = []

  /// `layers` say how far outside the window something may lie that is seen in it; `symbolScale` multiplies their lengths.
  package init(
    _ plant: Plant, transform: AffineTransform, window: Rect, layers: [StyledLayer] = [],
    symbolScale: Double = 1
  ) {
    let near = GeometryProjection(
      transform, window: window, reach: layers.reach(of: "units", scale: symbolScale))
    units = plant.units.map { near.path(.polygons($0.polygons)) }
    let projection = GeometryProjection(
      transform, window: window, reach: layers.reach(of: "layout", scale: symbolScale))
    features = Self.distinct(plant.features, projection)
    points = plant.features.map { projection.points($0.geometry) }
    if layers.drawsCircles(of: "layout") {
      centers = plant.features.map { projection.vertices($0.geometry) }
    }
  }

  /// Paths of the features; empty for one that repeats an earlier one of its class.
  private static func distinct(
    _ features: [Feature], _ projection: GeometryProjection
  ) -> [Path] {
    var seen: Set<Outline> = []
    return features.map { feature in
      let path = projection.path(feature.geometry)
      guard let outline = Outline(of: feature, points: path.points) else { return path }
      return seen.insert(outline).inserted ? path : Path()
    }
  }
}
