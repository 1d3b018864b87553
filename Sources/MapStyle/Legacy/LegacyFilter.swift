import PlantModel

/// The filters that came before expressions (MapLibre style specification, "Deprecations", "Other filter").
enum LegacyFilter {
  /// Whether a filter is an expression; the two languages share operators and are told apart by their arguments.
  static func isExpression(_ json: JSONValue) -> Bool {
    if json.bool != nil { return true }
    guard let elements = json.elements, case .string(let name)? = elements.first else {
      return json.elements?.isEmpty == false
    }
    switch name {
    case "has":
      return elements.count >= 2 && elements[1] != .string("$id") && elements[1] != .string("$type")
    case "in":
      return elements.count >= 3 && (elements[1].string == nil || elements[2].elements != nil)
    case "!in", "!has", "none": return false
    case "==", "!=", "<", "<=", ">", ">=":
      return elements.count != 3 || elements[1].elements != nil || elements[2].elements != nil
    case "all", "any":
      return elements.dropFirst().allSatisfy { $0.bool != nil || isExpression($0) }
    default: return true
    }
  }

  /// An expression of the same meaning.
  static func converted(_ json: JSONValue, path: [Int] = []) throws(ExpressionFault) -> JSONValue {
    guard let elements = json.elements else {
      throw fault(
        path, zh: "过滤器应为数组，实为 \(json.kindName)", en: "a filter is an array, found \(json.kindName)")
    }
    guard case .string(let name)? = elements.first else {
      throw fault(path, zh: "过滤器的第一个元素应为运算符", en: "the first element of a filter is an operator")
    }
    if isExpression(json), name != "all", name != "any" { return json }
    switch name {
    case "all", "any":
      return .array([.string(name)] + (try convertedAll(elements, path)))
    case "none": return not(.array([.string("any")] + (try convertedAll(elements, path))))
    case "has", "!has", "in", "!in", "==", "!=", "<", "<=", ">", ">=":
      guard elements.count > 1, case .string(let key) = elements[1] else {
        throw fault(
          path + [1], zh: "过滤器的第二个元素应为属性名",
          en: "the second element of a filter is the name of a property")
      }
      return try test(name, key, Array(elements.dropFirst(2)), path)
    default:
      throw fault(path + [0], zh: "未知运算符“\(name)”", en: "unknown operator \"\(name)\"")
    }
  }

  private static func convertedAll(_ elements: [JSONValue], _ path: [Int]) throws(ExpressionFault)
    -> [JSONValue]
  {
    guard path.count < ExpressionParser.depthLimit else {
      throw fault(path, zh: "过滤器嵌套过深", en: "the filter is nested too deeply")
    }
    var converted: [JSONValue] = []
    for (index, element) in elements.enumerated().dropFirst() {
      converted.append(
        element.bool != nil ? element : try Self.converted(element, path: path + [index]))
    }
    return converted
  }

  private static func test(_ name: String, _ key: String, _ values: [JSONValue], _ path: [Int])
    throws(ExpressionFault) -> JSONValue
  {
    for (index, value) in values.enumerated()
    where value.elements != nil || value.members != nil {
      throw fault(
        path + [index + 2], zh: "应为文本、数字、布尔值或 null，实为 \(value.kindName)",
        en: "expected a string, number, boolean or null, found \(value.kindName)")
    }
    switch name {
    case "has", "!has":
      let has = has(key)
      return name == "has" ? has : not(has)
    case "in", "!in":
      let isIn = call("in", operand(key), call("literal", .array(values.map { geometry($0, key) })))
      return name == "in" ? isIn : not(isIn)
    default:
      guard values.count == 1 else {
        throw fault(
          path, zh: "“\(name)”应有一个属性名和一个值",
          en: "\"\(name)\" takes the name of a property and a value")
      }
      return comparison(name, key, geometry(values[0], key))
    }
  }

  /// Comparisons by order of values of different types are false, not errors.
  private static func comparison(_ name: String, _ key: String, _ value: JSONValue) -> JSONValue {
    let operand = operand(key)
    let plain = call(name, operand, value)
    guard name != "==", name != "!=" else { return plain }
    guard value.number != nil || value.string != nil else { return .bool(false) }
    let kind = value.number == nil ? "string" : "number"
    return call(
      "case", call("==", call("typeof", operand), .string(kind)),
      call(name, call(kind, operand), value), .bool(false))
  }

  private static func operand(_ key: String) -> JSONValue {
    switch key {
    case "$type": call("geometry-type")
    case "$id": call("id")
    default: call("get", .string(key))
    }
  }

  private static func has(_ key: String) -> JSONValue {
    switch key {
    case "$type": .bool(true)
    case "$id": call("!=", call("id"), .null)
    default: call("has", .string(key))
    }
  }

  /// Kinds of geometry are compared without their `Multi`.
  private static func geometry(_ value: JSONValue, _ key: String) -> JSONValue {
    guard key == "$type", let name = value.string, name.hasPrefix("Multi") else { return value }
    return .string(String(name.dropFirst(5)))
  }

  private static func not(_ test: JSONValue) -> JSONValue { call("!", test) }

  private static func call(_ name: String, _ arguments: JSONValue...) -> JSONValue {
    .array([.string(name)] + arguments)
  }

  private static func fault(_ path: [Int], zh: String, en: String) -> ExpressionFault {
    ExpressionFault(path: path, message: LocalizedText(zh: zh, en: en), hint: nil)
  }
}
