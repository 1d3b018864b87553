extension ExpressionParser {
  private typealias Label = Expression.Match.Label

  mutating func parseMatch(_ arguments: [JSONValue]) -> Expression? {
    guard arguments.count >= 5 else { return failCount("4+", arguments) }
    guard !arguments.count.isMultiple(of: 2) else {
      return fail(zh: "参数个数应为偶数", en: "expected an even number of arguments")
    }
    var inputType: ExpressionType?
    var output = expectedOutput
    var labels: [Label: Int] = [:]
    var outputs: [Expression] = []
    for index in stride(from: 2, to: arguments.count - 1, by: 2) {
      guard addLabels(arguments[index], at: index, outputs.count, &labels, &inputType),
        let result = parse(arguments[index + 1], at: index, as: output)
      else { return nil }
      output = output ?? result.type
      outputs.append(result)
    }
    let last = arguments.count - 1
    guard let input = parse(arguments[1], at: 1, as: .value),
      let otherwise = parse(arguments[last], at: last, as: output)
    else { return nil }
    if input.type != .value, let inputType, !check(input.type, against: inputType, at: 1) {
      return nil
    }
    let match = Expression.Match(
      input: input, labels: labels, outputs: outputs, otherwise: otherwise)
    return Expression(output ?? otherwise.type, .match(match))
  }

  /// One label or an array of them; false after noting a fault.
  private mutating func addLabels(
    _ json: JSONValue, at index: Int, _ output: Int, _ labels: inout [Label: Int],
    _ inputType: inout ExpressionType?
  ) -> Bool {
    let all = json.elements ?? [json]
    guard !all.isEmpty else {
      _ = fail(at: index, zh: "分支至少要有一个标签", en: "a branch has at least one label")
      return false
    }
    for json in all {
      guard let label = label(json, at: index) else { return false }
      let type: ExpressionType = if case .number = label { .number } else { .string }
      if let inputType, !check(type, against: inputType, at: index) { return false }
      inputType = type
      guard labels.updateValue(output, forKey: label) == nil else {
        _ = fail(at: index, zh: "分支的标签重复", en: "the labels of branches are unique")
        return false
      }
    }
    return true
  }

  private mutating func label(_ json: JSONValue, at index: Int) -> Label? {
    switch json {
    case .string(let string): return .string(string)
    case .number(let number):
      // 2⁵³ − 1: above, doubles skip integers.
      if number.magnitude <= 9_007_199_254_740_991, number.rounded() == number {
        return .number(number)
      }
      _ = fail(
        at: index, zh: "数字标签应为绝对值不大于 2⁵³ − 1 的整数",
        en: "a label is a whole number of at most 2⁵³ − 1")
    default:
      _ = fail(at: index, zh: "标签应为数字或文本", en: "a label is a number or a string")
    }
    return nil
  }
}
