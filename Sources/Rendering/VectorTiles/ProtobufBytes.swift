/// Bytes of a protocol buffer message, as they grow (protobuf.dev, "Encoding").
struct ProtobufBytes {
  private(set) var bytes: [UInt8] = []

  mutating func append(varint value: UInt64) {
    var rest = value
    while rest > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func append(field: UInt64, varint value: UInt64) {
    append(varint: field << 3)
    append(varint: value)
  }

  mutating func append(field: UInt64, double value: Double) {
    append(varint: field << 3 | 1)
    for shift in stride(from: 0, to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: value.bitPattern >> UInt64(shift)))
    }
  }

  mutating func append(field: UInt64, bytes content: some Collection<UInt8>) {
    append(varint: field << 3 | 2)
    append(varint: UInt64(content.count))
    bytes.append(contentsOf: content)
  }

  /// Fields that were written elsewhere.
  mutating func append(raw fields: [UInt8]) {
    bytes += fields
  }

  mutating func append(field: UInt64, packed values: [UInt32]) {
    var content = ProtobufBytes()
    for value in values { content.append(varint: UInt64(value)) }
    append(field: field, bytes: content.bytes)
  }
}

/// Small numbers of either sign as small numbers: 0, −1, 1, −2 … become 0, 1, 2, 3 …
func zigzag(_ value: Int) -> UInt64 {
  UInt64(bitPattern: Int64(value << 1) ^ Int64(value >> 63))
}
