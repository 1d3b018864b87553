import Cartography
package import PlantModel
import Rendering
import Storage

/// What a tile shows and why: for people and scripts.
package struct TileExplanation: Hashable, Sendable {
  /// A label of a unit that shows on the tile.
  package struct Label: Hashable, Sendable {
    package var code: String
    package var text: String
    package var placement: LabelPlacement
  }

  /// Marks of one origin: `units`, `layout/道路`.
  package struct Layer: Hashable, Sendable {
    package var name: String
    package var marks: Int
  }

  /// A layer of the vector tile.
  package struct VectorLayer: Hashable, Sendable {
    package var name: String
    package var features: Int
    /// Points, lines and areas of all features.
    package var shapes: Int
    package var bytes: Int
  }

  /// The units of one level.
  package struct Level: Hashable, Sendable {
    /// nil: not assessed.
    package var level: RiskLevel?
    package var codes: [String]
  }

  package var grid: String
  /// `17/102867/56390`.
  package var tile: String
  package var basis: RiskBasis
  /// As `--bbox` says it.
  package var area: TileArea
  /// On the map's plane in metres, from the top left clockwise.
  package var corners: [Point]
  /// Metres of the grid that a CSS pixel shows.
  package var metresPerPixel: Double
  /// Metres on the map's plane that it shows here.
  package var groundMetresPerPixel: Double
  package var styleZoom: Double
  /// Units that the tile touches by level, the worst first.
  package var levels: [Level]
  package var labels: [Label]
  package var layers: [Layer]
  /// Size of the tile in bytes by format at scale 1; none where it is not written.
  package var bytes: [TileOutputFormat: Int]
  /// What the vector tile holds, layer by layer.
  package var vectorLayers: [VectorLayer]
  /// Units that the vector tile names.
  package var namedUnits: Int
  /// Why nothing shows; nil where something does.
  package var emptiness: LocalizedText?
  package var findings: [Diagnostic]
}

extension AssessedMap {
  /// What there is to say of a tile, `17/102867/56390`; `grid` nil takes the first that the definition offers.
  package func explanation(
    tile text: String, grid name: String?, basis: RiskBasis? = nil
  ) throws(MapError) -> TileExplanation {
    let (grid, tile) = try namedTile(text, grid: name)
    let map = try gridded(grid.id, basis: basis)
    let bounds = grid.bounds(of: tile)
    // From the top left clockwise.
    let corners = [
      Point(x: bounds.minX, y: bounds.maxY), Point(x: bounds.maxX, y: bounds.maxY),
      Point(x: bounds.maxX, y: bounds.minY), Point(x: bounds.minX, y: bounds.minY),
    ]
    let plane = try loading { () throws(LoadError) in
      try unprojected(corners, from: grid.crs, crs: map.crs)
    }
    let seen = map.seen(on: tile)
    let bytes = try map.sizes(of: tile)
    let vector = map.vector(at: tile.zoom).summary(of: tile)
    return TileExplanation(
      grid: grid.name, tile: "\(tile)", basis: map.basis, area: grid.area(of: bounds),
      corners: plane, metresPerPixel: grid.metresPerPixel(zoom: tile.zoom),
      groundMetresPerPixel: plane[0].distance(to: plane[1]) / TileGrid.tileSize,
      styleZoom: grid.styleZoom(tile.zoom), levels: map.levels(on: bounds), labels: seen.labels,
      layers: seen.layers, bytes: bytes,
      vectorLayers: vector.layers.map {
        .init(name: $0.name, features: $0.features, shapes: $0.shapes, bytes: $0.bytes)
      }, namedUnits: vector.namedUnits, emptiness: map.emptiness(of: tile, seen: seen),
      // Notes are on labels of the whole zoom.
      findings: map.diagnostics + map.drawingFindings.filter { $0.severity > .note })
  }

  private func namedTile(
    _ text: String, grid name: String?
  ) throws(MapError) -> (TileGrid, TileIndex) {
    do throws(TileGridError) {
      let first = loaded.definition.tiles.grids.first ?? .webMercatorQuad
      let grid = if let name { try TileGrid(named: name) } else { TileGrid(first) }
      let tile = try TileIndex(text)
      try grid.check(tile)
      return (grid, tile)
    } catch {
      throw .tiles(.grid(error), file: nil)
    }
  }
}

/// What the label plan and the scene of its zoom have on a tile.
private struct SeenOnTile {
  var labels: [TileExplanation.Label]
  var layers: [TileExplanation.Layer]
}

extension GriddedMap {
  fileprivate func seen(on tile: TileIndex) -> SeenOnTile {
    let scene = tiles.scene(at: tile.zoom)
    let window = scene.window(of: tile)
    var counts: [String: Int] = [:]
    for index in scene.index.indices(in: window) {
      let origin = scene.origins[Int(scene.marks[Int(index)].origin)]
      counts[origin.hasPrefix("unit/") ? "units" : origin, default: 0] += 1
    }
    let labels = tiles.labels(at: tile.zoom).labels(in: window)
    return SeenOnTile(
      labels: labels.map {
        .init(
          code: tiles.content.codes[$0.unit], text: $0.text,
          placement: LabelPlacement($0.placement))
      }.sorted { $0.code < $1.code },
      layers: counts.sorted { $0.key < $1.key }.map { .init(name: $0.key, marks: $0.value) })
  }

  /// Codes of units whose polygons reach into a rectangle of metres.
  fileprivate func levels(on bounds: Rect) -> [TileExplanation.Level] {
    let codes = tiles.content.codes(touching: bounds)
    let verdicts = Dictionary(map.units.map { ($0.code, $0) }) { first, _ in first }
    let levels = Dictionary(grouping: codes) { verdicts[$0]?.verdict(at: basis)?.level }
    return levels.map { .init(level: $0.key, codes: $0.value.sorted()) }
      .sorted { ($0.level?.rank ?? 0) > ($1.level?.rank ?? 0) }
  }

  fileprivate func sizes(of tile: TileIndex) throws(MapError) -> [TileOutputFormat: Int] {
    let range = TileRange(
      zoom: tile.zoom, columns: tile.column...tile.column, rows: tile.row...tile.row)
    let lane = TileLane()
    var sizes: [TileOutputFormat: Int] = [:]
    for format in TileOutputFormat.allCases {
      let bytes = try lane.paint(range, of: self, format: format, scale: .x1)
      if let count = bytes.first?.count, count > 0 { sizes[format] = count }
    }
    return sizes
  }

  fileprivate func emptiness(of tile: TileIndex, seen: SeenOnTile) -> LocalizedText? {
    guard seen.labels.isEmpty, seen.layers.isEmpty else { return nil }
    let bounds = grid.bounds(of: tile)
    guard let range = grid.tiles(covering: extent, zoom: tile.zoom) else {
      return LocalizedText(zh: "图在该网格上没有内容", en: "the map has nothing on this grid")
    }
    guard extent.intersects(bounds) else {
      return LocalizedText(
        zh: "瓦片在图的范围之外；该级上图在 \(range.columns.words) 列、\(range.rows.words) 行",
        en:
          "the tile lies beside the map, which at this zoom is on columns \(range.columns.words) and rows \(range.rows.words)"
      )
    }
    if tiles.content.isEmpty(bounds) {
      return LocalizedText(
        zh: "该处没有单元也没有平面图要素", en: "neither a unit nor a feature of the layout lies here")
    }
    let zoom = ((grid.styleZoom(tile.zoom) * 100).rounded() / 100).plain
    return LocalizedText(
      zh: "样式在 \(zoom) 级不画此处的任何内容",
      en: "the style draws nothing of what lies here at its zoom \(zoom)")
  }
}

extension ClosedRange<Int> {
  fileprivate var words: String {
    lowerBound == upperBound ? "\(lowerBound)" : "\(lowerBound)–\(upperBound)"
  }
}
