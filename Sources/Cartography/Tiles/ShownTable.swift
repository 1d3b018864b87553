package import MapStyle
import PlantModel

/// Features of a source-layer, and which of them the style shows at a zoom: what vector tiles carry.
package struct ShownTable: Sendable {
  package var geometry: FlatGeometry
  package var features: FeatureTable
  /// By row.
  package var isShown: [Bool]
}

extension TileContent {
  /// - Parameter styleZooms: a feature counts as shown when some layer draws it at one of these.
  package func shownTable(_ name: String, at styleZooms: [Double]) -> ShownTable? {
    guard let table = tables[name] else { return nil }
    var isShown = [Bool](repeating: false, count: table.geometry.count)
    let style = style { $0.sourceLayer == name }
    for zoom in styleZooms {
      for layer in style.style([name: table.features], at: zoom).value {
        for row in layer.rows { isShown[row] = true }
      }
    }
    return ShownTable(geometry: table.geometry, features: table.features, isShown: isShown)
  }
}

extension TileContent {
  /// 0 unassessed … 4 major, of the unit in a row.
  package func rank(of unit: Int) -> Int { Int(ranks[unit]) }
}

extension StyledLayer {
  fileprivate var rows: [Int] {
    switch content {
    case .background, .raster: []
    case .fill(let items): items.map(\.feature)
    case .line(let items): items.map(\.feature)
    case .circle(let items): items.map(\.feature)
    case .symbol(let items): items.map(\.feature)
    }
  }
}
