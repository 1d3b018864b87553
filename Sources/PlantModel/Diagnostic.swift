/// Something worth telling the user about the input that did not stop the work: a finding.
package struct Diagnostic: Hashable, Sendable {
  /// `error`: something is missing or wrong on the map; `warning`: the map is right but the data is suspicious;
  /// `note`: what was assumed or left out.
  package enum Severity: String, CaseIterable, Comparable, Hashable, Sendable {
    case note, warning, error

    package static func < (a: Severity, b: Severity) -> Bool {
      let order = allCases
      return order.firstIndex(of: a) ?? 0 < order.firstIndex(of: b) ?? 0
    }
  }

  package var severity: Severity
  /// A stable identifier in kebab case, e.g. `unit-without-polygon`: for scripts and tests.
  package var code: String
  package var message: LocalizedText
  package var place: Place?
  package var hint: LocalizedText?

  package init(
    _ severity: Severity, _ code: String, _ message: LocalizedText, at place: Place? = nil,
    hint: LocalizedText? = nil
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.place = place
    self.hint = hint
  }
}

/// Where in the input something was found. Every part is optional; what is known is printed.
package struct Place: Hashable, Sendable {
  package var file: String?
  /// Layer, worksheet or table.
  package var layer: String?
  /// Feature, row, DXF handle or unit code.
  package var feature: String?
  /// Path inside a JSON or YAML document, e.g. `layers[3].paint.fill-color`.
  package var path: String?
  /// Counted from 1.
  package var line: Int?
  package var column: Int?

  package init(
    file: String? = nil, layer: String? = nil, feature: String? = nil, path: String? = nil,
    line: Int? = nil, column: Int? = nil
  ) {
    self.file = file
    self.layer = layer
    self.feature = feature
    self.path = path
    self.line = line
    self.column = column
  }
}

extension Place: CustomStringConvertible {
  /// `file:line:column: layer: feature: path`, with what is known.
  package var description: String {
    var head = file ?? ""
    if let line { head += ":\(line)" }
    if let column, line != nil { head += ":\(column)" }
    return [head, layer ?? "", feature ?? "", path ?? ""].filter { !$0.isEmpty }
      .joined(separator: ": ")
  }
}

/// A result and the findings made on the way to it.
package struct Diagnosed<Value: Sendable>: Sendable {
  package var value: Value
  package var diagnostics: [Diagnostic]

  package init(_ value: Value, _ diagnostics: [Diagnostic] = []) {
    self.value = value
    self.diagnostics = diagnostics
  }
}
