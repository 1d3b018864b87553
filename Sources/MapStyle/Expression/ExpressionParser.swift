import PlantModel

/// A fault in an expression.
struct ExpressionFault: Error, Hashable, Sendable {
  /// Indices from the outermost array inward.
  var path: [Int]
  /// From there into an object, as `features[2].geometry`.
  var inside: String?
  var message: LocalizedText
  var hint: LocalizedText?

  /// What stands behind the path of the expression, as `[1][2]` or `[1].features[2].geometry`.
  var pathText: String {
    path.map { "[\($0)]" }.joined() + (inside.map { ".\($0)" } ?? "")
  }
}

/// Checks an expression and compiles it: literals, assertions and coercions are put in, constants are folded (MapLibre style
/// specification, "Expressions", "Types").
struct ExpressionParser {
  /// How a value of unknown type becomes the type that is wanted; `automatic` asserts plain types and coerces the others.
  enum Annotation { case automatic, coerce, omit }

  struct Binding {
    var slot: Int
    var value: Expression
  }

  /// Deeper expressions are refused: styles made by people and tools stay below 30.
  static let depthLimit = 100

  var faults: [ExpressionFault] = []
  var path: [Int] = []
  /// The type that the expression being parsed should have.
  var expected: ExpressionType?
  var scope: [String: Binding] = [:]
  var nextSlot = 0
  /// Failing arguments of `all` and `any` are looked at twice, which nested would take time without bound.
  var retriesLeft = 64
  private var depth = 0

  init(expecting type: ExpressionType? = nil) {
    expected = type
  }

  /// The expression in `json`, which stands at `index` of the one being parsed; nil after noting faults.
  mutating func parse(
    _ json: JSONValue, at index: Int? = nil, as type: ExpressionType?,
    _ annotation: Annotation = .automatic
  ) -> Expression? {
    let saved = expected
    expected = type
    if let index { path.append(index) }
    depth += 1
    defer {
      expected = saved
      if index != nil { path.removeLast() }
      depth -= 1
    }
    guard depth <= Self.depthLimit else {
      return fail(
        zh: "表达式嵌套过深（上限 \(Self.depthLimit) 层）",
        en: "the expression is nested too deeply (the limit is \(Self.depthLimit) levels)")
    }
    guard let parsed = parseOperator(json), let typed = annotated(parsed, annotation) else {
      return nil
    }
    return folded(typed)
  }

  private mutating func parseOperator(_ json: JSONValue) -> Expression? {
    switch json {
    case .null, .bool, .number, .string: return parseLiteral(json)
    case .object:
      return fail(
        zh: "表达式中不能直接写对象", en: "an object cannot stand in an expression as it is",
        hint: LocalizedText(zh: "请写作 [\"literal\", {…}]", en: "write [\"literal\", {…}]"))
    case .array(let elements):
      guard let first = elements.first else {
        return fail(
          zh: "表达式是空数组", en: "the expression is an empty array",
          hint: LocalizedText(
            zh: "空数组请写作 [\"literal\", []]", en: "for an empty array write [\"literal\", []]"))
      }
      guard case .string(let name) = first else {
        return fail(
          at: 0, zh: "此处应为运算符的名称，实为 \(first.kindName)",
          en: "expected the name of an operator, found \(first.kindName)",
          hint: LocalizedText(
            zh: "数组请写作 [\"literal\", […]]", en: "for an array write [\"literal\", […]]"))
      }
      guard let form = Self.forms[name] else { return failUnknown(name) }
      return form(&self, name, elements)
    }
  }

  private mutating func failUnknown(_ name: String) -> Expression? {
    let hint = StyleDecoder.didYouMean(name, among: Self.forms.keys.sorted())
    return fail(
      at: 0, zh: "未知运算符“\(name)”", en: "unknown operator \"\(name)\"",
      hint: hint
        ?? LocalizedText(
          zh: "数组请写作 [\"literal\", […]]", en: "for an array write [\"literal\", […]]"))
  }

  /// With the assertion or coercion that brings it to the expected type.
  private mutating func annotated(_ parsed: Expression, _ annotation: Annotation) -> Expression? {
    guard let expected else { return parsed }
    switch (expected, parsed.type) {
    case (.string, .value), (.number, .value), (.boolean, .value), (.object, .value),
      (.array, .value):
      return annotation == .omit
        ? parsed
        : Expression(expected, annotation == .coerce ? .coercion([parsed]) : .assertion([parsed]))
    case (.color, .value), (.color, .string), (.formatted, .value), (.formatted, .string),
      (.image, .value), (.image, .string), (.projection, .string), (.projection, .array),
      (.padding, .value), (.padding, .number), (.padding, .array),
      (.numberArray, .value), (.numberArray, .number), (.numberArray, .array),
      (.colorArray, .value), (.colorArray, .string), (.colorArray, .array),
      (.anchorOffsets, .value), (.anchorOffsets, .array):
      return annotation == .omit ? parsed : Expression(expected, .coercion([parsed]))
    default:
      return check(parsed.type, against: expected) ? parsed : nil
    }
  }

  /// A literal in place of what is constant. Images stay: whether they exist is known later.
  private mutating func folded(_ expression: Expression) -> Expression? {
    guard expression.literal == nil, expression.type != .image, isConstant(expression) else {
      return expression
    }
    var context = EvaluationContext()
    do {
      return Expression(literal: try expression.value(&context), type: expression.type)
    } catch {
      return fail(zh: error.zh, en: error.en, hint: Self.hint(expression))
    }
  }

  /// The name that a colour which is none was most likely meant to be.
  private static func hint(_ expression: Expression) -> LocalizedText? {
    guard expression.type == .color, case .coercion(let arguments) = expression.node,
      case .string(let name)? = arguments.last?.literal
    else { return nil }
    return StyleDecoder.didYouMean(name, among: Color.named.keys.sorted())
  }

  private func isConstant(_ expression: Expression) -> Bool {
    guard expression.dependence.isConstant else { return false }
    switch expression.node {
    case .variable, .unsupported: return false
    case .assertion(let arguments), .coercion(let arguments):
      return arguments.allSatisfy { $0.literal != nil || isConstant($0) }
    default: return expression.children.allSatisfy { $0.literal != nil }
    }
  }

  /// Notes a fault and returns false where a value of `type` cannot stand for `expected`.
  mutating func check(
    _ type: ExpressionType, against expected: ExpressionType, at index: Int? = nil
  )
    -> Bool
  {
    if expected.accepts(type) { return true }
    _ = fail(at: index, zh: "应为 \(expected)，实为 \(type)", en: "expected \(expected), found \(type)")
    return false
  }

  /// Notes a fault at the expression being parsed, or at the element `index` of it; always nil.
  mutating func fail(at index: Int? = nil, zh: String, en: String, hint: LocalizedText? = nil)
    -> Expression?
  {
    faults.append(
      ExpressionFault(
        path: path + (index.map { [$0] } ?? []), message: LocalizedText(zh: zh, en: en), hint: hint)
    )
    return nil
  }

  /// Notes that there are too few or too many arguments; always nil.
  mutating func failCount(_ wanted: String, _ arguments: [JSONValue]) -> Expression? {
    fail(
      zh: "应有 \(wanted) 个参数，实有 \(arguments.count - 1) 个",
      en: "expected \(wanted) arguments, found \(arguments.count - 1)")
  }

  /// The type that results should have, where it says more than `value`.
  var expectedOutput: ExpressionType? { expected == .value ? nil : expected }
}
