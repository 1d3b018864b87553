/// An expression of the style language that has been checked: typed, constants folded, its dependence known.
struct Expression: Sendable {
  var type: ExpressionType
  var node: Node
  var dependence: Dependence

  indirect enum Node: Sendable {
    case literal(ExpressionValue)
    /// A function of values: every argument is evaluated.
    case call(Function, [Expression])
    case all([Expression])
    case any([Expression])
    case branches([Branch], otherwise: Expression)
    case match(Match)
    case coalesce([Expression])
    case step(Curve)
    case interpolate(Curve, Interpolation, ColorSpace)
    /// Bindings fill the slots from `firstSlot` up; each is evaluated at most once, when first used.
    case bind(firstSlot: Int, [Expression], result: Expression)
    case variable(slot: Int)
    /// The first argument that has the type.
    case assertion([Expression])
    /// The first argument that can be made the type.
    case coercion([Expression])
    case compare(Comparison, Expression, Expression)
    case format([FormatSection])
    case formatNumber(NumberFormatting)
    /// An operator of the specification that is left out; evaluates to an error.
    case unsupported(String)
  }

  struct Branch: Sendable {
    var test: Expression
    var result: Expression
  }

  struct Match: Sendable {
    enum Label: Hashable, Sendable {
      case number(Double)
      case string(String)
    }

    var input: Expression
    /// Index into `outputs`.
    var labels: [Label: Int]
    var outputs: [Expression]
    var otherwise: Expression
  }

  /// Outputs at ascending inputs.
  struct Curve: Sendable {
    var input: Expression
    var stops: [Double]
    var outputs: [Expression]
  }

  struct FormatSection: Sendable {
    var content: Expression
    var scale: Expression?
    var fonts: Expression?
    var color: Expression?
    var verticalAlign: Expression?

    var parts: [Expression] {
      [content] + [scale, fonts, color, verticalAlign].compactMap { $0 }
    }
  }

  struct NumberFormatting: Sendable {
    var number: Expression
    var locale: Expression?
    var currency: Expression?
    var unit: Expression?
    var minFractionDigits: Expression?
    var maxFractionDigits: Expression?

    var parts: [Expression] {
      [number]
        + [locale, currency, unit, minFractionDigits, maxFractionDigits].compactMap { $0 }
    }
  }

  init(_ type: ExpressionType, _ node: Node, adding inputs: Dependence = Dependence()) {
    self.type = type
    self.node = node
    dependence = inputs
    for child in children { dependence.add(child.dependence) }
  }

  init(literal value: ExpressionValue, type: ExpressionType? = nil) {
    self.type = type ?? value.type
    node = .literal(value)
    dependence = Dependence()
  }

  var literal: ExpressionValue? {
    guard case .literal(let value) = node else { return nil }
    return value
  }
}

extension Expression {
  /// The expressions directly inside, in the order of the text; a variable's binding is not inside it.
  var children: [Expression] {
    switch node {
    case .literal, .variable, .unsupported: []
    case .call(_, let arguments), .all(let arguments), .any(let arguments),
      .coalesce(let arguments), .assertion(let arguments), .coercion(let arguments):
      arguments
    case .branches(let branches, let otherwise):
      branches.flatMap { [$0.test, $0.result] } + [otherwise]
    case .match(let match): [match.input] + match.outputs + [match.otherwise]
    case .step(let curve), .interpolate(let curve, _, _): [curve.input] + curve.outputs
    case .bind(_, let bindings, let result): bindings + [result]
    case .compare(_, let left, let right): [left, right]
    case .format(let sections): sections.flatMap(\.parts)
    case .formatNumber(let formatting): formatting.parts
    }
  }

  /// Names of operators inside that the specification has and this program leaves out.
  var unsupportedOperators: Set<String> {
    if case .unsupported(let name) = node { return [name] }
    return children.reduce(into: []) { $0.formUnion($1.unsupportedOperators) }
  }
}

/// A strict function of the expression language.
struct Function: Sendable {
  var name: String
  var evaluate:
    @Sendable ([ExpressionValue], borrowing EvaluationContext) throws(EvaluationError) ->
      ExpressionValue
}

/// Why an expression has no value for a feature.
struct EvaluationError: Error, Hashable, Sendable {
  var zh: String
  var en: String
}
