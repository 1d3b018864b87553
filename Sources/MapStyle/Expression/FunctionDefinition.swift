/// A function of the expression language: its forms, and what it depends on besides its arguments.
struct FunctionDefinition: Sendable {
  enum Parameters: Sendable {
    case fixed([ExpressionType])
    case variadic(ExpressionType)

    /// As the specification writes signatures.
    var description: String {
      switch self {
      case .fixed(let types): "(\(types.map(\.description).joined(separator: ", ")))"
      case .variadic(let type): "(\(type)...)"
      }
    }
  }

  typealias Body =
    @Sendable ([ExpressionValue], borrowing EvaluationContext) throws(EvaluationError) ->
    ExpressionValue

  var type: ExpressionType
  /// Differ in the number of parameters.
  var forms: [Parameters]
  var inputs: Dependence.Inputs = []
  var body: Body

  init(
    _ type: ExpressionType, forms: [Parameters], inputs: Dependence.Inputs = [],
    _ body: @escaping Body
  ) {
    self.type = type
    self.forms = forms
    self.inputs = inputs
    self.body = body
  }

  init(
    _ type: ExpressionType, _ parameters: [ExpressionType], inputs: Dependence.Inputs = [],
    _ body: @escaping Body
  ) {
    self.init(type, forms: [.fixed(parameters)], inputs: inputs, body)
  }

  /// A function of numbers.
  static func numeric(_ count: Int, _ body: @escaping @Sendable ([Double]) -> Double)
    -> FunctionDefinition
  {
    FunctionDefinition(.number, Array(repeating: .number, count: count)) { arguments, _ in
      .number(body(arguments.map(\.asNumber)))
    }
  }

  /// A function of any number of numbers.
  static func numerics(_ body: @escaping @Sendable ([Double]) -> Double) -> FunctionDefinition {
    FunctionDefinition(.number, forms: [.variadic(.number)]) { arguments, _ in
      .number(body(arguments.map(\.asNumber)))
    }
  }

  /// All functions by name.
  static let all: [String: FunctionDefinition] =
    arithmetic
    .merging(text) { first, _ in first }
    .merging(lookup) { first, _ in first }
    .merging(colors) { first, _ in first }
}

extension ExpressionValue {
  /// The number of an argument whose type has been checked.
  var asNumber: Double {
    if case .number(let number) = self { number } else { .nan }
  }

  /// The text of an argument whose type has been checked.
  var asString: String {
    if case .string(let string) = self { string } else { "" }
  }
}
