/// A type of the expression language.
indirect enum ExpressionType: Hashable, Sendable {
  case null, boolean, number, string, object, color, formatted, image, padding, numberArray
  case colorArray, anchorOffsets, projection
  /// Anything: what `get` gives.
  case value
  /// What never gives a value.
  case error
  /// Elements of one type, and how many where that is known.
  case array(ExpressionType, Int?)

  /// Whether a value of type `other` can stand where this type is wanted.
  func accepts(_ other: ExpressionType) -> Bool {
    if other == .error { return true }
    switch (self, other) {
    case (.value, _): return true
    case (.array(let element, let count), .array(let otherElement, let otherCount)):
      let isEmpty = otherCount == 0 && otherElement == .value
      return (isEmpty || element.accepts(otherElement)) && (count == nil || count == otherCount)
    default: return self == other
    }
  }

  var isArray: Bool {
    if case .array = self { true } else { false }
  }

  /// Whether values can be mixed by `interpolate`.
  var isInterpolatable: Bool {
    switch self {
    case .number, .color, .padding, .numberArray, .colorArray, .anchorOffsets, .projection: true
    case .array(.number, _?): true
    default: false
    }
  }
}

extension ExpressionType {
  /// As the specification writes it, and `typeof` gives it.
  var specificationName: String {
    switch self {
    case .null: "null"
    case .boolean: "boolean"
    case .number: "number"
    case .string: "string"
    case .object: "object"
    case .color: "color"
    case .formatted: "formatted"
    case .image: "resolvedImage"
    case .padding: "padding"
    case .numberArray: "numberArray"
    case .colorArray: "colorArray"
    case .anchorOffsets: "variableAnchorOffsetCollection"
    case .projection: "projectionDefinition"
    case .value: "value"
    case .error: "error"
    case .array(let element, let count?): "array<\(element.specificationName), \(count)>"
    case .array(.value, nil): "array"
    case .array(let element, nil): "array<\(element.specificationName)>"
    }
  }
}

extension ExpressionType: CustomStringConvertible {
  /// As messages write it: the specification's name, but for `color`, which is English there.
  var description: String {
    switch self {
    case .color: "colour"
    case .array(.color, let count): count.map { "array<colour, \($0)>" } ?? "array<colour>"
    default: specificationName
    }
  }
}
