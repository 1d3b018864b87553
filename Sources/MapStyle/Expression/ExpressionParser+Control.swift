import PlantModel

extension ExpressionParser {
  mutating func parseLet(_ arguments: [JSONValue]) -> Expression? {
    guard arguments.count >= 4 else { return failCount("3+", arguments) }
    let outer = scope
    defer { scope = outer }
    var bindings: [(name: String, value: Expression)] = []
    for index in stride(from: 1, to: arguments.count - 1, by: 2) {
      guard let name = arguments[index].string else {
        return fail(
          at: index, zh: "变量名应为文本，实为 \(arguments[index].kindName)",
          en: "the name of a variable is a string, found \(arguments[index].kindName)")
      }
      guard name.utf8.allSatisfy({ $0.isWordCharacter }) else {
        return fail(
          at: index, zh: "变量名只能含字母、数字和下划线",
          en: "the name of a variable has letters, digits and underscores only")
      }
      guard let value = parse(arguments[index + 1], at: index + 1, as: nil) else { return nil }
      bindings.append((name, value))
    }
    let firstSlot = nextSlot
    nextSlot += bindings.count
    for (offset, binding) in bindings.enumerated() {
      scope[binding.name] = Binding(slot: firstSlot + offset, value: binding.value)
    }
    let last = arguments.count - 1
    guard let result = parse(arguments[last], at: last, as: expected) else { return nil }
    return Expression(
      result.type, .bind(firstSlot: firstSlot, bindings.map(\.value), result: result))
  }

  mutating func parseVariable(_ arguments: [JSONValue]) -> Expression? {
    guard arguments.count == 2, let name = arguments[1].string else {
      return fail(zh: "“var”应有一个变量名", en: "\"var\" takes the name of a variable")
    }
    guard let binding = scope[name] else {
      let near = StyleDecoder.didYouMean(name, among: scope.keys.sorted())
      return fail(
        at: 1, zh: "未知变量“\(name)”", en: "unknown variable \"\(name)\"",
        hint: near)
    }
    if binding.value.literal != nil { return binding.value }
    return Expression(
      binding.value.type, .variable(slot: binding.slot), adding: binding.value.dependence)
  }

  mutating func parseCase(_ arguments: [JSONValue]) -> Expression? {
    guard arguments.count >= 4 else { return failCount("3+", arguments) }
    guard arguments.count.isMultiple(of: 2) else {
      return fail(zh: "参数个数应为奇数", en: "expected an odd number of arguments")
    }
    var output = expectedOutput
    var branches: [Expression.Branch] = []
    for index in stride(from: 1, to: arguments.count - 1, by: 2) {
      guard let test = parse(arguments[index], at: index, as: .boolean),
        let result = parse(arguments[index + 1], at: index + 1, as: output)
      else { return nil }
      branches.append(Expression.Branch(test: test, result: result))
      output = output ?? result.type
    }
    let last = arguments.count - 1
    guard let otherwise = parse(arguments[last], at: last, as: output) else { return nil }
    return Expression(output ?? otherwise.type, .branches(branches, otherwise: otherwise))
  }

  mutating func parseCoalesce(_ arguments: [JSONValue]) -> Expression? {
    guard arguments.count >= 2 else { return failCount("1+", arguments) }
    var output = expectedOutput
    var parsed: [Expression] = []
    for index in 1..<arguments.count {
      // Without assertions, which would fail where null should let the next argument speak.
      guard let argument = parse(arguments[index], at: index, as: output, .omit) else {
        return nil
      }
      output = output ?? argument.type
      parsed.append(argument)
    }
    let needsAnnotation = expected.map { wanted in parsed.contains { !wanted.accepts($0.type) } }
    return Expression(needsAnnotation == true ? .value : output ?? .value, .coalesce(parsed))
  }

  mutating func parseStep(_ arguments: [JSONValue]) -> Expression? {
    guard arguments.count >= 5 else { return failCount("4+", arguments) }
    guard !arguments.count.isMultiple(of: 2) else {
      return fail(zh: "参数个数应为偶数", en: "expected an even number of arguments")
    }
    guard let input = parse(arguments[1], at: 1, as: .number) else { return nil }
    var stops = [-Double.infinity]
    var outputs: [Expression] = []
    var output = expectedOutput
    for index in stride(from: 1, to: arguments.count, by: 2) {
      if index > 1, !appendStop(arguments[index], at: index, to: &stops) { return nil }
      guard let parsed = parse(arguments[index + 1], at: index + 1, as: output) else { return nil }
      output = output ?? parsed.type
      outputs.append(parsed)
    }
    return Expression(
      output ?? .value, .step(.init(input: input, stops: stops, outputs: outputs)))
  }

  mutating func parseInterpolate(_ name: String, _ arguments: [JSONValue]) -> Expression? {
    guard arguments.count > 1, let interpolation = parseInterpolation(arguments[1]) else {
      return arguments.count > 1 ? nil : failCount("4+", arguments)
    }
    guard arguments.count >= 5 else { return failCount("4+", arguments) }
    guard !arguments.count.isMultiple(of: 2) else {
      return fail(zh: "参数个数应为偶数", en: "expected an even number of arguments")
    }
    guard let input = parse(arguments[2], at: 2, as: .number) else { return nil }
    let space: ColorSpace =
      name == "interpolate-hcl" ? .hcl : name == "interpolate-lab" ? .lab : .rgb
    var output = space != .rgb && expected != .colorArray ? .color : expectedOutput
    var stops: [Double] = []
    var outputs: [Expression] = []
    for index in stride(from: 3, to: arguments.count, by: 2) {
      guard appendStop(arguments[index], at: index, to: &stops),
        let parsed = parse(arguments[index + 1], at: index + 1, as: output)
      else { return nil }
      output = output ?? parsed.type
      outputs.append(parsed)
    }
    guard let output, output.isInterpolatable else {
      let type = output?.description ?? "value"
      return fail(zh: "\(type) 不能插值", en: "\(type) cannot be interpolated")
    }
    let curve = Expression.Curve(input: input, stops: stops, outputs: outputs)
    return Expression(output, .interpolate(curve, interpolation, space))
  }

  /// The kind of interpolation; nil after noting a fault.
  private mutating func parseInterpolation(_ json: JSONValue) -> Interpolation? {
    guard let elements = json.elements, let kind = elements.first else {
      _ = fail(
        at: 1, zh: "此处应为插值方式，如 [\"linear\"]",
        en: "expected a kind of interpolation, as [\"linear\"]")
      return nil
    }
    path.append(1)
    defer { path.removeLast() }
    switch kind {
    case .string("linear"): return .linear
    case .string("exponential"):
      if elements.count > 1, let base = elements[1].number { return .exponential(base: base) }
      _ = fail(
        at: 1, zh: "指数插值应有一个数作底", en: "an exponential interpolation has a number as its base")
    case .string("cubic-bezier"):
      let points = elements.dropFirst().compactMap(\.number)
      if elements.count == 5, points.count == 4, points.allSatisfy({ (0...1).contains($0) }) {
        return .cubicBezier(CubicBezier(x1: points[0], y1: points[1], x2: points[2], y2: points[3]))
      }
      _ = fail(
        zh: "三次贝塞尔插值应有四个 0…1 之间的数", en: "a cubic bezier interpolation has four numbers from 0 to 1")
    default:
      let name = kind.string ?? kind.kindName
      let near = StyleDecoder.didYouMean(name, among: ["linear", "exponential", "cubic-bezier"])
      _ = fail(
        at: 0, zh: "未知插值方式“\(name)”", en: "unknown kind of interpolation \"\(name)\"",
        hint: near)
    }
    return nil
  }

  private mutating func appendStop(_ json: JSONValue, at index: Int, to stops: inout [Double])
    -> Bool
  {
    guard let stop = json.number else {
      _ = fail(at: index, zh: "分级值应为数字", en: "the input of a stop is a plain number")
      return false
    }
    if let last = stops.last, last >= stop {
      _ = fail(at: index, zh: "分级值应严格递增", en: "the inputs of stops rise strictly")
      return false
    }
    stops.append(stop)
    return true
  }
}

extension UInt8 {
  fileprivate var isWordCharacter: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
