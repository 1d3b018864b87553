extension StyleDecoder {
  /// A plain value of a property as a literal; nil after noting faults.
  mutating func constant(
    _ json: JSONValue, _ specification: PropertySpecification, _ path: String
  ) -> Expression? {
    if specification.hasTokens, let text = json.string {
      let converted = TokenString.converted(text)
      if converted.string == nil { return tokens(converted, specification) }
    }
    guard let value = value(json, specification.kind, path) else { return nil }
    guard checkRange(json, specification, path) else { return nil }
    return Expression(literal: value, type: specification.kind.type)
  }

  private func tokens(_ json: JSONValue, _ specification: PropertySpecification) -> Expression? {
    var parser = ExpressionParser()
    return parser.parse(json, as: specification.kind.type)
  }

  /// The value of a kind that is no expression; nil after noting faults.
  mutating func value(
    _ json: JSONValue, _ kind: PropertySpecification.Kind, _ path: String
  ) -> ExpressionValue? {
    switch (kind, json) {
    case (.number, .number), (.boolean, .bool), (.string, .string): return ExpressionValue(json)
    case (.color, .string(let text)): return color(text, path)
    case (.enumeration(let values), .string(let name)):
      if values.contains(name) { return .string(name) }
      fault(
        path, zh: "“\(name)”不是 \(values.joined(separator: "、")) 之一",
        en: "expected one of \(values.joined(separator: ", ")), found \"\(name)\"",
        hint: Self.didYouMean(name, among: values))
      return nil
    case (.formatted, .string(let text)): return .formatted(FormattedText(text))
    case (.image, .string(let name)): return .image(ResolvedImage(name: name))
    case (.array(let element, let count), .array(let elements)):
      return array(elements, element, count, path)
    case (.padding, .number), (.padding, .array), (.anchorOffsets, .array):
      if let value = ExpressionValue(json).coerced(to: kind.type) { return value }
    default: break
    }
    mismatch(path, expected: kind.description, found: json)
    return nil
  }

  private mutating func color(_ text: String, _ path: String) -> ExpressionValue? {
    if let color = Color(css: text) { return .color(color) }
    unknown(path, zh: "未知的颜色", en: "unknown colour", text, among: Color.named.keys.sorted())
    return nil
  }

  private mutating func array(
    _ elements: [JSONValue], _ kind: PropertySpecification.Kind, _ count: Int?, _ path: String
  ) -> ExpressionValue? {
    if let count, elements.count != count {
      fault(
        path, zh: "应有 \(count) 个元素，实有 \(elements.count) 个",
        en: "expected \(count) elements, found \(elements.count)")
      return nil
    }
    var values: [ExpressionValue] = []
    for (index, element) in elements.enumerated() {
      guard let value = value(element, kind, "\(path)[\(index)]") else { return nil }
      values.append(value)
    }
    return .array(values)
  }

  /// False after noting a fault.
  private mutating func checkRange(
    _ json: JSONValue, _ specification: PropertySpecification, _ path: String
  ) -> Bool {
    let numbers = json.elements?.compactMap(\.number) ?? [json.number].compactMap { $0 }
    for number in numbers {
      if let minimum = specification.minimum, number < minimum {
        fault(
          path, zh: "不能小于 \(numberText(minimum))，实为 \(numberText(number))",
          en: "expected at least \(numberText(minimum)), found \(numberText(number))")
        return false
      }
      if let maximum = specification.maximum, number > maximum {
        fault(
          path, zh: "不能大于 \(numberText(maximum))，实为 \(numberText(number))",
          en: "expected at most \(numberText(maximum)), found \(numberText(number))")
        return false
      }
    }
    return true
  }
}
