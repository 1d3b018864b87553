import MapStyle

/// A layer on its way into a tile.
struct VectorTileMessage {
  private let name: String
  private let keys: [String]
  private var tables = VectorTileTables()
  private var features = ProtobufBytes()

  /// `keys`: names of the properties that are written, in this order.
  init(name: String, keys: [String]) {
    self.name = name
    self.keys = keys
  }

  /// Nil for a layer without features. Version and extent come first, so that readers know early what they read.
  func bytes(extent: Int) -> [UInt8]? {
    guard !features.bytes.isEmpty else { return nil }
    var message = ProtobufBytes()
    message.append(field: 15, varint: 2)
    message.append(field: 1, bytes: name.utf8)
    message.append(field: 5, varint: UInt64(extent))
    message.append(raw: features.bytes)
    tables.append(to: &message)
    return message.bytes
  }

  /// A feature that shows nothing is left out.
  mutating func add(_ piece: VectorTilePiece) {
    guard !piece.isEmpty else { return }
    var message = ProtobufBytes()
    if let id = piece.id { message.append(field: 1, varint: id) }
    let tags = tables.tags(for: piece.properties, keys: keys)
    if !tags.isEmpty { message.append(field: 2, packed: tags) }
    message.append(field: 3, varint: UInt64(piece.kind.rawValue))
    message.append(field: 4, packed: piece.commands.integers)
    features.append(field: 2, bytes: message.bytes)
  }
}
