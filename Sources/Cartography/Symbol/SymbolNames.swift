package import MapStyle
package import PlantModel

/// Findings on symbols that the layers of a style name and that are not there: one each, in order of first use, at the property
/// that names it.
package func symbolDiagnostics(
  _ layers: [StyledLayer], of style: StyleSheet, symbols: [String: Symbol]
) -> [Diagnostic] {
  let paths = Dictionary(style.layers.map { ($0.id, $0.path) }) { first, _ in first }
  let names = symbols.keys.sorted()
  var seen: Set<String> = []
  var findings: [Diagnostic] = []
  for layer in layers {
    layer.visitSymbols { name, property in
      guard symbols[name] == nil, seen.insert(name).inserted else { return }
      let path = paths[layer.id].map { "\($0).\(property)" } ?? property
      findings.append(
        SheetFindings.symbolNotFound(
          name, nearest: nearestName(to: name, among: names),
          Place(file: style.file, layer: layer.id, path: path)))
    }
  }
  return findings
}

extension StyledLayer {
  /// Calls `body` with the name of each symbol that a feature shows, and the property by which it is named.
  fileprivate func visitSymbols(_ body: (_ name: String, _ property: String) -> Void) {
    switch content {
    case .background(let paint):
      if let name = paint.pattern { body(name, "paint.background-pattern") }
    case .fill(let styled):
      for item in styled {
        if let name = item.paint.pattern { body(name, "paint.fill-pattern") }
      }
    case .line(let styled):
      for item in styled {
        if let name = item.paint.pattern { body(name, "paint.line-pattern") }
      }
    case .symbol(let styled):
      for item in styled {
        if let icon = item.paint.icon { body(icon.image, "layout.icon-image") }
        for section in item.paint.text?.sections ?? [] {
          if let image = section.image { body(image, "layout.text-field") }
        }
      }
    case .raster, .circle: break
    }
  }
}
