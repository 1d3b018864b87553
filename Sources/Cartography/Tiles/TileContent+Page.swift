import MapStyle
import PlantModel

extension TileContent {
  /// Whether the style fills the page at that zoom, so that nothing beneath its tiles shows.
  package func isPageOpaque(at styleZoom: Double) -> Bool {
    let layers = style { $0.kind == .background }.style([:], at: styleZoom).value
    return layers.contains { layer in
      if case .background(let paint) = layer.content, paint.pattern == nil {
        return paint.color.alpha >= 1
      }
      return false
    }
  }
}
