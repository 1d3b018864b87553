package import MapStyle
import PlantModel

/// The marks of all layers in drawing order; geometry is looked up by table row. Those of symbol layers come from elsewhere, by
/// the layer's position among `layers`. Scans for which the style has no raster layer lie right above the backgrounds at the
/// bottom.
package func mapMarks(
  _ layers: [StyledLayer], of content: MapContent, symbols: [Int: [Mark]] = [:]
) -> [Mark] {
  let placed = Set(
    layers.compactMap { if case .raster = $0.content { $0.source } else { nil } })
  let unplaced = content.underlays.map(\.source).filter { !placed.contains($0) }
  let ground = layers.firstIndex { !$0.isBackground } ?? layers.endIndex
  var marks: [Mark] = []
  for layer in layers[..<ground] { marks += content.marks(layer) }
  marks += unplaced.flatMap { content.underlays($0, RasterPaint()) }
  for (index, layer) in layers.enumerated().dropFirst(ground) {
    marks += symbols[index] ?? content.marks(layer)
  }
  return marks
}

extension StyledLayer {
  fileprivate var isBackground: Bool { if case .background = content { true } else { false } }
}

extension MapContent {
  /// The marks of one layer, seen through its opacity all at once; none of a symbol layer.
  fileprivate func marks(_ layer: StyledLayer) -> [Mark] {
    let marks: [Mark]
    switch layer.content {
    case .background(let paint): marks = background(paint).map { [$0] } ?? []
    case .raster(let paint): marks = underlays(layer.source, paint)
    case .fill(let styled): marks = self.marks(styled, layer) { fill($0, $1) }
    case .line(let styled): marks = self.marks(styled, layer) { line($0, $1) }
    case .circle(let styled): marks = self.marks(styled, layer) { circles($0, $1) }
    case .symbol: marks = []
    }
    guard layer.opacity < 1, !marks.isEmpty else { return marks }
    guard layer.opacity > 0 else { return [] }
    return [Mark(.group(marks, clip: nil, opacity: layer.opacity), origin: "map/\(layer.id)")]
  }

  private func marks<Paint>(
    _ styled: [Styled<Paint>], _ layer: StyledLayer,
    _ marks: (Styled<Paint>, ProjectedTable) -> [Mark]
  ) -> [Mark] {
    guard let table = tables[layer.table] else { return [] }
    return styled.flatMap { marks($0, table) }
  }

  private func background(_ paint: BackgroundPaint) -> Mark? {
    let origin = "map/background"
    if let name = paint.pattern {
      return pattern(name, opacity: paint.color.alpha).map {
        Mark(.fill(Path(rect: window), $0), origin: origin)
      }
    }
    guard paint.color.alpha > 0 else { return nil }
    return Mark(.fill(Path(rect: window), .color(paint.color)), origin: origin)
  }

  fileprivate func underlays(_ source: String, _ paint: RasterPaint) -> [Mark] {
    guard paint.opacity > 0 else { return [] }
    return underlays.filter { $0.source == source }.map {
      Mark(
        .image($0.raster, $0.georeference.then(transform), paint), origin: "layout/\(source)")
    }
  }
}
