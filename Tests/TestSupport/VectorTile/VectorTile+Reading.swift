extension VectorTile {
  package init(strictly bytes: [UInt8]) throws(VectorTileFault) {
    layers = []
    var fields = ProtobufFields(bytes[...])
    while let (field, content) = try fields.next() {
      guard field == 3 else { throw .unknownField(field) }
      let layer = try Layer(strictly: try content.bytes(field))
      guard self[layer.name] == nil else { throw .repeatedLayer(layer.name) }
      layers.append(layer)
    }
  }
}

extension VectorTile.Layer {
  fileprivate init(strictly bytes: ArraySlice<UInt8>) throws(VectorTileFault) {
    var name: String?
    var version: UInt64?
    var extent: UInt64?
    var messages: [ArraySlice<UInt8>] = []
    (keys, values) = ([], [])
    var fields = ProtobufFields(bytes)
    while let (field, content) = try fields.next() {
      switch field {
      case 1: try set(&name, try content.text(field), field)
      case 2: messages.append(try content.bytes(field))
      case 3: keys.append(try content.text(field))
      case 4: values.append(try VectorTile.Value(strictly: try content.bytes(field)))
      case 5: try set(&extent, try content.varint(field), field)
      case 15: try set(&version, try content.varint(field), field)
      default: throw .unknownField(field)
      }
    }
    guard let version, (1...2).contains(version) else { throw .version(version) }
    guard let name else { throw .unnamedLayer }
    self.version = version
    self.name = name
    self.extent = extent ?? 4096
    features = []
    for message in messages {
      features.append(try VectorTile.Feature(strictly: message, keys: keys, values: values))
    }
  }
}

/// A field that comes once at most.
private func set<Value>(
  _ place: inout Value?, _ value: Value, _ field: UInt64
) throws(VectorTileFault) {
  guard place == nil else { throw .repeatedField(field) }
  place = value
}

extension VectorTile.Value {
  fileprivate init(strictly bytes: ArraySlice<UInt8>) throws(VectorTileFault) {
    var value: Self?
    var fields = ProtobufFields(bytes)
    while let (field, content) = try fields.next() {
      try set(&value, try Self(field, content), field)
    }
    guard let value else { throw .valueWithoutType }
    self = value
  }

  private init(_ field: UInt64, _ content: ProtobufFields.Content) throws(VectorTileFault) {
    switch (field, content) {
    case (1, .bytes): self = .string(try content.text(field))
    case (2, .fixed32(let bits)): self = .float(Float(bitPattern: bits))
    case (3, .fixed64(let bits)): self = .double(Double(bitPattern: bits))
    case (4, .varint(let bits)): self = .int(Int64(bitPattern: bits))
    case (5, .varint(let number)): self = .uint(number)
    case (6, .varint(let bits)): self = .int(Int64(bits >> 1) ^ -Int64(bits & 1))
    case (7, .varint(let flag)): self = .bool(flag != 0)
    case (1...7, _): throw .wrongWireType(field: field)
    default: throw .unknownField(field)
    }
  }
}

extension VectorTile.Feature {
  fileprivate init(
    strictly bytes: ArraySlice<UInt8>, keys: [String], values: [VectorTile.Value]
  ) throws(VectorTileFault) {
    var kind: UInt64?
    var indices: [UInt32]?
    var geometry: [UInt32]?
    id = nil
    var fields = ProtobufFields(bytes)
    while let (field, content) = try fields.next() {
      switch field {
      case 1: try set(&id, try content.varint(field), field)
      case 2: try set(&indices, try content.integers(field), field)
      case 3: try set(&kind, try content.varint(field), field)
      case 4: try set(&geometry, try content.integers(field), field)
      default: throw .unknownField(field)
      }
    }
    guard let kind, let known = Kind(rawValue: kind) else { throw .kind(kind) }
    self.kind = known
    tags = []
    let pairs = indices ?? []
    guard pairs.count.isMultiple(of: 2) else { throw .oddTags }
    for i in stride(from: 0, to: pairs.count, by: 2) {
      guard pairs[i] < keys.count, pairs[i + 1] < values.count else { throw .tagBeyondTable }
      tags.append(Tag(key: keys[Int(pairs[i])], value: values[Int(pairs[i + 1])]))
    }
    guard let geometry, !geometry.isEmpty else { throw .noGeometry }
    paths = try VectorTileCommands(geometry, kind: known).paths()
  }
}
