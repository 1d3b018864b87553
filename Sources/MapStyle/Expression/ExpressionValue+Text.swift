extension ExpressionValue {
  /// What `to-string` and `concat` make of it: nothing of null, JSON of arrays and objects.
  var text: String {
    switch self {
    case .null: ""
    case .bool(let bool): bool ? "true" : "false"
    case .number(let number): numberText(number)
    case .string(let string): string
    case .array, .object: jsonText
    case .color(let color): color.cssText
    case .formatted(let formatted): formatted.text
    case .image(let image): image.name
    case .padding(let numbers), .numberArray(let numbers): jsonList(numbers.map(numberText))
    case .colorArray(let colors): jsonList(colors.map(\.cssText))
    case .anchorOffsets(let offsets):
      jsonList(
        offsets.map { "\(jsonQuoted($0.anchor)),[\(numberText($0.x)),\(numberText($0.y))]" })
    case .projection(let blend): blend.from == blend.to ? blend.to : jsonQuoted(blend.to)
    }
  }

  /// As JSON, the keys of objects in order of the alphabet.
  var jsonText: String {
    switch self {
    case .null: "null"
    case .string(let string): jsonQuoted(string)
    case .number(let number): number.isFinite ? numberText(number) : "null"
    case .array(let elements): jsonList(elements.map(\.jsonText))
    case .object(let members):
      "{"
        + members.sorted { $0.key < $1.key }
        .map { "\(jsonQuoted($0.key)):\($0.value.jsonText)" }.joined(separator: ",") + "}"
    case .bool: text
    default: jsonQuoted(text)
    }
  }
}

extension ExpressionValue {
  /// No label has more; values that double themselves many times would fill the memory.
  static let textLimit = 100_000

  /// The text of the values, one after the other.
  static func text(of values: [ExpressionValue], separator: String = "") throws(EvaluationError)
    -> String
  {
    var budget = textLimit
    for value in values where budget >= 0 { budget -= separator.utf8.count + value.size(budget) }
    guard budget >= 0 else { throw tooLong }
    return values.map(\.text).joined(separator: separator)
  }

  static let tooLong = EvaluationError(
    zh: "文本超过 \(textLimit) 字节", en: "the text has more than \(textLimit) bytes")

  /// Whether it may be written out: arrays that share their elements can be small in memory and without bound in text.
  var isBounded: Bool { size(Self.textLimit) <= Self.textLimit }

  /// How messages quote it: its text, or where that is long its beginning or its type.
  var excerpt: String {
    let limit = 80
    if size(limit) <= limit { return text }
    guard case .string(let string) = self else { return "\(type)" }
    return string.prefix(limit / 2) + "…"
  }

  /// About how many bytes its text has, as far as they are not more than `budget`; at least as many as it has elements at any
  /// depth.
  private func size(_ budget: Int, levels: Int = JSONParser.depthLimit) -> Int {
    // Deeper values would exhaust the stack of whoever walks them.
    guard levels > 0 else { return budget + 1 }
    var size = 2
    switch self {
    case .string(let string): size = string.utf8.count
    case .array(let elements):
      for element in elements where size <= budget {
        size += 1 + element.size(budget - size, levels: levels - 1)
      }
    case .object(let members):
      for (key, value) in members where size <= budget {
        size += 1 + key.utf8.count + value.size(budget - size, levels: levels - 1)
      }
    case .formatted(let text): size = text.sections.reduce(0) { $0 + $1.text.utf8.count }
    default: break
    }
    return size
  }
}

extension Color {
  /// As `to-string` writes a colour: `rgba(255,0,0,0.5)`.
  package var cssText: String {
    let channels = [red, green, blue].map { numberText(($0 * 255).rounded()) }
    return "rgba(\(channels.joined(separator: ",")),\(numberText(alpha)))"
  }
}

private func jsonList(_ items: [String]) -> String { "[\(items.joined(separator: ","))]" }

/// A string of JSON: quotes, backslashes and control characters escaped.
func jsonQuoted(_ string: String) -> String {
  var text = "\""
  for scalar in string.unicodeScalars {
    switch scalar {
    case "\"": text += "\\\""
    case "\\": text += "\\\\"
    case "\n": text += "\\n"
    case "\r": text += "\\r"
    case "\t": text += "\\t"
    case "\u{8}": text += "\\b"
    case "\u{C}": text += "\\f"
    case "\0"..<" ":
      let hex = String(scalar.value, radix: 16)
      text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
    default: text.unicodeScalars.append(scalar)
    }
  }
  return text + "\""
}

/// A number as JavaScript writes it (ECMA-262, Number::toString): the shortest digits that give it back, with an exponent from
/// 10²¹ up and below 10⁻⁶.
func numberText(_ number: Double) -> String {
  if number.isNaN { return "NaN" }
  if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
  if number == 0 { return "0" }
  if number.rounded() == number, abs(number) < 1e15 { return String(Int64(number)) }
  let sign = number < 0 ? "-" : ""
  let (digits, point) = shortestDigits(of: number.magnitude)
  switch point {
  case digits.count...21:
    return sign + digits + String(repeating: "0", count: point - digits.count)
  case 1...21: return sign + digits.prefix(point) + "." + digits.dropFirst(point)
  case -5...0: return sign + "0." + String(repeating: "0", count: -point) + digits
  default:
    let exponent = point - 1
    let fraction = digits.count > 1 ? "." + digits.dropFirst() : ""
    return sign + digits.prefix(1) + fraction + "e" + (exponent < 0 ? "-" : "+")
      + String(abs(exponent))
  }
}

/// Digits without leading and trailing zeros, and how many of them stand before the decimal point.
private func shortestDigits(of number: Double) -> (digits: String, point: Int) {
  let parts = number.description.split(separator: "e")
  let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
  let whole = mantissa[0]
  let fraction = mantissa.count > 1 ? mantissa[1] : ""
  let all = whole + fraction
  let leading = all.prefix { $0 == "0" }.count
  var digits = String(all.dropFirst(leading))
  while digits.hasSuffix("0") { digits.removeLast() }
  let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
  return (digits, whole.count - leading + exponent)
}
