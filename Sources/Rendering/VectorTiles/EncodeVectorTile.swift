package import PlantModel

/// A vector tile (Mapbox Vector Tile specification 2.1) of the window, which is square and in the layers' coordinates.
///
/// Areas and lines are rounded on a grid that all tiles share, thinned, cut at the buffer, and made valid. What falls outside or
/// rounds to nothing is left out, lines smaller than a pixel of 256 too, and so is a layer without features; an empty tile has no
/// bytes. Geometry with a coordinate that is not finite is left out. Equal input gives equal bytes.
package func encodeVectorTile(
  _ layers: [VectorTileLayer], window: Rect, extent: Int = 4096
) -> [UInt8] {
  var tile = ProtobufBytes()
  for layer in layers {
    let lattice = layer.lattice(window, extent: extent)
    tile.append(
      layer.name, keys: layer.keys, layer.pieces(layer.features.indices, on: lattice),
      extent: extent)
  }
  return tile.bytes
}

/// A vector tile of a window of the scene.
package func encodeVectorTile(
  _ scene: VectorTileScene, window: Rect, extent: Int = 4096
) -> [UInt8] {
  var tile = ProtobufBytes()
  for (layer, indices) in zip(scene.layers, scene.features(in: window, extent: extent)) {
    let lattice = layer.lattice(window, extent: extent)
    tile.append(
      layer.name, keys: layer.keys, layer.pieces(indices, on: lattice), extent: extent)
  }
  return tile.bytes
}

extension ProtobufBytes {
  /// Adds a layer, unless it shows nothing.
  mutating func append(
    _ name: String, keys: [String], _ pieces: [VectorTilePiece], extent: Int = 4096
  ) {
    var message = VectorTileMessage(name: name, keys: keys)
    for piece in pieces { message.add(piece) }
    if let bytes = message.bytes(extent: extent) { append(field: 3, bytes: bytes) }
  }
}
