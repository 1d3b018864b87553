extension Expression {
  /// The first argument that can be made `type`.
  func coerced(_ arguments: [Expression], _ context: inout EvaluationContext)
    throws(EvaluationError) -> ExpressionValue
  {
    var last = ExpressionValue.null
    for argument in arguments {
      last = try argument.value(&context)
      // The text of these has no bound.
      switch last {
      case .array, .object, .formatted: guard last.isBounded else { throw ExpressionValue.tooLong }
      default: break
      }
      if let value = last.coerced(to: type) { return value }
    }
    let text = last.excerpt
    if type == .color, case .string = last {
      throw EvaluationError(zh: "未知的颜色“\(text)”", en: "unknown colour \"\(text)\"")
    }
    throw EvaluationError(
      zh: "无法把“\(text)”转换为 \(type)", en: "\"\(text)\" cannot be made a \(type)")
  }
}

extension ExpressionValue {
  /// The value as `to-number` and its kin make it, or nil.
  func coerced(to type: ExpressionType) -> ExpressionValue? {
    switch type {
    case .boolean: .bool(isTruthy)
    case .number: number.map { .number($0) }
    case .string: .string(text)
    case .color: color.map { .color($0) }
    case .formatted: .formatted(formatted)
    case .image: image.name.isEmpty ? .null : .image(image)
    case .padding: padding.map { .padding($0) }
    case .numberArray: numbers.map { .numberArray($0) }
    case .colorArray: colors.map { .colorArray($0) }
    case .anchorOffsets: anchorOffsets.map { .anchorOffsets($0) }
    case .projection: projection.map { .projection($0) }
    default: self
    }
  }

  /// What JavaScript's `Number()` gives, without NaN; null is 0.
  private var number: Double? {
    switch self {
    case .null: return 0
    case .bool(let bool): return bool ? 1 : 0
    case .number(let number): return number.isNaN ? nil : number
    case .string(let string): return Self.number(of: string)
    // An array is its elements with commas between them, of which none and one can be a number.
    case .array(let elements):
      return elements.isEmpty ? 0 : elements.count == 1 ? elements[0].number : nil
    default: return nil
    }
  }

  private static func number(of string: String) -> Double? {
    let isSpace: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace || $0 == "\u{FEFF}" }
    var scalars = Substring(string).unicodeScalars
    while let first = scalars.first, isSpace(first) { scalars.removeFirst() }
    while let last = scalars.last, isSpace(last) { scalars.removeLast() }
    if scalars.isEmpty { return 0 }
    let text = String(scalars)
    for (prefix, radix) in [("0x", 16), ("0X", 16), ("0o", 8), ("0b", 2)]
    where text.hasPrefix(prefix) {
      return UInt64(text.dropFirst(2), radix: radix).map { Double($0) }
    }
    if text == "Infinity" || text == "+Infinity" { return .infinity }
    if text == "-Infinity" { return -.infinity }
    // `Double` also takes "inf", "nan" and hexadecimal floats, which JavaScript does not.
    guard text.utf8.allSatisfy({ "+-.eE0123456789".utf8.contains($0) }) else { return nil }
    if text.hasSuffix(".") { return text.utf8.count > 1 ? Double(text + "0") : nil }
    return Double(text)
  }

  private var color: Color? {
    switch self {
    case .color(let color): color
    case .string(let string): Color(css: string)
    case .array(let elements): Self.color(of: elements)
    default: nil
    }
  }

  /// Red, green, blue 0…255 and perhaps alpha 0…1.
  private static func color(of elements: [ExpressionValue]) -> Color? {
    let parts = elements.compactMap { if case .number(let n) = $0 { n } else { nil } }
    guard parts.count == elements.count, (3...4).contains(parts.count) else { return nil }
    return Color(red255: parts[0], parts[1], parts[2], alpha: parts.count == 4 ? parts[3] : 1)
  }

  private var formatted: FormattedText {
    if case .formatted(let formatted) = self { formatted } else { FormattedText(text) }
  }

  private var image: ResolvedImage {
    if case .image(let image) = self { image } else { ResolvedImage(name: text) }
  }

  private var numbers: [Double]? {
    switch self {
    case .number(let number): return [number]
    case .numberArray(let numbers): return numbers
    case .array(let elements):
      let numbers = elements.compactMap { if case .number(let n) = $0 { n } else { nil } }
      return numbers.count == elements.count ? numbers : nil
    default: return nil
    }
  }

  /// As CSS: one, two, three or four sides, clockwise from the top.
  private var padding: [Double]? {
    if case .padding(let sides) = self { return sides }
    guard let sides = numbers else { return nil }
    switch sides.count {
    case 1: return [sides[0], sides[0], sides[0], sides[0]]
    case 2: return [sides[0], sides[1], sides[0], sides[1]]
    case 3: return [sides[0], sides[1], sides[2], sides[1]]
    case 4: return sides
    default: return nil
    }
  }

  private var colors: [Color]? {
    switch self {
    case .colorArray(let colors): return colors
    case .color, .string: return color.map { [$0] }
    case .array(let elements):
      let colors = elements.compactMap(\.color)
      return colors.count == elements.count ? colors : nil
    default: return nil
    }
  }

  /// Anchors and offsets by turns: `["top", [0, 1], "left", [1, 0]]`.
  private var anchorOffsets: [AnchorOffset]? {
    if case .anchorOffsets(let offsets) = self { return offsets }
    guard case .array(let elements) = self, !elements.isEmpty, elements.count.isMultiple(of: 2)
    else { return nil }
    var offsets: [AnchorOffset] = []
    for index in stride(from: 0, to: elements.count, by: 2) {
      guard case .string(let anchor) = elements[index],
        SymbolPaint.Anchor(rawValue: anchor) != nil,
        let point = elements[index + 1].numbers, point.count == 2
      else { return nil }
      offsets.append(AnchorOffset(anchor: anchor, x: point[0], y: point[1]))
    }
    return offsets
  }

  private var projection: ProjectionBlend? {
    switch self {
    case .projection(let blend): return blend
    case .string(let name): return ProjectionBlend(from: name, to: name, transition: 1)
    case .array(let elements):
      guard elements.count == 3, case .string(let from) = elements[0],
        case .string(let to) = elements[1], case .number(let transition) = elements[2]
      else { return nil }
      return ProjectionBlend(from: from, to: to, transition: transition)
    default: return nil
    }
  }
}

extension Color {
  /// Red, green, blue 0…255, alpha 0…1; nil outside.
  init?(red255 red: Double, _ green: Double, _ blue: Double, alpha: Double) {
    guard [red, green, blue].allSatisfy({ (0...255).contains($0) }), (0...1).contains(alpha) else {
      return nil
    }
    self.init(red: red / 255, green: green / 255, blue: blue / 255, alpha: alpha)
  }
}
