/// What the MapLibre style specification, version 8, says of a property of a layer.
struct PropertySpecification: Sendable {
  enum Group: String, Sendable { case layout, paint }

  /// What the value may change with.
  enum Variation: Sendable {
    case constant
    case zoom
    case zoomAndFeature
    case feature
    /// The position along a line.
    case lineProgress
  }

  indirect enum Kind: Hashable, Sendable {
    case number, boolean, string, color, formatted, image, padding, anchorOffsets
    case numberArray, colorArray, projection
    /// Of whatever type.
    case any
    case enumeration([String])
    case array(Kind, Int?)
  }

  var name: String
  var group: Group
  var kind: Kind
  /// Nil: nothing.
  var fallback: ExpressionValue?
  var variation: Variation
  /// Whether `interpolate` may give it.
  var isInterpolated: Bool
  var minimum: Double?
  var maximum: Double?
  /// Whether a `{name}` in its text stands for a property of the feature.
  var hasTokens = false
  /// False where the property is checked and has no effect.
  var isDrawn = true

  init(
    _ group: Group, _ name: String, _ kind: Kind, _ fallback: ExpressionValue? = nil,
    by variation: Variation = .zoomAndFeature, isInterpolated: Bool? = nil,
    minimum: Double? = nil, maximum: Double? = nil
  ) {
    self.name = name
    self.group = group
    self.kind = kind
    self.fallback = fallback
    self.variation = variation
    self.isInterpolated = isInterpolated ?? kind.type.isInterpolatable
    self.minimum = minimum
    self.maximum = maximum
  }

  /// The same property, checked but without effect.
  var undrawn: PropertySpecification {
    var copy = self
    copy.isDrawn = false
    return copy
  }

  /// The same property, with tokens.
  var withTokens: PropertySpecification {
    var copy = self
    copy.hasTokens = true
    return copy
  }
}

extension PropertySpecification.Kind {
  /// The type of an expression for it.
  var type: ExpressionType {
    switch self {
    case .number: .number
    case .boolean: .boolean
    case .string, .enumeration: .string
    case .color: .color
    case .formatted: .formatted
    case .image: .image
    case .padding: .padding
    case .anchorOffsets: .anchorOffsets
    case .numberArray: .numberArray
    case .colorArray: .colorArray
    case .projection: .projection
    case .any: .value
    case .array(let element, let count): .array(element.type, count)
    }
  }
}

extension PropertySpecification.Kind: CustomStringConvertible {
  var description: String {
    switch self {
    case .enumeration(let values): "one of \(values.joined(separator: ", "))"
    default: type.description
    }
  }
}

extension PropertySpecification {
  /// The properties of a kind of layer, by name.
  static func properties(of kind: StyleLayer.Kind) -> [String: PropertySpecification] {
    switch kind {
    case .background: background
    case .fill: fill
    case .line: line
    case .symbol: symbol
    case .circle: circle
    case .raster: raster
    }
  }

  static func table(_ properties: [PropertySpecification]) -> [String: PropertySpecification] {
    Dictionary((properties + [visibility]).map { ($0.name, $0) }) { first, _ in first }
  }

  private static let visibility = PropertySpecification(
    .layout, "visibility", .enumeration(["visible", "none"]), .string("visible"), by: .constant)
}

extension PropertySpecification.Kind {
  static let anchor = PropertySpecification.Kind.enumeration(
    SymbolPaint.Anchor.allCases.map(\.rawValue))
  static let translateAnchor = PropertySpecification.Kind.enumeration(["map", "viewport"])
  static let alignment = PropertySpecification.Kind.enumeration(["map", "viewport", "auto"])
  static let overlap = PropertySpecification.Kind.enumeration(["never", "always", "cooperative"])
  static let pair = PropertySpecification.Kind.array(.number, 2)
}

extension ExpressionValue {
  static func numbers(_ numbers: Double...) -> ExpressionValue {
    .array(numbers.map { .number($0) })
  }

  static let black = ExpressionValue.color(.black)
}
