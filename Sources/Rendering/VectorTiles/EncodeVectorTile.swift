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
    var message = VectorTileMessage(
      layer,
      lattice: TileLattice(
        window: window, extent: extent, buffer: layer.buffer, step: layer.lattice))
    message.addFeatures()
    if let bytes = message.bytes(extent: extent) { tile.append(field: 3, bytes: bytes) }
  }
  return tile.bytes
}

/// A layer on its way into a tile.
private struct VectorTileMessage {
  private let layer: VectorTileLayer
  private let lattice: TileLattice
  private var tables = VectorTileTables()
  private var features = ProtobufBytes()

  init(_ layer: VectorTileLayer, lattice: TileLattice) {
    self.layer = layer
    self.lattice = lattice
  }

  /// Nil for a layer without features. Version and extent come first, so that readers know early what they read.
  func bytes(extent: Int) -> [UInt8]? {
    guard !features.bytes.isEmpty else { return nil }
    var message = ProtobufBytes()
    message.append(field: 15, varint: 2)
    message.append(field: 1, bytes: layer.name.utf8)
    message.append(field: 5, varint: UInt64(extent))
    message.append(raw: features.bytes)
    tables.append(to: &message)
    return message.bytes
  }

  mutating func addFeatures() {
    let owners = pixelOwners()
    for (index, feature) in layer.features.enumerated() {
      let commands = geometry(of: feature, at: index, owners: owners)
      guard !commands.integers.isEmpty else { continue }
      var message = ProtobufBytes()
      if let id = feature.id { message.append(field: 1, varint: id) }
      let tags = tables.tags(for: feature.properties)
      if !tags.isEmpty { message.append(field: 2, packed: tags) }
      message.append(field: 3, varint: UInt64(feature.kind.rawValue))
      message.append(field: 4, packed: commands.integers)
      features.append(field: 2, bytes: message.bytes)
    }
  }

  private func geometry(
    of feature: VectorTileFeature, at index: Int, owners: [TilePixel: Int]
  ) -> GeometryCommands {
    let subpaths = subpaths(of: feature)
    switch feature.kind {
    case .point: return GeometryCommands(points: subpaths.flatMap(lattice.points))
    case .line: return GeometryCommands(lines: subpaths.flatMap(lattice.lines))
    case .polygon:
      if feature.prominence > 0, let pixel = pixel(of: feature) {
        return GeometryCommands(polygons: owners[pixel] == index ? [pixel.polygon] : [])
      }
      let rings = subpaths.map(lattice.ring).filter { !$0.isEmpty }
      return GeometryCommands(
        polygons: rings.isEmpty ? [] : validArea(rings, minimum: layer.lattice * layer.lattice))
    }
  }

  /// For each pixel, the most prominent of the features that are drawn as this pixel; of equal ones the first.
  private func pixelOwners() -> [TilePixel: Int] {
    var owners: [TilePixel: Int] = [:]
    for (index, feature) in layer.features.enumerated()
    where feature.kind == .polygon && feature.prominence > 0 {
      guard let pixel = pixel(of: feature) else { continue }
      if let owner = owners[pixel], layer.features[owner].prominence >= feature.prominence {
        continue
      }
      owners[pixel] = index
    }
    return owners
  }

  /// The pixel that stands for a feature smaller than a pixel; nil for a larger one.
  private func pixel(of feature: VectorTileFeature) -> TilePixel? {
    lattice.pixel(standingFor: subpaths(of: feature))
  }

  private func subpaths(of feature: VectorTileFeature) -> [ArraySlice<Double>] {
    let first = Int(feature.firstSubpath)
    return (first..<first + Int(feature.subpathCount)).map { subpath in
      let start = subpath > 0 ? Int(layer.subpathEnds[subpath - 1]) : 0
      return layer.coordinates[2 * start..<2 * Int(layer.subpathEnds[subpath])]
    }
  }
}
