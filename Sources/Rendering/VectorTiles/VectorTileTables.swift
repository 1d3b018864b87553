import MapStyle

/// The keys and values of a layer, each once, in the order of their first use.
struct VectorTileTables {
  private var keys: [String: UInt32] = [:]
  private var values: [VectorTileValue: UInt32] = [:]
  private var keyList: [String] = []
  private var valueList: [VectorTileValue] = []

  /// Pairs of indices into the two tables, in the order of the keys.
  mutating func tags(for properties: [String: StyleValue], keys: [String]) -> [UInt32] {
    var tags: [UInt32] = []
    tags.reserveCapacity(keys.count * 2)
    for key in keys {
      guard let value = properties[key].flatMap(VectorTileValue.init) else { continue }
      tags.append(index(ofKey: key))
      tags.append(index(ofValue: value))
    }
    return tags
  }

  private mutating func index(ofKey key: String) -> UInt32 {
    if let known = keys[key] { return known }
    let index = UInt32(keyList.count)
    keys[key] = index
    keyList.append(key)
    return index
  }

  private mutating func index(ofValue value: VectorTileValue) -> UInt32 {
    if let known = values[value] { return known }
    let index = UInt32(valueList.count)
    values[value] = index
    valueList.append(value)
    return index
  }

  /// Appends fields 3 (keys) and 4 (values) of a layer.
  func append(to message: inout ProtobufBytes) {
    for key in keyList { message.append(field: 3, bytes: key.utf8) }
    for value in valueList {
      var content = ProtobufBytes()
      switch value {
      case .string(let text): content.append(field: 1, bytes: text.utf8)
      case .double(let number): content.append(field: 3, double: number)
      case .int(let number) where number >= 0: content.append(field: 5, varint: UInt64(number))
      case .int(let number): content.append(field: 6, varint: zigzag(number))
      case .bool(let flag): content.append(field: 7, varint: flag ? 1 : 0)
      }
      message.append(field: 4, bytes: content.bytes)
    }
  }
}
