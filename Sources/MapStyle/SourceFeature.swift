package import PlantModel

/// A feature of a GeoJSON source. A geometry collection is several features, as a feature has one kind of geometry.
package struct SourceFeature: Hashable, Sendable {
  /// A number or a string; nil for none.
  package var id: StyleValue?
  package var properties: [String: StyleValue]
  /// Longitudes and latitudes in degrees as the source has them, or metres of the map's plane after projection.
  package var geometry: Geometry

  package init(id: StyleValue? = nil, properties: [String: StyleValue], geometry: Geometry) {
    self.id = id
    self.properties = properties
    self.geometry = geometry
  }
}
