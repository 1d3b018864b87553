extension ExpressionParser {
  /// A function of values: the form with that many parameters, its arguments brought to the types of the parameters.
  mutating func parseCall(
    _ name: String, _ definition: FunctionDefinition, _ arguments: [JSONValue]
  ) -> Expression? {
    let count = arguments.count - 1
    let fitting = definition.forms.first {
      switch $0 {
      case .fixed(let types): types.count == count
      case .variadic: true
      }
    }
    guard let fitting else { return failForm(name, definition, arguments) }
    var parsed: [Expression] = []
    for index in 1..<max(1, arguments.count) {
      let type: ExpressionType =
        switch fitting {
        case .fixed(let types): types[index - 1]
        case .variadic(let type): type
        }
      guard let argument = parse(arguments[index], at: index, as: type) else { return nil }
      parsed.append(argument)
    }
    let function = Function(name: name, evaluate: definition.body)
    return Expression(
      definition.type, .call(function, parsed),
      adding: Self.dependence(name, definition, parsed))
  }

  /// `get` and `has` of the feature depend on the property they name.
  private static func dependence(
    _ name: String, _ definition: FunctionDefinition, _ arguments: [Expression]
  ) -> Dependence {
    guard name == "get" || name == "has", arguments.count == 1 else {
      return Dependence(definition.inputs)
    }
    if case .string(let key)? = arguments[0].literal { return Dependence(properties: [key]) }
    return Dependence(.allProperties)
  }

  private mutating func failForm(
    _ name: String, _ definition: FunctionDefinition, _ arguments: [JSONValue]
  ) -> Expression? {
    var types: [String] = []
    for index in 1..<max(1, arguments.count) {
      guard let argument = parse(arguments[index], at: index, as: nil) else { return nil }
      types.append(argument.type.description)
    }
    let wanted = definition.forms.map(\.description).joined(separator: " | ")
    let found = "(\(types.joined(separator: ", ")))"
    return fail(
      zh: "“\(name)”的参数应为 \(wanted)，实为 \(found)", en: "\"\(name)\" takes \(wanted), found \(found)")
  }
}
