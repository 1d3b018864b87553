import MapStyle

/// A feature of a tile, ready to be written.
struct VectorTilePiece {
  enum Shape {
    case points([TilePoint])
    case lines([[TilePoint]])
    case polygons([TilePolygon])
  }

  var id: UInt64?
  /// Into the table of properties that it comes with; equal where they are equal.
  var properties: [String: StyleValue]
  var shape: Shape

  var isEmpty: Bool {
    switch shape {
    case .points(let points): points.isEmpty
    case .lines(let lines): lines.isEmpty
    case .polygons(let polygons): polygons.isEmpty
    }
  }

  var kind: VectorTileFeature.Kind {
    switch shape {
    case .points: .point
    case .lines: .line
    case .polygons: .polygon
    }
  }

  var commands: GeometryCommands {
    switch shape {
    case .points(let points): GeometryCommands(points: points)
    case .lines(let lines): GeometryCommands(lines: lines)
    case .polygons(let polygons): GeometryCommands(polygons: polygons)
    }
  }
}
