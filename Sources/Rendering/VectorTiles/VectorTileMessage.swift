/// A layer on its way into a tile.
struct VectorTileMessage {
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

  /// Adds the features at these indices that have something to show.
  mutating func add(_ indices: some Collection<Int>) {
    let owners = pixelOwners(indices)
    for index in indices {
      let feature = layer.features[index]
      let commands = geometry(of: feature, at: index, owners: owners)
      guard !commands.integers.isEmpty else { continue }
      var message = ProtobufBytes()
      if let id = feature.id { message.append(field: 1, varint: id) }
      let tags = tables.tags(for: layer.propertySets[feature.propertySet], keys: layer.keys)
      if !tags.isEmpty { message.append(field: 2, packed: tags) }
      message.append(field: 3, varint: UInt64(feature.kind.rawValue))
      message.append(field: 4, packed: commands.integers)
      features.append(field: 2, bytes: message.bytes)
    }
  }

  private func geometry(
    of feature: VectorTileFeature, at index: Int, owners: [TilePixel: Int]
  ) -> GeometryCommands {
    let subpaths = layer.subpaths(of: feature)
    switch feature.kind {
    case .point: return GeometryCommands(points: subpaths.flatMap(lattice.points))
    case .line: return GeometryCommands(lines: subpaths.flatMap(lattice.lines))
    case .polygon:
      if feature.prominence > 0, let pixel = lattice.pixel(standingFor: subpaths) {
        return GeometryCommands(polygons: owners[pixel] == index ? [pixel.polygon] : [])
      }
      let rings = subpaths.map(lattice.ring).filter { !$0.isEmpty }
      return GeometryCommands(
        polygons: rings.isEmpty ? [] : validArea(rings, minimum: layer.lattice * layer.lattice))
    }
  }

  /// For each pixel, the most prominent of the features that are drawn as this pixel; of equal ones the first.
  private func pixelOwners(_ indices: some Collection<Int>) -> [TilePixel: Int] {
    var owners: [TilePixel: Int] = [:]
    for index in indices {
      let feature = layer.features[index]
      guard feature.kind == .polygon, feature.prominence > 0,
        let pixel = lattice.pixel(standingFor: layer.subpaths(of: feature))
      else { continue }
      if let owner = owners[pixel], layer.features[owner].prominence >= feature.prominence {
        continue
      }
      owners[pixel] = index
    }
    return owners
  }
}
