extension FunctionDefinition {
  static let lookup: [String: FunctionDefinition] = [
    "get": FunctionDefinition(.value, forms: [.fixed([.string]), .fixed([.string, .object])]) {
      arguments, context in
      member(arguments, context) ?? .null
    },
    "has": FunctionDefinition(.boolean, forms: [.fixed([.string]), .fixed([.string, .object])]) {
      arguments, context in
      .bool(member(arguments, context) != nil)
    },
    "properties": FunctionDefinition(.object, [], inputs: .allProperties) { _, context in
      .object(context.properties.mapValues { ExpressionValue($0) })
    },
    "feature-state": FunctionDefinition(.value, [.string], inputs: .featureState) {
      arguments, context in
      context.featureState[arguments[0].asString] ?? .null
    },
    "geometry-type": FunctionDefinition(.string, [], inputs: .geometryType) { _, context in
      context.geometryType.map { .string($0) } ?? .null
    },
    "line-progress": FunctionDefinition(.number, [], inputs: .lineProgress) { _, context in
      .number(context.lineProgress ?? 0)
    },
    "accumulated": FunctionDefinition(.value, [], inputs: .accumulated) { _, context in
      context.accumulated
    },
    "id": FunctionDefinition(.value, [], inputs: .id) { _, context in context.id },
  ]

  /// The property of the feature, or of the object that is the second argument; nil where there is none.
  private static func member(_ arguments: [ExpressionValue], _ context: borrowing EvaluationContext)
    -> ExpressionValue?
  {
    let key = arguments[0].asString
    if arguments.count == 1 { return context.properties[key].map { ExpressionValue($0) } }
    guard case .object(let members) = arguments[1] else { return nil }
    return members[key]
  }
}
