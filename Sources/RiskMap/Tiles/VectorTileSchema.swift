import Rendering

/// What the layers of vector tiles carry, for documents that announce them.
package struct VectorTileSchema: Hashable, Sendable {
  /// A property that features of a layer may have.
  package struct Field: Hashable, Sendable {
    package let name: String
    /// A number; else a text.
    package let isNumber: Bool
  }

  /// Name of the layer, which is the style's source-layer.
  package let layer: String
  package let fields: [Field]

  /// In the order of the layers in a tile.
  package static let layers = VectorTileMap.layers.map { name, fields in
    VectorTileSchema(
      layer: name,
      fields: fields.map {
        Field(name: $0, isNumber: VectorTileMap.numberFields.contains($0))
      })
  }
}
