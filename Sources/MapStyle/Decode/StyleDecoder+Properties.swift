import PlantModel

extension StyleDecoder {
  /// Reads the object `layout` or `paint` of a layer.
  mutating func readProperties(
    _ json: JSONValue?, _ group: PropertySpecification.Group, _ path: String,
    _ layer: inout StyleLayer
  ) {
    guard let json else { return }
    guard let members = json.members else {
      return mismatch(path, expected: "object", found: json)
    }
    let known = PropertySpecification.properties(of: layer.kind)
    for member in members where faults.count < Self.faultLimit {
      let memberPath = join(path, member.key)
      guard let specification = known[member.key], specification.group == group else {
        noteUnknown(member.key, memberPath, group, layer.kind)
        continue
      }
      // As in the reference implementation, null is the default.
      if member.value == .null { continue }
      guard let value = propertyValue(member.value, specification, memberPath) else { continue }
      if !specification.isDrawn, value.expression.literal != specification.fallback {
        leaveOut(
          member.key, memberPath, zh: "“\(member.key)”不起作用", en: "\"\(member.key)\" has no effect")
      }
      layer.properties[member.key] = value
    }
  }

  private mutating func noteUnknown(
    _ name: String, _ path: String, _ group: PropertySpecification.Group, _ kind: StyleLayer.Kind
  ) {
    let known = PropertySpecification.properties(of: kind)
    if name.hasSuffix("-transition"), known[String(name.dropLast("-transition".count))] != nil {
      return leaveOut(
        "transition", path, zh: "过渡动画不起作用", en: "transitions have no effect")
    }
    if let other = known[name] {
      return fault(
        path, zh: "“\(name)”应放在“\(other.group.rawValue)”中",
        en: "\"\(name)\" belongs under \"\(other.group.rawValue)\"")
    }
    let names = known.values.filter { $0.group == group }.map(\.name)
    unknown(
      path, zh: "“\(kind.rawValue)”图层没有此属性：", en: "a \(kind.rawValue) layer has no property", name,
      among: names.sorted())
  }

  /// The compiled value of a property; nil after noting faults.
  mutating func propertyValue(
    _ json: JSONValue, _ specification: PropertySpecification, _ path: String
  ) -> PropertyValue? {
    if json.members != nil {
      guard let converted = legacyFunction(json, specification, path) else { return nil }
      return expression(converted, specification, path, isLegacy: true)
    }
    if isExpression(json, specification.kind) {
      return expression(json, specification, path, isLegacy: false)
    }
    guard let value = constant(json, specification, path) else { return nil }
    return PropertyValue(expression: value, path: path)
  }

  private func isExpression(_ json: JSONValue, _ kind: PropertySpecification.Kind) -> Bool {
    guard case .string(let name)? = json.elements?.first else { return false }
    switch kind {
    case .array, .padding, .anchorOffsets: return ExpressionParser.forms[name] != nil
    default: return true
    }
  }

  private mutating func expression(
    _ json: JSONValue, _ specification: PropertySpecification, _ path: String, isLegacy: Bool
  ) -> PropertyValue? {
    switch ExpressionParser.property(json, specification) {
    case .success(let expression):
      noteUnsupported(expression, path)
      noteImpossible(expression, specification, path)
      return PropertyValue(expression: expression, path: path)
    case .failure(let faults):
      for found in faults.list {
        // Inside a function that was rewritten the indices would mislead.
        let place = isLegacy ? path : path + found.pathText
        fault(place, zh: found.message.zh, en: found.message.en, hint: found.hint)
      }
      return nil
    }
  }

  /// Notes outputs that a property does not take, which would be its default at run time.
  private mutating func noteImpossible(
    _ expression: Expression, _ specification: PropertySpecification, _ path: String
  ) {
    guard case .enumeration(let values) = specification.kind else { return }
    for case .string(let name) in expression.literalOutputs where !values.contains(name) {
      warn(
        "style-value", path, zh: "“\(name)”不是 \(values.joined(separator: "、")) 之一，改用缺省值",
        en: "\"\(name)\" is not one of \(values.joined(separator: ", ")); the default is used",
        hint: Self.didYouMean(name, among: values))
    }
  }

  private mutating func noteUnsupported(_ expression: Expression, _ path: String) {
    for name in expression.unsupportedOperators.sorted() {
      leaveOut(
        "operator \(name)", path, zh: "不支持运算符“\(name)”，改用缺省值",
        en: "the operator \"\(name)\" is left out; the default is used")
    }
  }

  /// The compiled filter; nil after noting faults.
  mutating func filter(_ json: JSONValue, _ path: String) -> PropertyValue? {
    let isLegacy = !LegacyFilter.isExpression(json)
    var converted = json
    if isLegacy {
      do {
        converted = try LegacyFilter.converted(json)
      } catch {
        let place = path + error.pathText
        fault(place, zh: error.message.zh, en: error.message.en, hint: error.hint)
        return nil
      }
    }
    var parser = ExpressionParser()
    guard let expression = parser.parse(converted, as: .boolean) else {
      for found in parser.faults {
        let place = isLegacy ? path : path + found.pathText
        fault(place, zh: found.message.zh, en: found.message.en, hint: found.hint)
      }
      return nil
    }
    if expression.dependence.inputs.contains(.featureState) {
      fault(
        path, zh: "过滤器中不能用“feature-state”", en: "\"feature-state\" may not be used in a filter")
      return nil
    }
    noteUnsupported(expression, path)
    return PropertyValue(expression: expression, path: path)
  }
}

extension Expression {
  /// The literals that it may give.
  fileprivate var literalOutputs: [ExpressionValue] {
    switch node {
    case .literal(let value): [value]
    case .branches(let branches, let otherwise):
      (branches.map(\.result) + [otherwise]).flatMap(\.literalOutputs)
    case .match(let match): (match.outputs + [match.otherwise]).flatMap(\.literalOutputs)
    case .coalesce(let arguments), .assertion(let arguments):
      arguments.flatMap(\.literalOutputs)
    case .step(let curve): curve.outputs.flatMap(\.literalOutputs)
    case .bind(_, _, let result): result.literalOutputs
    default: []
    }
  }
}
