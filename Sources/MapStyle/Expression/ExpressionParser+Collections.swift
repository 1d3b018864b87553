extension ExpressionParser {
  mutating func parseAt(_ arguments: [JSONValue]) -> Expression? {
    guard arguments.count == 3 else { return failCount("2", arguments) }
    // Both are looked at, so that the faults of both are told; so too below.
    let parsedIndex = parse(arguments[1], at: 1, as: .number)
    let parsedArray = parse(arguments[2], at: 2, as: .array(expected ?? .value, nil))
    guard let index = parsedIndex, let array = parsedArray else { return nil }
    let element: ExpressionType = if case .array(let type, _) = array.type { type } else { .value }
    let function = Function(name: "at") { (arguments, _) throws(EvaluationError) in
      let index = arguments[0].asNumber
      guard case .array(let elements) = arguments[1], let position = Int(exactly: index),
        elements.indices.contains(position)
      else {
        throw EvaluationError(
          zh: "数组没有第 \(numberText(index)) 个元素", en: "the array has no element \(numberText(index))")
      }
      return elements[position]
    }
    return Expression(element, .call(function, [index, array]))
  }

  mutating func parseIn(_ arguments: [JSONValue]) -> Expression? {
    guard arguments.count == 3 else { return failCount("2", arguments) }
    let parsedNeedle = parse(arguments[1], at: 1, as: .value)
    let parsedHaystack = parse(arguments[2], at: 2, as: .value)
    guard let needle = parsedNeedle, let haystack = parsedHaystack, checkNeedle(needle) else {
      return nil
    }
    let function = Function(name: "in") { (arguments, _) throws(EvaluationError) in
      guard arguments[1].isTruthy else { return .bool(false) }
      return .bool(try position(of: arguments[0], in: arguments[1], from: 0) != nil)
    }
    return Expression(.boolean, .call(function, [needle, haystack]))
  }

  mutating func parseIndexOf(_ arguments: [JSONValue]) -> Expression? {
    guard (3...4).contains(arguments.count) else { return failCount("2…3", arguments) }
    let parsedNeedle = parse(arguments[1], at: 1, as: .value)
    let parsedHaystack = parse(arguments[2], at: 2, as: .value)
    guard let needle = parsedNeedle, let haystack = parsedHaystack, checkNeedle(needle) else {
      return nil
    }
    var parsed = [needle, haystack]
    if arguments.count == 4 {
      guard let start = parse(arguments[3], at: 3, as: .number) else { return nil }
      parsed.append(start)
    }
    let function = Function(name: "index-of") { (arguments, _) throws(EvaluationError) in
      let start = arguments.count > 2 ? arguments[2].asNumber : 0
      return .number(
        Double(try position(of: arguments[0], in: arguments[1], from: start) ?? -1))
    }
    return Expression(.number, .call(function, parsed))
  }

  private mutating func checkNeedle(_ needle: Expression) -> Bool {
    switch needle.type {
    case .boolean, .string, .number, .null, .value: return true
    default:
      _ = fail(
        zh: "要找的应为 boolean、string、number 或 null，实为 \(needle.type)",
        en: "what is looked for is a boolean, string, number or null, found \(needle.type)")
      return false
    }
  }

  mutating func parseSlice(_ arguments: [JSONValue]) -> Expression? {
    guard (3...4).contains(arguments.count) else { return failCount("2…3", arguments) }
    let parsedWhole = parse(arguments[1], at: 1, as: .value)
    let parsedStart = parse(arguments[2], at: 2, as: .number)
    guard let whole = parsedWhole, let start = parsedStart else { return nil }
    guard whole.type.isArray || whole.type == .string || whole.type == .value else {
      return failSequence(whole.type)
    }
    var parsed = [whole, start]
    if arguments.count == 4 {
      guard let end = parse(arguments[3], at: 3, as: .number) else { return nil }
      parsed.append(end)
    }
    let function = Function(name: "slice") { (arguments, _) throws(EvaluationError) in
      let end = arguments.count > 2 ? arguments[2].asNumber : .infinity
      return try slice(arguments[0], arguments[1].asNumber, end)
    }
    return Expression(whole.type, .call(function, parsed))
  }

  mutating func parseLength(_ arguments: [JSONValue]) -> Expression? {
    guard arguments.count == 2 else { return failCount("1", arguments) }
    guard let whole = parse(arguments[1], at: 1, as: nil) else { return nil }
    guard whole.type.isArray || whole.type == .string || whole.type == .value else {
      return failSequence(whole.type)
    }
    let function = Function(name: "length") { (arguments, _) throws(EvaluationError) in
      switch arguments[0] {
      case .string(let string): return .number(Double(string.unicodeScalars.count))
      case .array(let elements): return .number(Double(elements.count))
      default: throw notSequence(arguments[0])
      }
    }
    return Expression(.number, .call(function, [whole]))
  }

  private mutating func failSequence(_ type: ExpressionType) -> Expression? {
    fail(zh: "应为 string 或 array，实为 \(type)", en: "expected string or array, found \(type)")
  }
}

private func notSequence(_ value: ExpressionValue) -> EvaluationError {
  EvaluationError(
    zh: "应为 string 或 array，实为 \(value.type)", en: "expected string or array, found \(value.type)")
}

/// Where `needle` stands in a string (counted in code points) or an array; nil when it does not.
private func position(of needle: ExpressionValue, in haystack: ExpressionValue, from start: Double)
  throws(EvaluationError) -> Int?
{
  switch needle {
  case .null, .bool, .number, .string: break
  default:
    throw EvaluationError(
      zh: "要找的应为 boolean、string、number 或 null，实为 \(needle.type)",
      en: "what is looked for is a boolean, string, number or null, found \(needle.type)")
  }
  switch haystack {
  case .array(let elements):
    let first = bounded(start < 0 ? Double(elements.count) + start : start, elements.count)
    return elements[first...].firstIndex { $0.equalsPlainly(needle) }
  case .string(let string):
    let all = Array(string.unicodeScalars)
    let wanted = Array((needle == .null ? "null" : needle.text).unicodeScalars)
    let first = bounded(start, all.count)
    guard first + wanted.count <= all.count else { return nil }
    return (first...all.count - wanted.count).first { all[$0...].starts(with: wanted) }
  default: throw notSequence(haystack)
  }
}

private func slice(_ whole: ExpressionValue, _ start: Double, _ end: Double)
  throws(EvaluationError) -> ExpressionValue
{
  func range(_ count: Int) -> Range<Int> {
    let first = bounded(start < 0 ? Double(count) + start : start, count)
    let last = bounded(end < 0 ? Double(count) + end : end, count)
    return first..<max(first, last)
  }
  switch whole {
  case .array(let elements): return .array(Array(elements[range(elements.count)]))
  case .string(let string):
    let all = Array(string.unicodeScalars)
    var text = String.UnicodeScalarView()
    text.append(contentsOf: all[range(all.count)])
    return .string(String(text))
  default: throw notSequence(whole)
  }
}

/// A position cut to whole, 0…count.
private func bounded(_ position: Double, _ count: Int) -> Int {
  position.isNaN ? 0 : Int(min(max(position.rounded(.towardZero), 0), Double(count)))
}
