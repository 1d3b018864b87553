import MapStyle

/// A value of a property, as a tile carries it.
enum VectorTileValue: Hashable {
  case string(String)
  case int(Int)
  case double(Double)
  case bool(Bool)

  /// Nil for what a tile cannot carry: null, lists, objects, and numbers that are none.
  init?(_ value: StyleValue) {
    switch value {
    case .bool(let flag): self = .bool(flag)
    case .number(let number):
      guard number.isFinite else { return nil }
      self = Int(exactly: number).map(VectorTileValue.int) ?? .double(number)
    case .string(let text): self = .string(text)
    case .null, .array, .object: return nil
    }
  }
}
