import MapStyle

/// The layers of a style for browsers: those of the sources, fitted to what vector tiles tell of units.
func browserLayers(of map: MapDescription, from sources: Set<String>) -> [JSONValue] {
  (map.style.document["layers"]?.elements ?? []).compactMap { layer in
    guard let source = layer["source"]?.string else { return layer }
    guard sources.contains(source) else { return nil }
    guard source == StyleVocabulary.source else { return layer }
    switch (layer["type"]?.string, layer["source-layer"]?.string) {
    case ("symbol", "unit_labels"): return planned(layer)
    case ("line", "units"): return withoutCrowds(layer)
    default: return layer
    }
  }
}

/// Units too small to be pointed at come together, as areas of a level with their `count`: an outline would hide its colour.
private func withoutCrowds(_ layer: JSONValue) -> JSONValue {
  let single = JSONValue.array([.string("!"), .strings(["has", "count"])])
  guard let filter = layer["filter"] else { return layer.setting("filter", to: single) }
  guard isExpression(filter) else { return layer }
  return layer.setting("filter", to: .array([.string("all"), single, filter]))
}

/// Whether the filter is surely in the language of expressions: the two languages of filters do not mix.
private func isExpression(_ filter: JSONValue) -> Bool {
  guard let elements = filter.elements, elements.count > 1 else { return false }
  if ["all", "any"].contains(elements[0].string) {
    return elements.dropFirst().allSatisfy(isExpression)
  }
  return elements[1].elements != nil
}

/// Labels as their plan has placed them: the text that it found room for, turned as it lies. Nothing overlaps there, so nothing is left
/// out, least of all a major risk.
private func planned(_ layer: JSONValue) -> JSONValue {
  guard var layout = layer["layout"], let text = layout["text-field"] else { return layer }
  func property(_ name: String, or other: JSONValue) -> JSONValue {
    .array([.string("coalesce"), .strings(["get", name]), other])
  }
  layout = layout.setting("text-field", to: property("label", or: text))
  if layout["text-rotate"] == nil {
    layout = layout.setting("text-rotate", to: property("rotation", or: .number(0)))
  }
  if layout["text-allow-overlap"] == nil, layout["text-overlap"] == nil {
    layout = layout.setting("text-allow-overlap", to: .bool(true))
  }
  return layer.setting("layout", to: layout)
}
