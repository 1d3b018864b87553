package import Cartography
import MapStyle
package import PlantModel
import Rendering
import Storage

/// A map brought onto a tile grid: what its tiles are painted from.
package struct GriddedMap: Sendable {
  package let grid: TileGrid
  /// Findings of the projection.
  package let diagnostics: [Diagnostic]
  /// Of units, layout and scans, in metres of the grid.
  package let extent: Rect
  let tiles: TileMap
  /// Of the map's plane.
  let crs: String
  let map: AssessedMap
  let basis: RiskBasis
  private let pictures = Kept<Int, PaintableScene>(byteLimit: 512 << 20)
  private let vectors = Kept<Int, VectorTileMap>(byteLimit: 512 << 20)
}

extension GriddedMap {
  /// The extent in the grid's own degrees, for `Local` in metres.
  package var area: Rect { grid.area(of: extent).rect }

  /// What styling and labelling has found at the zooms and places that were painted so far: each once, with the zooms.
  package var drawingFindings: [Diagnostic] {
    tiles.findings.map { finding in
      var finding = finding
      finding.place = finding.place ?? Place(path: "tiles: \(grid.name)")
      return finding.inFile(map.definitionFile)
    }
  }

  /// Lays out what the tiles of a range are made from, where that has not been done yet.
  package func layOut(for range: TileRange, as format: TileOutputFormat) {
    if format.isVector { _ = vector(at: range.zoom) } else { _ = picture(at: range.zoom) }
  }

  func picture(at zoom: Int) -> PaintableScene {
    pictures.value(zoom, weight: \.scene.byteCount) {
      let tiles = tiles
      return PaintableScene(tiles.scene(at: zoom)) { tiles.labelMarks(at: zoom, in: $0) }
    }
  }

  /// Nothing shows in a window of a scene: no mark and no label, nor the page's colour, which reaches as far as the map.
  func isEmpty(_ scene: TileScene, in window: Rect) -> Bool {
    guard scene.index.indices(in: window).isEmpty else { return false }
    let zoom = scene.corner.zoom
    if scene.background.alpha > 0, tiles.plane(at: zoom).pixels(extent).overlaps(window) {
      return false
    }
    return tiles.labelMarks(at: zoom, in: window).isEmpty
  }

  func vector(at zoom: Int) -> VectorTileMap {
    // A copy of the geometry in pixels, and what finds it.
    let weight = 2 * tiles.content.byteCount
    return vectors.value(zoom, weight: { _ in weight }) { VectorTileMap(tiles, zoom: zoom) }
  }
}

extension AssessedMap {
  /// The map on a grid; `basis` overrides the definition's. Throws where the map has no place on it.
  package func gridded(
    _ id: TileGrid.ID, basis: RiskBasis? = nil
  ) throws(MapError) -> GriddedMap {
    let grid = TileGrid(id)
    let crs = loaded.definition.crs ?? "local"
    let projected = try loading { () throws(LoadError) in
      try Storage.projected(loaded.plant, crs: crs, onto: grid.crs)
    }
    let plant = projected.value
    let basis = basis ?? loaded.definition.basis
    let tiles = TileMap(
      plant: plant, assessed: units, basis: basis, language: loaded.definition.tiles.language,
      style: loaded.style, symbols: loaded.symbols, sources: loaded.sources.placed(onto: grid.crs),
      clusters: loaded.sources.clusters(onto: grid.crs), grid: grid, measuring: loaded.text)
    let scans = plant.underlays.reduce(Rect.null) { $0.union($1.extent) }
    return GriddedMap(
      grid: grid,
      diagnostics: (projected.diagnostics + tiles.diagnostics).map {
        $0.inFile(loaded.definition.units.path)
      }
        + grid.findings(
          on: plant.units, beside: tiles.diagnostics, file: loaded.definition.units.path),
      extent: tiles.extent.union(scans), tiles: tiles, crs: crs, map: self, basis: basis)
  }
}

extension TileGrid {
  /// Units that lie beyond the borders of the grid, in whole or in part; those that are a finding already have theirs.
  fileprivate func findings(
    on units: [RiskUnit], beside known: [Diagnostic], file: String
  ) -> [Diagnostic] {
    let lost = Set(known.compactMap(\.place?.feature))
    return units.compactMap { unit in
      let box = unit.boundingBox
      guard !box.isNull, !extent.contains(box), !lost.contains(unit.code) else { return nil }
      return Diagnostic(
        .error, "outside-grid",
        extent.intersects(box)
          ? LocalizedText(
            zh: "单元超出 \(name) 的范围，瓦片上不完整",
            en: "the unit lies beyond the borders of \(name): tiles show a part of it")
          : LocalizedText(
            zh: "单元在 \(name) 的范围之外，瓦片上没有它",
            en: "the unit lies outside \(name) and is on no tile"),
        at: Place(file: file, feature: unit.code),
        hint: LocalizedText(
          zh: "请核对单元的坐标和地图的 crs", en: "check its coordinates and the map's crs"))
    }
  }
}
