import PlantModel

@testable import MapStyle

/// A style of one layer on the map's `units`, with the given members.
func sheet(layer: String, root: String = "") throws(StyleError) -> Diagnosed<StyleSheet> {
  try decoded(
    """
    {"version": 8, \(root) "sources": {"map": {"type": "vector"}}, "layers": [
      {"id": "a", "source": "map", "source-layer": "units", \(layer)}
    ]}
    """)
}

func decoded(_ text: String) throws(StyleError) -> Diagnosed<StyleSheet> {
  try StyleSheet.decode(Array(text.utf8), file: "styles/test.json")
}

/// The faults of a style, each as `path: message; hint`.
func faults(_ style: () throws -> Diagnosed<StyleSheet>) -> [String] {
  do {
    _ = try style()
    return []
  } catch let error as StyleError {
    return error.diagnostics.map(line)
  } catch {
    return ["\(error)"]
  }
}

/// A finding as a user reads it.
func line(_ diagnostic: Diagnostic) -> String {
  let place = diagnostic.place.map { "\($0): " } ?? ""
  return place + diagnostic.message.en + (diagnostic.hint.map { "; \($0.en)" } ?? "")
}

func json(_ text: String) throws(StyleError) -> JSONValue {
  try JSONParser.value(of: Array(text.utf8), file: "test.json")
}

/// What an expression gives for a feature; the text of the error where it gives none.
func value(
  of expression: String, as type: ExpressionType = .value, zoom: Double? = nil,
  _ properties: [String: StyleValue] = [:]
) throws -> String {
  var parser = ExpressionParser()
  guard let parsed = parser.parse(try json(expression), as: type) else {
    return parser.faults.map {
      "fault \($0.path.map { "[\($0)]" }.joined()): \($0.message.en)"
    }.joined(separator: " | ")
  }
  var context = EvaluationContext(
    zoom: zoom, properties: properties, geometryType: "Polygon", id: .number(7))
  do throws(EvaluationError) {
    return try parsed.value(&context).jsonText
  } catch {
    return "error: \(error.en)"
  }
}

/// A table of polygons, one a property set.
func polygons(_ sets: [[String: StyleValue]]) -> FeatureTable {
  FeatureTable(
    propertySets: sets, rows: sets.indices.map { .init(propertySet: $0, kind: .polygon) })
}
