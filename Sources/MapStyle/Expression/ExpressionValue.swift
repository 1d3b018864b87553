/// A value of the expression language at run time.
enum ExpressionValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([ExpressionValue])
  case object([String: ExpressionValue])
  case color(Color)
  case formatted(FormattedText)
  case image(ResolvedImage)
  /// Top, right, bottom, left.
  case padding([Double])
  case numberArray([Double])
  case colorArray([Color])
  case anchorOffsets([AnchorOffset])
  case projection(ProjectionBlend)
}

/// The value of `format`: pieces of text or images, each with its own look.
struct FormattedText: Hashable, Sendable {
  struct Section: Hashable, Sendable {
    var text: String
    var image: ResolvedImage?
    var scale: Double?
    var fonts: [String]?
    var color: Color?
    var verticalAlign: String?
  }

  var sections: [Section]

  init(_ sections: [Section]) {
    self.sections = sections
  }

  init(_ text: String) {
    sections = [Section(text: text)]
  }

  var text: String { sections.map(\.text).joined() }
}

/// The name of an image, and whether the style has it (false where that is not known).
struct ResolvedImage: Hashable, Sendable {
  var name: String
  var isAvailable = false
}

/// One entry of `text-variable-anchor-offset`: an anchor and its offset in ems.
struct AnchorOffset: Hashable, Sendable {
  var anchor: String
  var x: Double
  var y: Double
}

/// A projection on the way from one to another.
struct ProjectionBlend: Hashable, Sendable {
  var from: String
  var to: String
  var transition: Double
}

extension ExpressionValue {
  init(_ value: StyleValue) {
    switch value {
    case .null: self = .null
    case .bool(let bool): self = .bool(bool)
    case .number(let number): self = .number(number)
    case .string(let string): self = .string(string)
    case .array(let elements): self = .array(elements.map { ExpressionValue($0) })
    case .object(let members): self = .object(members.mapValues { ExpressionValue($0) })
    }
  }

  init(_ json: JSONValue) {
    switch json {
    case .null: self = .null
    case .bool(let bool): self = .bool(bool)
    case .number(let number): self = .number(number)
    case .string(let string): self = .string(string)
    case .array(let elements): self = .array(elements.map { ExpressionValue($0) })
    case .object(let members):
      self = .object(
        Dictionary(members.map { ($0.key, ExpressionValue($0.value)) }) { first, _ in first })
    }
  }

  var type: ExpressionType {
    switch self {
    case .null: .null
    case .bool: .boolean
    case .number: .number
    case .string: .string
    case .array(let elements): .array(Self.elementType(of: elements), elements.count)
    case .object: .object
    case .color: .color
    case .formatted: .formatted
    case .image: .image
    case .padding: .padding
    case .numberArray: .numberArray
    case .colorArray: .colorArray
    case .anchorOffsets: .anchorOffsets
    case .projection: .projection
    }
  }

  /// The one type that all elements have; `value` for none or several. Arrays in an array count as different.
  private static func elementType(of elements: [ExpressionValue]) -> ExpressionType {
    guard let first = elements.first?.type else { return .value }
    if elements.count == 1 { return first }
    guard !first.isArray, elements.dropFirst().allSatisfy({ $0.type == first }) else {
      return .value
    }
    return first
  }

  /// Whether it passes an assertion of `type`, without making the type of a long array where it is not needed.
  func isA(_ type: ExpressionType) -> Bool {
    switch (type, self) {
    case (.number, .number), (.string, .string), (.boolean, .bool), (.value, _): true
    case (.array(.value, nil), .array): true
    default: type.accepts(self.type)
    }
  }

  /// What JavaScript's `Boolean()` gives: false for null, false, 0, NaN and empty text.
  var isTruthy: Bool {
    switch self {
    case .null: false
    case .bool(let bool): bool
    case .number(let number): !(number == 0 || number.isNaN)
    case .string(let string): !string.isEmpty
    default: true
    }
  }
}
