package import PlantModel

/// A vector tile (Mapbox Vector Tile specification 2.1) of the window, which is square and in the layers' coordinates.
///
/// Areas and lines are rounded on a grid that all tiles share, cut at the buffer, and made valid. What falls outside or rounds
/// to nothing is left out, and so is a layer without features; an empty tile has no bytes. Geometry with a coordinate that is
/// not finite is left out. Equal input gives equal bytes.
package func encodeVectorTile(
  _ layers: [VectorTileLayer], window: Rect, extent: Int = 4096
) -> [UInt8] {
  var tile = ProtobufBytes()
  for layer in layers {
    tile.append(layer, layer.features.indices, window: window, extent: extent)
  }
  return tile.bytes
}

/// A vector tile of a window of the scene, and of layers that were made for this window alone (labels).
package func encodeVectorTile(
  _ scene: VectorTileScene, adding layers: [VectorTileLayer] = [], window: Rect, extent: Int = 4096
) -> [UInt8] {
  var tile = ProtobufBytes()
  for (layer, indices) in zip(scene.layers, scene.features(in: window, extent: extent)) {
    tile.append(layer, indices, window: window, extent: extent)
  }
  for layer in layers {
    tile.append(layer, layer.features.indices, window: window, extent: extent)
  }
  return tile.bytes
}

extension ProtobufBytes {
  fileprivate mutating func append(
    _ layer: VectorTileLayer, _ indices: some Collection<Int>, window: Rect, extent: Int
  ) {
    let lattice = TileLattice(
      window: window, extent: extent, buffer: layer.buffer, step: layer.lattice)
    var message = VectorTileMessage(layer, lattice: lattice)
    message.add(indices)
    if let bytes = message.bytes(extent: extent) { append(field: 3, bytes: bytes) }
  }
}
