package import PlantModel

/// What one layer, worksheet or picture of a file holds, as far as it can be told without reading it all.
package struct LayerSummary: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable {
    case points, lines, polygons
    /// Several dimensions in one layer, as in drawings.
    case mixed
    /// Rows without geometry.
    case table
    case raster
  }

  /// Absolute path.
  package var file: String
  package var layer: String
  package var kind: Kind
  /// Features, rows, or pixels.
  package var count: Int
  /// Attributes or header cells.
  package var attributes: [String]
  /// `EPSG:4490`, or the name where there is no code; nil when the file names none.
  package var crs: String?
  /// In units of `crs`; nil for tables and where it is unknown.
  package var extent: Rect?
  /// Layers of a drawing with their number of entities, by name.
  package var drawingLayers: [DrawingLayer]

  package struct DrawingLayer: Hashable, Sendable {
    package var name: String
    package var entities: Int

    package init(name: String, entities: Int) {
      self.name = name
      self.entities = entities
    }
  }

  package init(
    file: String, layer: String, kind: Kind, count: Int, attributes: [String] = [],
    crs: String? = nil, extent: Rect? = nil, drawingLayers: [DrawingLayer] = []
  ) {
    self.file = file
    self.layer = layer
    self.kind = kind
    self.count = count
    self.attributes = attributes
    self.crs = crs
    self.extent = extent
    self.drawingLayers = drawingLayers
  }
}
