/// The fields of a protocol buffer message in turn.
struct ProtobufFields {
  enum Content {
    case varint(UInt64)
    case fixed64(UInt64)
    case bytes(ArraySlice<UInt8>)
    case fixed32(UInt32)
  }

  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) {
    rest = bytes
  }

  var isAtEnd: Bool { rest.isEmpty }

  /// Nil at the end.
  mutating func next() throws(VectorTileFault) -> (field: UInt64, content: Content)? {
    guard !rest.isEmpty else { return nil }
    let key = try varint()
    switch key & 7 {
    case 0: return (key >> 3, .varint(try varint()))
    case 1: return (key >> 3, .fixed64(try fixed(8)))
    case 2: return (key >> 3, .bytes(try bytes(try varint())))
    case 5: return (key >> 3, .fixed32(UInt32(truncatingIfNeeded: try fixed(4))))
    default: throw .wrongWireType(field: key >> 3)
    }
  }

  mutating func varint() throws(VectorTileFault) -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      guard let byte = rest.popFirst() else { throw .truncated }
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
    }
    throw .truncated
  }

  private mutating func fixed(_ count: Int) throws(VectorTileFault) -> UInt64 {
    try bytes(UInt64(count)).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  private mutating func bytes(_ count: UInt64) throws(VectorTileFault) -> ArraySlice<UInt8> {
    guard count <= UInt64(rest.count) else { throw .truncated }
    defer { rest.removeFirst(Int(count)) }
    return rest.prefix(Int(count))
  }
}

extension ProtobufFields.Content {
  func varint(_ field: UInt64) throws(VectorTileFault) -> UInt64 {
    guard case .varint(let value) = self else { throw .wrongWireType(field: field) }
    return value
  }

  func bytes(_ field: UInt64) throws(VectorTileFault) -> ArraySlice<UInt8> {
    guard case .bytes(let bytes) = self else { throw .wrongWireType(field: field) }
    return bytes
  }

  func text(_ field: UInt64) throws(VectorTileFault) -> String {
    guard let text = String(validating: try bytes(field), as: UTF8.self) else { throw .notUTF8 }
    return text
  }

  /// Packed, or a single one.
  func integers(_ field: UInt64) throws(VectorTileFault) -> [UInt32] {
    if case .varint(let value) = self { return [UInt32(truncatingIfNeeded: value)] }
    var fields = ProtobufFields(try bytes(field))
    var values: [UInt32] = []
    while !fields.isAtEnd { values.append(UInt32(truncatingIfNeeded: try fields.varint())) }
    return values
  }
}
