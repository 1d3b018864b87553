package import Cartography
import MapStyle
import PlantModel

/// A map at one zoom of a grid, as vector tiles carry it: all units, the layout that the style shows, and labels where the plan has
/// put them.
package struct VectorTileMap: Sendable {
  private let scene: VectorTileScene
  private let labels: TileLabels
  private let plane: TilePlane
  private let unitProperties: [[String: StyleValue]]

  private static let unitKeys = [
    "code", "name", "object", "level", "rank", "status", "basis", "reason",
  ]
  private static let layoutKeys = ["class", "source", "layer", "text", "name"]

  package init(_ map: TileMap, zoom: Int) {
    plane = map.plane(at: zoom)
    labels = map.labels(at: zoom)
    // Clients show a tile at 256 to 1024 pixels: at the style's zoom and up to two above.
    let styleZooms = [plane.styleZoom, plane.styleZoom + 1, plane.styleZoom + 1.99]
    let units = map.content.shownTable("units", at: [])
    unitProperties = units?.features.propertySets ?? []
    var layers: [VectorTileLayer] = []
    if let units {
      layers.append(
        VectorTileLayer("units", keys: Self.unitKeys, units, plane) { row in
          let rank = map.content.rank(of: row)
          return rank >= RiskLevel.high.rank ? rank : 0
        })
    }
    if let layout = map.content.shownTable("layout", at: styleZooms) {
      layers.append(
        VectorTileLayer("layout", keys: Self.layoutKeys, layout, plane, where: layout.isShown))
    }
    scene = VectorTileScene(layers)
  }

  /// The bytes of a tile of this zoom; none where it has nothing.
  package func encode(_ tile: TileIndex) -> [UInt8] {
    let rows = plane.rowsCountUpwards ? plane.corner.row - tile.row : tile.row - plane.corner.row
    let window = Rect(
      x: Double(tile.column - plane.corner.column) * 256, y: Double(rows) * 256, width: 256,
      height: 256)
    return encodeVectorTile(scene, adding: [labelLayer(in: window)], window: window)
  }

  private func labelLayer(in window: Rect) -> VectorTileLayer {
    var layer = VectorTileLayer(
      name: "unit_labels", keys: Self.unitKeys + ["label", "placement"], buffer: 0)
    for label in labels.labels(in: window).sorted(by: { $0.unit < $1.unit }) {
      var properties = unitProperties[label.unit]
      properties["label"] = .string(label.text)
      properties["placement"] = .string(label.placement.rawValue)
      layer.append(.points([label.point]), id: UInt64(label.unit) + 1, properties: properties)
    }
    return layer
  }
}

extension VectorTileLayer {
  /// The rows of a table in pixels of the plane; all of them, or those that are shown.
  fileprivate init(
    _ name: String, keys: [String], _ table: ShownTable, _ plane: TilePlane,
    where isShown: [Bool]? = nil, prominence: (Int) -> Int = { _ in 0 }
  ) {
    self.init(name: name, keys: keys, propertySets: table.features.propertySets)
    let transform = plane.transform
    for row in 0..<table.geometry.count where isShown?[row] ?? true {
      let first = Int32(clamping: subpathEnds.count)
      for line in table.geometry.lines(of: row) {
        for index in table.geometry.points(of: line) {
          let point = transform.applied(to: table.geometry.point(index))
          coordinates.append(point.x)
          coordinates.append(point.y)
        }
        subpathEnds.append(Int32(clamping: coordinates.count / 2))
      }
      guard Int(first) < subpathEnds.count else { continue }
      features.append(
        VectorTileFeature(
          id: UInt64(row) + 1, propertySet: table.features.rows[row].propertySet,
          kind: .init(table.geometry.kinds[row]), firstSubpath: first,
          subpathCount: Int32(clamping: subpathEnds.count) - first, prominence: prominence(row)))
    }
  }
}

extension VectorTileFeature.Kind {
  fileprivate init(_ kind: FeatureTable.Kind) {
    switch kind {
    case .point: self = .point
    case .lineString: self = .line
    case .polygon: self = .polygon
    }
  }
}
