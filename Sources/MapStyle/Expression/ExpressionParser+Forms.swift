extension ExpressionParser {
  typealias Form = @Sendable (inout ExpressionParser, String, [JSONValue]) -> Expression?

  /// How each operator is parsed, by name.
  static let forms: [String: Form] = {
    var forms: [String: Form] = [
      "literal": { parser, _, arguments in parser.parseQuoted(arguments) },
      "semiliteral": { parser, _, arguments in parser.parseHalfQuoted(arguments) },
      "array": { parser, name, arguments in parser.parseAssertion(name, arguments) },
      "let": { parser, _, arguments in parser.parseLet(arguments) },
      "var": { parser, _, arguments in parser.parseVariable(arguments) },
      "case": { parser, _, arguments in parser.parseCase(arguments) },
      "match": { parser, _, arguments in parser.parseMatch(arguments) },
      "coalesce": { parser, _, arguments in parser.parseCoalesce(arguments) },
      "step": { parser, _, arguments in parser.parseStep(arguments) },
      "at": { parser, _, arguments in parser.parseAt(arguments) },
      "in": { parser, _, arguments in parser.parseIn(arguments) },
      "index-of": { parser, _, arguments in parser.parseIndexOf(arguments) },
      "slice": { parser, _, arguments in parser.parseSlice(arguments) },
      "length": { parser, _, arguments in parser.parseLength(arguments) },
      "format": { parser, _, arguments in parser.parseFormat(arguments) },
      "image": { parser, _, arguments in parser.parseImage(arguments) },
      "number-format": { parser, _, arguments in parser.parseNumberFormat(arguments) },
      "global-state": { parser, _, arguments in parser.parseGlobalState(arguments) },
      "within": { parser, _, arguments in parser.parseWithin(arguments) },
      "distance": { parser, _, arguments in parser.parseDistance(arguments) },
      "all": { parser, name, arguments in parser.parseLogic(name, arguments) },
      "any": { parser, name, arguments in parser.parseLogic(name, arguments) },
    ]
    for name in ["string", "number", "boolean", "object"] {
      forms[name] = { parser, name, arguments in parser.parseAssertion(name, arguments) }
    }
    for name in coercions.keys {
      forms[name] = { parser, name, arguments in parser.parseCoercion(name, arguments) }
    }
    for name in ["interpolate", "interpolate-hcl", "interpolate-lab"] {
      forms[name] = { parser, name, arguments in parser.parseInterpolate(name, arguments) }
    }
    for comparison in Comparison.allCases {
      forms[comparison.rawValue] = { parser, _, arguments in
        parser.parseComparison(comparison, arguments)
      }
    }
    for (name, definition) in FunctionDefinition.all {
      forms[name] = { parser, name, arguments in parser.parseCall(name, definition, arguments) }
    }
    for (name, type) in unsupported {
      forms[name] = { parser, name, arguments in parser.parseUnsupported(name, type, arguments) }
    }
    return forms
  }()

  static let coercions: [String: ExpressionType] = [
    "to-boolean": .boolean, "to-color": .color, "to-number": .number, "to-string": .string,
  ]

  /// Operators of the specification that are left out, about terrain, heatmaps and collation.
  static let unsupported: [String: ExpressionType] = [
    "collator": .value, "resolved-locale": .string, "heatmap-density": .number,
    "elevation": .number,
  ]

  /// A literal that stands as it is.
  mutating func parseLiteral(_ json: JSONValue) -> Expression? {
    let value = ExpressionValue(json)
    // An empty array takes the type that is wanted.
    if case .array(let elements) = value, elements.isEmpty, let expected,
      case .array(_, let count) = expected, count == nil || count == 0
    {
      return Expression(literal: value, type: expected)
    }
    return Expression(literal: value)
  }

  private mutating func parseQuoted(_ arguments: [JSONValue]) -> Expression? {
    guard arguments.count == 2 else { return failCount("1", arguments) }
    return parseLiteral(arguments[1])
  }

  /// An array whose elements are expressions.
  private mutating func parseHalfQuoted(_ arguments: [JSONValue]) -> Expression? {
    guard arguments.count == 2 else { return failCount("1", arguments) }
    guard let elements = arguments[1].elements, !elements.isEmpty else {
      return parseLiteral(arguments[1])
    }
    let wanted: ExpressionType? = if case .array(let type, _) = expected { type } else { nil }
    path.append(1)
    defer { path.removeLast() }
    var parsed: [Expression] = []
    for (index, element) in elements.enumerated() {
      guard let element = parse(element, at: index, as: wanted) else { return nil }
      parsed.append(element)
    }
    let first = parsed[0].type
    let isUniform = parsed.allSatisfy { $0.type == first }
    let function = Function(name: "semiliteral") { elements, _ in .array(elements) }
    return Expression(.array(isUniform ? first : .value, parsed.count), .call(function, parsed))
  }

  private mutating func parseUnsupported(
    _ name: String, _ type: ExpressionType, _ arguments: [JSONValue]
  ) -> Expression? {
    let inputs: Dependence.Inputs =
      switch name {
      case "heatmap-density": .heatmapDensity
      case "elevation": .elevation
      default: .atRunTime
      }
    return Expression(type, .unsupported(name), adding: Dependence(inputs))
  }

  /// `["array", type?, count?, value…]`, `["number", value…]` and so on.
  private mutating func parseAssertion(_ name: String, _ arguments: [JSONValue]) -> Expression? {
    guard arguments.count >= 2 else { return failCount("1+", arguments) }
    guard name == "array" else {
      return parseAll(arguments, from: 1).map {
        Expression(Self.assertions[name] ?? .value, .assertion($0))
      }
    }
    var element = ExpressionType.value
    var count: Int?
    if arguments.count > 2 {
      guard let name = arguments[1].string, name != "object", let type = Self.assertions[name]
      else {
        return fail(
          at: 1, zh: "数组元素的类型应为 string、number 或 boolean",
          en: "the type of an array's elements is one of string, number, boolean")
      }
      element = type
    }
    if arguments.count > 3, arguments[2] != .null {
      guard let number = arguments[2].number, let whole = Int(exactly: number), whole >= 0 else {
        return fail(
          at: 2, zh: "数组的长度应为非负整数", en: "the length of an array is a whole number, 0 or more")
      }
      count = whole
    }
    return parseAll(arguments, from: min(arguments.count - 1, 3)).map {
      Expression(.array(element, count), .assertion($0))
    }
  }

  private static let assertions: [String: ExpressionType] = [
    "string": .string, "number": .number, "boolean": .boolean, "object": .object,
  ]

  private mutating func parseCoercion(_ name: String, _ arguments: [JSONValue]) -> Expression? {
    guard arguments.count >= 2 else { return failCount("1+", arguments) }
    let type = Self.coercions[name] ?? .value
    if type == .boolean || type == .string, arguments.count != 2 {
      return failCount("1", arguments)
    }
    return parseAll(arguments, from: 1).map { Expression(type, .coercion($0)) }
  }

  private mutating func parseAll(_ arguments: [JSONValue], from start: Int) -> [Expression]? {
    var parsed: [Expression] = []
    for index in start..<arguments.count {
      guard let argument = parse(arguments[index], at: index, as: .value) else { return nil }
      parsed.append(argument)
    }
    return parsed
  }

  private mutating func parseComparison(_ comparison: Comparison, _ arguments: [JSONValue])
    -> Expression?
  {
    guard (3...4).contains(arguments.count) else { return failCount("2…3", arguments) }
    guard var left = parse(arguments[1], at: 1, as: .value),
      checkComparable(left, comparison, at: 1),
      var right = parse(arguments[2], at: 2, as: .value),
      checkComparable(right, comparison, at: 2)
    else { return nil }
    guard left.type == right.type || left.type == .value || right.type == .value else {
      return fail(
        zh: "不能比较 \(left.type) 与 \(right.type)",
        en: "\(left.type) and \(right.type) cannot be compared")
    }
    if comparison.isOrder, left.type != right.type {
      if left.type == .value { left = Expression(right.type, .assertion([left])) }
      if right.type == .value { right = Expression(left.type, .assertion([right])) }
    }
    if arguments.count == 4 {
      guard [left.type, right.type].contains(where: { $0 == .string || $0 == .value }) else {
        return fail(zh: "只有文本能按排序规则比较", en: "only strings are compared with a collator")
      }
      guard parse(arguments[3], at: 3, as: nil) != nil else { return nil }
      guard arguments[3].elements?.first == .string("collator") else {
        return fail(at: 3, zh: "此处应为 collator", en: "expected a collator")
      }
      return Expression(
        .boolean, .unsupported("collator"), adding: Dependence(of: [left, right]))
    }
    return Expression(.boolean, .compare(comparison, left, right))
  }

  private mutating func checkComparable(
    _ side: Expression, _ comparison: Comparison, at index: Int
  ) -> Bool {
    if comparison.isDefined(for: side.type) { return true }
    _ = fail(
      at: index, zh: "“\(comparison.rawValue)”不能用于 \(side.type)",
      en: "\"\(comparison.rawValue)\" is not defined for \(side.type)")
    return false
  }

  private mutating func parseLogic(_ name: String, _ arguments: [JSONValue]) -> Expression? {
    var tests: [Expression] = []
    let faultsBefore = faults.count
    for index in arguments.indices.dropFirst() {
      guard let test = parse(arguments[index], at: index, as: .boolean) else { break }
      tests.append(test)
    }
    if tests.count == arguments.count - 1 {
      return Expression(.boolean, name == "all" ? .all(tests) : .any(tests))
    }
    // With two arguments two forms fit, so the fault is the whole operator's unless an argument is bad in itself.
    guard arguments.count == 3, retriesLeft > 0 else { return nil }
    retriesLeft -= 1
    faults.removeSubrange(faultsBefore...)
    var types: [String] = []
    for index in 1...2 {
      guard let argument = parse(arguments[index], at: index, as: nil) else { return nil }
      types.append(argument.type.description)
    }
    let found = types.joined(separator: ", ")
    return fail(
      zh: "“\(name)”的参数应为 boolean，实为 \(found)",
      en: "\"\(name)\" takes boolean arguments, found \(found)")
  }

  private mutating func parseGlobalState(_ arguments: [JSONValue]) -> Expression? {
    guard arguments.count == 2 else { return failCount("1", arguments) }
    guard case .string(let key) = arguments[1] else {
      return fail(
        at: 1, zh: "状态的名称应为文本，实为 \(arguments[1].kindName)",
        en: "the name of a state is a string, found \(arguments[1].kindName)")
    }
    let function = Function(name: "global-state") { _, context in
      context.globalState[key] ?? .null
    }
    return Expression(.value, .call(function, []), adding: Dependence(.atRunTime))
  }
}
