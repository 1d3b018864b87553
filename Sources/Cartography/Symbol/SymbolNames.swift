package import MapStyle
package import PlantModel

/// Findings on pictures that symbols name and that are not there: one each, in order of first use.
package func symbolDiagnostics(
  _ layers: [StyledLayer], symbols: [String: Symbol]
) -> [Diagnostic] {
  var missing: [String] = []
  var known: Set<String> = []
  func add(_ name: String) {
    if symbols[name] == nil, known.insert(name).inserted { missing.append(name) }
  }
  for layer in layers {
    guard case .symbol(let styled) = layer.content else { continue }
    for item in styled {
      if let icon = item.paint.icon { add(icon.image) }
      for section in item.paint.text?.sections ?? [] {
        if let image = section.image { add(image) }
      }
    }
  }
  let names = symbols.keys.sorted()
  return missing.map {
    SheetFindings.symbolNotFound($0, nearest: nearestName(to: $0, among: names))
  }
}
