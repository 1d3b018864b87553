/// What a vector tile holds, in numbers.
package struct VectorTileSummary: Hashable, Sendable {
  /// A source-layer of the tile.
  package struct Layer: Hashable, Sendable {
    package var name: String
    package var features: Int
    /// Points, lines and areas of all features.
    package var shapes: Int
    package var bytes: Int
  }

  /// Those that the tile has.
  package var layers: [Layer]
  /// Units that have a feature with their code.
  package var namedUnits: Int
}

extension VectorTilePiece {
  var shapeCount: Int {
    switch shape {
    case .points(let points): points.count
    case .lines(let lines): lines.count
    case .polygons(let polygons): polygons.count
    }
  }
}
