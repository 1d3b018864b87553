import PlantModel

extension ExpressionParser {
  mutating func parseFormat(_ arguments: [JSONValue]) -> Expression? {
    guard arguments.count >= 2 else { return failCount("1+", arguments) }
    guard arguments[1].members == nil else {
      return fail(
        zh: "“format”的第一个参数应为文本或图像", en: "the first argument of \"format\" is a text or an image")
    }
    var sections: [Expression.FormatSection] = []
    var mayHaveOptions = false
    for argument in arguments.dropFirst() {
      if mayHaveOptions, argument.members != nil {
        mayHaveOptions = false
        guard addOptions(argument, to: &sections[sections.count - 1]) else { return nil }
        continue
      }
      // The key of every section is 1, as in the reference implementation.
      guard let content = parse(argument, at: 1, as: .value) else { return nil }
      switch content.type {
      case .string, .value, .null, .image: break
      default:
        return fail(
          zh: "文本段应为 string、value、image 或 null，实为 \(content.type)",
          en: "a section of text is a string, value, image or null, found \(content.type)")
      }
      sections.append(Expression.FormatSection(content: content))
      mayHaveOptions = true
    }
    return Expression(.formatted, .format(sections))
  }

  private static let formatOptions = ["font-scale", "text-font", "text-color", "vertical-align"]

  /// False after noting a fault.
  private mutating func addOptions(
    _ options: JSONValue, to section: inout Expression.FormatSection
  ) -> Bool {
    for option in options.members ?? [] {
      switch option.key {
      case "font-scale":
        section.scale = parse(option.value, at: 1, as: .number)
        if section.scale == nil { return false }
      case "text-font":
        section.fonts = parse(option.value, at: 1, as: .array(.string, nil))
        if section.fonts == nil { return false }
      case "text-color":
        section.color = parse(option.value, at: 1, as: .color)
        if section.color == nil { return false }
      case "vertical-align":
        guard checkVerticalAlign(option.value) else { return false }
        section.verticalAlign = parse(option.value, at: 1, as: .string)
        if section.verticalAlign == nil { return false }
      default: return failOption(option.key, Self.formatOptions)
      }
    }
    return true
  }

  private mutating func checkVerticalAlign(_ json: JSONValue) -> Bool {
    guard let name = json.string, !Expression.FormatSection.verticalAligns.contains(name) else {
      return true
    }
    _ = fail(
      zh: "vertical-align 应为 bottom、center 或 top，实为“\(name)”",
      en: "vertical-align is one of bottom, center, top, not \"\(name)\"")
    return false
  }

  private mutating func failOption(_ name: String, _ known: [String]) -> Bool {
    let near = StyleDecoder.didYouMean(name, among: known)
    _ = fail(
      zh: "未知选项“\(name)”", en: "unknown option \"\(name)\"",
      hint: near)
    return false
  }

  mutating func parseImage(_ arguments: [JSONValue]) -> Expression? {
    guard arguments.count == 2 else { return failCount("1", arguments) }
    guard let name = parse(arguments[1], at: 1, as: .string) else {
      return fail(zh: "没有图像名", en: "there is no name of an image")
    }
    let function = Function(name: "image") { arguments, context in
      let name = arguments[0].asString
      if name.isEmpty { return .null }
      return .image(
        ResolvedImage(name: name, isAvailable: context.images?.contains(name) ?? false))
    }
    return Expression(.image, .call(function, [name]))
  }

  private static let numberOptions = [
    "locale", "currency", "unit", "min-fraction-digits", "max-fraction-digits",
  ]

  mutating func parseNumberFormat(_ arguments: [JSONValue]) -> Expression? {
    guard arguments.count == 3 else { return failCount("2", arguments) }
    guard let number = parse(arguments[1], at: 1, as: .number) else { return nil }
    guard let options = arguments[2].members else {
      return fail(
        zh: "“number-format”的第二个参数应为对象", en: "the second argument of \"number-format\" is an object"
      )
    }
    if arguments[2]["currency"] != nil, arguments[2]["unit"] != nil {
      return fail(zh: "currency 与 unit 不能并用", en: "currency and unit exclude each other")
    }
    var formatting = Expression.NumberFormatting(number: number)
    for option in options {
      guard Self.numberOptions.contains(option.key) else {
        _ = failOption(option.key, Self.numberOptions)
        return nil
      }
      let type: ExpressionType = option.key.hasSuffix("-digits") ? .number : .string
      // The key of every option is 1, as in the reference implementation.
      guard let value = parse(option.value, at: 1, as: type) else { return nil }
      switch option.key {
      case "locale": formatting.locale = value
      case "currency": formatting.currency = value
      case "unit": formatting.unit = value
      case "min-fraction-digits": formatting.minFractionDigits = value
      default: formatting.maxFractionDigits = value
      }
    }
    return Expression(.string, .formatNumber(formatting))
  }
}
