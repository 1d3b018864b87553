import PlantModel

@testable import MapStyle

/// One case: an expression, what compiling it should give, and what it should give for each input.
struct ExpressionCase {
  private let json: JSONValue

  /// Nil for JSON that is no case.
  init?(_ json: JSONValue) {
    guard json["expression"] != nil, json["expected"]?.members != nil else { return nil }
    self.json = json
  }

  /// Operators in the expression that the program leaves out.
  var operatorsOutOfScope: Set<String> {
    Set(ExpressionParser.unsupported.keys).intersection(Self.operators(json["expression"] ?? .null))
  }

  private static func operators(_ json: JSONValue) -> Set<String> {
    switch json {
    case .array(let elements):
      if elements.first == .string("literal") { return [] }
      let inside = elements.dropFirst().reduce(into: Set<String>()) { $0.formUnion(operators($1)) }
      return inside.union([elements.first?.string].compactMap { $0 })
    case .object(let members):
      return members.reduce(into: []) { $0.formUnion(operators($1.value)) }
    default: return []
    }
  }

  /// What does not agree, each as `what: expected …, found …`; empty where all does.
  func disagreements() -> [String] {
    let compiled = json["expected"]?["compiled"]
    switch compile(json["expression"] ?? .null) {
    case .failure(let faults):
      let found = faults.list.map { $0.path.map { "[\($0)]" }.joined() }
      let wanted = compiled?["errors"]?.elements?.compactMap { $0["key"]?.string }
      if let wanted, wanted.sorted() == found.sorted() { return [] }
      let told = zip(found, faults.list).map { "error at \"\($0)\" (\($1.message.en))" }
      return [
        disagreement(
          "compiled", wanted.map { "errors at \($0)" } ?? "success", told.joined(separator: ", "))
      ]
    case .success(let expression):
      if compiled?["result"] == .string("error") {
        return [disagreement("compiled", compiled?["errors"]?.text ?? "an error", "success")]
      }
      return typeDisagreements(expression, compiled) + outputDisagreements(expression)
    }
  }

  private func compile(_ json: JSONValue) -> Result<Expression, ExpressionFaults> {
    let specification = PropertySpecification(conformance: self.json["propertySpec"])
    var expression = json
    if expression.members != nil {
      do {
        expression = try LegacyFunction(expression).converted(for: specification)
      } catch {
        let fault = ExpressionFault(
          path: [], message: LocalizedText(zh: error.zh, en: "\(error.key): \(error.en)"), hint: nil
        )
        return .failure(ExpressionFaults(list: [fault]))
      }
    }
    return ExpressionParser.property(expression, specification)
  }

  private func typeDisagreements(_ expression: Expression, _ compiled: JSONValue?) -> [String] {
    let found: [(String, JSONValue)] = [
      ("isFeatureConstant", .bool(expression.dependence.isFeatureConstant)),
      ("isZoomConstant", .bool(expression.dependence.isZoomConstant)),
      ("type", .string(expression.type.specificationName)),
    ]
    return found.compactMap { key, value in
      guard let wanted = compiled?[key], wanted != value else { return nil }
      return disagreement(key, wanted.text, value.text)
    }
  }

  private func outputDisagreements(_ expression: Expression) -> [String] {
    let outputs = json["expected"]?["outputs"]?.elements ?? []
    let inputs = json["inputs"]?.elements ?? []
    return zip(inputs, outputs).enumerated().compactMap { index, pair in
      let (input, wanted) = pair
      var expression = expression
      if let grid = TileGrid(conformance: input),
        case .success(let onGrid) = compile((json["expression"] ?? .null).placesWithin(grid))
      {
        expression = onGrid
      }
      var context = EvaluationContext(conformance: input, globalState: json["globalState"])
      do throws(EvaluationError) {
        let found = JSONValue(conformance: try expression.value(&context))
        if found.agrees(with: wanted) { return nil }
        return disagreement("output \(index)", wanted.text, found.text)
      } catch {
        if wanted["error"] != nil { return nil }
        return disagreement("output \(index)", wanted.text, "error: \(error.en)")
      }
    }
  }

  private func disagreement(_ what: String, _ expected: String, _ found: String) -> String {
    "\(what): expected \(expected), found \(found)"
  }
}

extension JSONValue {
  /// Equal, numbers within 10⁻⁵ of their size.
  func agrees(with wanted: JSONValue) -> Bool {
    switch (self, wanted) {
    case (.number(let a), .number(let b)): abs(a - b) <= 1e-5 * max(abs(a), abs(b), 1e-3)
    case (.array(let a), .array(let b)):
      a.count == b.count && zip(a, b).allSatisfy { $0.agrees(with: $1) }
    case (.object(let a), .object(let b)):
      a.count == b.count
        && a.allSatisfy { member in
          wanted[member.key].map { member.value.agrees(with: $0) } ?? false
        }
    default: self == wanted
    }
  }
}
