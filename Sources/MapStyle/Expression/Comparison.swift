/// `==`, `!=`, `<`, `<=`, `>`, `>=`.
enum Comparison: String, CaseIterable, Sendable {
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="

  var isOrder: Bool { self != .equal && self != .notEqual }

  func isDefined(for type: ExpressionType) -> Bool {
    switch type {
    case .string, .number, .value: true
    case .boolean, .null: !isOrder
    default: false
    }
  }

  func compare(_ left: ExpressionValue, _ right: ExpressionValue) throws(EvaluationError) -> Bool {
    switch (self, left, right) {
    case (.equal, _, _): return left.equalsPlainly(right)
    case (.notEqual, _, _): return !left.equalsPlainly(right)
    case (_, .number(let a), .number(let b)): return order(a, b)
    case (_, .string(let a), .string(let b)):
      return order(Array(a.utf16), Array(b.utf16))
    default:
      throw EvaluationError(
        zh: "“\(rawValue)”只能比较两个数或两段文本，而不是 \(left.type) 与 \(right.type)",
        en:
          "\"\(rawValue)\" compares two numbers or two strings, not \(left.type) and \(right.type)")
    }
  }

  private func order(_ a: Double, _ b: Double) -> Bool {
    switch self {
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    case .equal: a == b
    case .notEqual: a != b
    }
  }

  /// Text is ordered by UTF-16 code units, as in JavaScript.
  private func order(_ a: [UInt16], _ b: [UInt16]) -> Bool {
    switch self {
    case .less: a.lexicographicallyPrecedes(b)
    case .lessOrEqual: !b.lexicographicallyPrecedes(a)
    case .greater: b.lexicographicallyPrecedes(a)
    case .greaterOrEqual: !a.lexicographicallyPrecedes(b)
    case .equal: a == b
    case .notEqual: a != b
    }
  }
}

extension ExpressionValue {
  /// Equality of scalars; arrays and objects have identity only and are never equal. Text is equal when its code points are.
  func equalsPlainly(_ other: ExpressionValue) -> Bool {
    switch (self, other) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.string(let a), .string(let b)): a.utf8.elementsEqual(b.utf8)
    default: false
    }
  }
}
