package import MapStyle
package import PlantModel

/// A source of the style on a map: its features as the style sees them, and where they lie.
package struct PlacedSource: Sendable {
  /// In degrees.
  package var features: [SourceFeature]
  /// In metres of the map's plane, one a feature; nil where the plane does not reach.
  package var geometries: [Geometry?]

  package init(features: [SourceFeature], geometries: [Geometry?]) {
    self.features = features
    self.geometries = geometries
  }
}

extension ProjectedTable {
  /// The source `name` as seen in a window.
  init(
    _ source: PlacedSource, of name: String, transform: AffineTransform, window: Rect,
    layers: [StyledLayer], symbolScale: Double
  ) {
    let projection = GeometryProjection(
      transform, window: window, reach: layers.reach(of: name, scale: symbolScale))
    let geometries = source.geometries.map { $0 ?? .points([]) }
    self.init(
      paths: geometries.map(projection.path), points: geometries.map(projection.points),
      centers: layers.drawsCircles(of: name) ? geometries.map(projection.vertices) : [],
      spans: layers.drawsGradients(of: name) ? geometries.map(projection.spans) : [],
      origins: geometries.map { _ in "source/\(name)" })
  }
}
