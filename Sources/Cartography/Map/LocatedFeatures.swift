package import MapStyle
package import PlantModel

/// The features of a GeoJSON source on a map: in degrees, as a style sees them, and where they are in the map's plane.
package struct LocatedFeatures: Sendable {
  /// In degrees.
  package var features: [SourceFeature]
  /// In metres of the plane, one a feature.
  package var geometries: [Geometry]

  package init(features: [SourceFeature], geometries: [Geometry]) {
    self.features = features
    self.geometries = geometries
  }
}

extension ProjectedTable {
  /// Features as a window of a sheet shows them.
  init(
    _ located: LocatedFeatures, of source: String, transform: AffineTransform, window: Rect,
    layers: [StyledLayer], symbolScale: Double
  ) {
    let projection = GeometryProjection(
      transform, window: window, reach: layers.reach(of: source, scale: symbolScale))
    self.init(
      paths: located.geometries.map(projection.path),
      points: located.geometries.map(projection.points),
      centers: layers.drawsCircles(of: source) ? located.geometries.map(projection.vertices) : [],
      origins: located.geometries.map { _ in "layout/\(source)" })
  }
}
