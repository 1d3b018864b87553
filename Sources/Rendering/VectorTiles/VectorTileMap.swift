package import Cartography
import MapStyle
import PlantModel

/// A map at one zoom of a grid, as vector tiles carry it: all units, the layout that the style shows, and labels where the plan has
/// put them.
package struct VectorTileMap: Sendable {
  private let units: VectorTileUnits?
  private let layout: VectorTileScene
  private let labels: TileLabels
  /// Of the label plan.
  private let labelPlane: TilePlane
  private let plane: TilePlane
  private let unitProperties: [[String: StyleValue]]

  private static let extent = 4_096

  /// - Parameter zoom: one of the grid's.
  package init(_ map: TileMap, zoom: Int) {
    let plane = map.plane(at: zoom)
    self.plane = plane
    // Browsers' maps show a vector tile at 512 pixels and more: there is room for the labels of the next zoom.
    let labelZoom = min(zoom + 1, map.grid.zooms.upperBound)
    labels = map.labels(at: labelZoom)
    labelPlane = map.plane(at: labelZoom)
    // Clients show a tile at 256 to 1024 pixels: at the style's zoom and up to two above.
    let styleZooms = [plane.styleZoom, plane.styleZoom + 1, plane.styleZoom + 1.99]
    let units = map.content.shownTable("units", at: [])
    unitProperties = units?.features.propertySets ?? []
    self.units = units.map { VectorTileUnits($0, on: plane) { map.content.rank(of: $0) } }
    layout = VectorTileScene(
      map.content.shownTable("layout", at: styleZooms).map {
        [VectorTileLayer(Self.layoutName, keys: Self.layoutKeys, $0, plane, where: $0.isShown)]
      } ?? [])
  }

  /// The bytes of a tile of this zoom; none where it has nothing.
  package func encode(_ tile: TileIndex) -> [UInt8] {
    var bytes = ProtobufBytes()
    for layer in contents(of: tile) { bytes.append(layer.name, keys: layer.keys, layer.pieces) }
    return bytes.bytes
  }

  /// What the tile holds.
  package func summary(of tile: TileIndex) -> VectorTileSummary {
    var summary = VectorTileSummary(layers: [], namedUnits: 0)
    for layer in contents(of: tile) {
      let pieces = layer.pieces.filter { !$0.isEmpty }
      guard !pieces.isEmpty else { continue }
      var bytes = ProtobufBytes()
      bytes.append(layer.name, keys: layer.keys, pieces)
      summary.layers.append(
        VectorTileSummary.Layer(
          name: layer.name, features: pieces.count,
          shapes: pieces.reduce(0) { $0 + $1.shapeCount }, bytes: bytes.bytes.count))
      if layer.name == VectorTileUnits.name {
        summary.namedUnits = Set(pieces.compactMap { $0.properties["code"]?.text }).count
      }
    }
    return summary
  }

  private typealias Content = (name: String, keys: [String], pieces: [VectorTilePiece])

  private func contents(of tile: TileIndex) -> [Content] {
    let window = plane.window(covering: tile)
    let extent = Self.extent
    var contents: [Content] = []
    if let units {
      contents.append(
        (VectorTileUnits.name, VectorTileUnits.keys, units.pieces(in: window, extent: extent)))
    }
    for (layer, indices) in zip(layout.layers, layout.features(in: window, extent: extent)) {
      let pieces = layer.pieces(indices, on: layer.lattice(window, extent: extent))
      contents.append((layer.name, layer.keys, joined(pieces)))
    }
    let labels = labelLayer(of: tile, in: window)
    let points = labels.pieces(
      labels.features.indices, on: labels.lattice(window, extent: extent))
    return contents + [(labels.name, labels.keys, points)]
  }

  private func labelLayer(of tile: TileIndex, in window: Rect) -> VectorTileLayer {
    var layer = VectorTileLayer(name: Self.labelsName, keys: Self.labelKeys, buffer: 0)
    let planned = labelPlane.window(covering: tile)
    let scale = window.width / planned.width
    for label in labels.labels(in: planned).sorted(by: { $0.unit < $1.unit }) {
      var properties = unitProperties[label.unit]
      properties["label"] = .string(label.text)
      properties["placement"] = .string(label.placement.rawValue)
      // Degrees clockwise, of labels that lie along their unit.
      if label.box.rotation != 0 {
        properties["rotation"] = .number((label.box.rotation * 10).rounded() / 10)
      }
      let point = Point(
        x: window.minX + (label.point.x - planned.minX) * scale,
        y: window.minY + (label.point.y - planned.minY) * scale)
      layer.append(.points([point]), id: UInt64(label.unit) + 1, properties: properties)
    }
    return layer
  }
}

extension TilePlane {
  /// What a tile of this zoom, or of the one before, covers in pixels of the plane.
  fileprivate func window(covering tile: TileIndex) -> Rect {
    let side = 1 << (corner.zoom - tile.zoom)
    let column = tile.column * side - corner.column
    let row =
      rowsCountUpwards
      ? corner.row - (tile.row * side + side - 1) : tile.row * side - corner.row
    let size = TileGrid.tileSize
    return Rect(
      x: Double(column) * size, y: Double(row) * size, width: Double(side) * size,
      height: Double(side) * size)
  }
}

extension VectorTileLayer {
  /// The rows of a table that are shown, in pixels of the plane; ids count rows from 1.
  init(
    _ name: String, keys: [String], _ table: ShownTable, _ plane: TilePlane,
    where isShown: [Bool]
  ) {
    self.init(name: name, keys: keys, propertySets: table.features.propertySets)
    let transform = plane.transform
    for row in 0..<table.geometry.count where isShown[row] {
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
          subpathCount: Int32(clamping: subpathEnds.count) - first))
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

extension StyleValue {
  fileprivate var text: String? { if case .string(let text) = self { text } else { nil } }
}
