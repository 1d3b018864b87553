extension Expression {
  /// The value for a zoom and a feature.
  func value(_ context: inout EvaluationContext) throws(EvaluationError) -> ExpressionValue {
    switch node {
    case .literal(let value): return value
    case .call(let function, let arguments):
      return try function.evaluate(try Self.values(arguments, &context), context)
    case .all(let tests):
      for test in tests where !(try test.value(&context).isTruthy) { return .bool(false) }
      return .bool(true)
    case .any(let tests):
      for test in tests where try test.value(&context).isTruthy { return .bool(true) }
      return .bool(false)
    case .branches(let branches, let otherwise):
      for branch in branches where try branch.test.value(&context).isTruthy {
        return try branch.result.value(&context)
      }
      return try otherwise.value(&context)
    case .match(let match): return try match.value(&context)
    case .coalesce(let arguments): return try Self.firstValue(arguments, &context)
    case .step(let curve): return try curve.stepValue(&context)
    case .interpolate(let curve, let interpolation, let space):
      return try curve.mixedValue(&context, interpolation, space)
    case .bind(let firstSlot, let bindings, let result):
      context.bind(bindings, from: firstSlot)
      return try result.value(&context)
    case .variable(let slot): return try context.variable(slot)
    case .assertion(let arguments): return try asserted(arguments, &context)
    case .coercion(let arguments): return try coerced(arguments, &context)
    case .compare(let comparison, let left, let right):
      let leftValue = try left.value(&context)
      return .bool(try comparison.compare(leftValue, try right.value(&context)))
    case .format(let sections): return .formatted(try Self.formatted(sections, &context))
    case .formatNumber(let formatting): return .string(try formatting.text(&context))
    case .unsupported(let name):
      throw EvaluationError(zh: "不支持运算符“\(name)”", en: "the operator \"\(name)\" is not supported")
    }
  }

  static func values(_ arguments: [Expression], _ context: inout EvaluationContext)
    throws(EvaluationError) -> [ExpressionValue]
  {
    var values: [ExpressionValue] = []
    values.reserveCapacity(arguments.count)
    for argument in arguments { values.append(try argument.value(&context)) }
    return values
  }

  /// The first that is not null, images that the style lacks being as null; the name of the first of these where the last argument
  /// is one too.
  private static func firstValue(_ arguments: [Expression], _ context: inout EvaluationContext)
    throws(EvaluationError) -> ExpressionValue
  {
    var missing: String?
    for (index, argument) in arguments.enumerated() {
      let value = try argument.value(&context)
      if case .image(let image) = value, !image.isAvailable, context.images != nil {
        missing = missing ?? image.name
        if index == arguments.count - 1, let missing { return .string(missing) }
      } else if value != .null {
        return value
      }
    }
    return .null
  }

  private func asserted(_ arguments: [Expression], _ context: inout EvaluationContext)
    throws(EvaluationError) -> ExpressionValue
  {
    var last = ExpressionValue.null
    for argument in arguments {
      last = try argument.value(&context)
      if last.isA(type) { return last }
    }
    throw EvaluationError(
      zh: "应为 \(type)，实为 \(last.type)", en: "expected \(type), found \(last.type)")
  }

  private static func formatted(_ sections: [FormatSection], _ context: inout EvaluationContext)
    throws(EvaluationError) -> FormattedText
  {
    var result: [FormattedText.Section] = []
    var budget = ExpressionValue.textLimit
    for section in sections {
      let section = try section.value(&context)
      budget -= section.text.utf8.count
      guard budget >= 0 else { throw ExpressionValue.tooLong }
      result.append(section)
    }
    return FormattedText(result)
  }
}

extension Expression.Match {
  fileprivate func value(_ context: inout EvaluationContext) throws(EvaluationError)
    -> ExpressionValue
  {
    let label: Label? =
      switch try input.value(&context) {
      case .number(let number): .number(number)
      case .string(let string): .string(string)
      default: nil
      }
    let index = label.flatMap { labels[$0] }
    return try (index.map { outputs[$0] } ?? otherwise).value(&context)
  }
}

extension Expression.Curve {
  /// Index of the last stop at or before `input`; nil before the first.
  private func stop(atOrBefore input: Double) -> Int? {
    var low = 0
    var high = stops.count
    while low < high {
      let middle = (low + high) / 2
      if stops[middle] <= input { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : low - 1
  }

  private func number(_ context: inout EvaluationContext) throws(EvaluationError) -> Double {
    if case .number(let number) = try input.value(&context), !number.isNaN { return number }
    throw EvaluationError(zh: "输入不是数", en: "the input is not a number")
  }

  fileprivate func stepValue(_ context: inout EvaluationContext) throws(EvaluationError)
    -> ExpressionValue
  {
    let number = try number(&context)
    return try outputs[stop(atOrBefore: number) ?? 0].value(&context)
  }

  fileprivate func mixedValue(
    _ context: inout EvaluationContext, _ interpolation: Interpolation, _ space: ColorSpace
  ) throws(EvaluationError) -> ExpressionValue {
    if stops.count == 1 { return try outputs[0].value(&context) }
    let number = try number(&context)
    guard let index = stop(atOrBefore: number) else { return try outputs[0].value(&context) }
    if index == stops.count - 1 || stops[index] == number {
      return try outputs[index].value(&context)
    }
    let share = interpolation.share(of: number, from: stops[index], to: stops[index + 1])
    let lower = try outputs[index].value(&context)
    let upper = try outputs[index + 1].value(&context)
    guard let mixed = lower.mixed(with: upper, share, in: space) else {
      throw EvaluationError(
        zh: "无法在 \(lower.type) 与 \(upper.type) 之间插值",
        en: "\(lower.type) and \(upper.type) do not mix")
    }
    return mixed
  }
}

extension Expression.FormatSection {
  fileprivate func value(_ context: inout EvaluationContext) throws(EvaluationError)
    -> FormattedText.Section
  {
    let content = try self.content.value(&context)
    var section = FormattedText.Section(text: "")
    if case .string(let align)? = try verticalAlign?.value(&context) {
      guard Self.verticalAligns.contains(align) else {
        throw EvaluationError(
          zh: "vertical-align 应为 bottom、center 或 top，实为“\(align)”",
          en: "vertical-align is one of bottom, center, top, not \"\(align)\"")
      }
      section.verticalAlign = align
    }
    if case .image(let image) = content {
      section.image = image
      return section
    }
    section.text = try ExpressionValue.text(of: [content])
    if case .number(let scale)? = try scale?.value(&context) { section.scale = scale }
    if case .color(let color)? = try color?.value(&context) { section.color = color }
    if case .array(let fonts)? = try fonts?.value(&context) { section.fonts = fonts.map(\.text) }
    return section
  }

  static let verticalAligns = ["bottom", "center", "top"]
}

extension EvaluationContext {
  fileprivate mutating func bind(_ bindings: [Expression], from firstSlot: Int) {
    let missing = firstSlot + bindings.count - variables.count
    if missing > 0 { variables.append(contentsOf: repeatElement(.unset, count: missing)) }
    for (offset, binding) in bindings.enumerated() {
      variables[firstSlot + offset] = .pending(binding)
    }
  }

  fileprivate mutating func variable(_ slot: Int) throws(EvaluationError) -> ExpressionValue {
    guard slot < variables.count else { return .null }
    switch variables[slot] {
    case .unset: return .null
    case .value(let value): return value
    case .pending(let expression):
      let value = try expression.value(&self)
      variables[slot] = .value(value)
      return value
    }
  }
}
