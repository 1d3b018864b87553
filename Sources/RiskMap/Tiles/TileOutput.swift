import PlantModel

/// What the bytes of a tile are.
package enum TileOutputFormat: String, CaseIterable, Hashable, Sendable {
  case png, webp
  /// Mapbox Vector Tile 2.1.
  case mvt

  /// As the metadata of MBTiles names it.
  var archiveName: String { self == .mvt ? "pbf" : rawValue }

  package var isVector: Bool { self == .mvt }
}

/// The size of a tile's picture: 256 pixels along the side and two or three times that for screens with finer pixels. Lines and letters
/// keep their size on the map.
package enum TileScale: Int, CaseIterable, Hashable, Sendable {
  case x1 = 1
  case x2 = 2
  case x3 = 3

  /// What stands before the extension in a file's name.
  package var suffix: String { self == .x1 ? "" : "@\(rawValue)x" }
}

/// The corners of an area that tiles are wanted of.
package struct TileArea: Hashable, Sendable {
  /// Degrees in the grid's own datum, or metres for `Local`.
  package var west: Double
  package var south: Double
  package var east: Double
  package var north: Double

  package init(west: Double, south: Double, east: Double, north: Double) {
    self.west = west
    self.south = south
    self.east = east
    self.north = north
  }

  var rect: Rect { Rect(minX: west, minY: south, maxX: east, maxY: north) }
}
