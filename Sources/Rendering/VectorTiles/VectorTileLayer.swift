package import MapStyle

/// A source-layer of a vector tile before it is cut: features over shared flat buffers, as a `TileScene` holds them.
package struct VectorTileLayer: Sendable {
  /// `units`, `unit_labels`, `layout`.
  package var name: String
  /// Names of the properties that are written, in this order.
  package var keys: [String]
  /// Properties as a style sees them. Whole numbers become integers; what has no value is left out, and so are lists and objects.
  package var propertySets: [[String: StyleValue]]
  /// x and y of every point in turn, in CSS pixels, y down.
  package var coordinates: [Double]
  /// Index of the point behind the last one of each subpath.
  package var subpathEnds: [Int32]
  /// In drawing order.
  package var features: [VectorTileFeature]
  /// How far beyond the tile's edge features are carried, in units of the extent. At 0 a point belongs to exactly one tile.
  package var buffer: Int
  /// Coordinates of areas and lines are rounded to multiples of it, in units of the extent: what two areas share they share
  /// afterwards.
  package var lattice: Int

  package init(
    name: String, keys: [String], propertySets: [[String: StyleValue]] = [],
    coordinates: [Double] = [], subpathEnds: [Int32] = [],
    features: [VectorTileFeature] = [], buffer: Int = 64, lattice: Int = 2
  ) {
    self.name = name
    self.keys = keys
    self.propertySets = propertySets
    self.coordinates = coordinates
    self.subpathEnds = subpathEnds
    self.features = features
    self.buffer = buffer
    self.lattice = lattice
  }
}

/// What a tile says of one thing on the map.
package struct VectorTileFeature: Sendable {
  /// The numbers are those of the specification's `GeomType`.
  package enum Kind: UInt8, Sendable { case point = 1, line, polygon }

  /// Unique in its layer; nil writes none.
  package var id: UInt64?
  /// Index into `propertySets` of the layer.
  package var propertySet: Int
  package var kind: Kind
  /// Into `subpathEnds` of the layer. The rings of a polygon may come in any order and winding: inside is what the even-odd
  /// rule says, so several polygons may stand side by side.
  package var firstSubpath: Int32
  package var subpathCount: Int32

  package init(
    id: UInt64? = nil, propertySet: Int, kind: Kind, firstSubpath: Int32, subpathCount: Int32
  ) {
    self.id = id
    self.propertySet = propertySet
    self.kind = kind
    self.firstSubpath = firstSubpath
    self.subpathCount = subpathCount
  }
}
