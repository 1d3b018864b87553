import Foundation

extension FunctionDefinition {
  static let text: [String: FunctionDefinition] = [
    "concat": FunctionDefinition(.string, forms: [.variadic(.value)]) {
      (arguments, _) throws(EvaluationError) in
      .string(try ExpressionValue.text(of: arguments))
    },
    "upcase": FunctionDefinition(.string, [.string]) { arguments, _ in
      .string(arguments[0].asString.uppercased())
    },
    "downcase": FunctionDefinition(.string, [.string]) { arguments, _ in
      .string(arguments[0].asString.lowercased())
    },
    "split": FunctionDefinition(.array(.string, nil), [.string, .string]) { arguments, _ in
      let (text, separator) = (arguments[0].asString, arguments[1].asString)
      let pieces =
        separator.isEmpty
        ? text.unicodeScalars.map { String($0) } : text.components(separatedBy: separator)
      return .array(pieces.map { .string($0) })
    },
    "join": FunctionDefinition(.string, [.array(.string, nil), .string]) {
      (arguments, _) throws(EvaluationError) in
      guard case .array(let pieces) = arguments[0] else { return .null }
      return .string(
        try ExpressionValue.text(of: pieces, separator: arguments[1].asString))
    },
    "typeof": FunctionDefinition(.string, [.value]) { arguments, _ in
      .string(arguments[0].type.specificationName)
    },
    "error": FunctionDefinition(.error, [.string], inputs: .atRunTime) {
      (arguments, _) throws(EvaluationError) in
      throw EvaluationError(zh: arguments[0].asString, en: arguments[0].asString)
    },
    // Text is shaped by a library that knows every script.
    "is-supported-script": FunctionDefinition(.boolean, [.string]) { _, _ in .bool(true) },
  ]
}
