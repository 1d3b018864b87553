import ArgumentParser
import Cartography
import PlantModel
import Rendering
import RiskMap
import Storage

enum TileBenchFormat: String, CaseIterable, ExpressibleByArgument { case mvt }

/// A map whose tiles are made, one thread, one format. What a zoom needs is made apart from its tiles, as it is kept between them.
struct PaintedTiles {
  private let map: TileMap
  private let format: TileBenchFormat
  private var vector: VectorTileMap?

  /// - Parameter file: `map.yaml`.
  init(_ file: String, format: TileBenchFormat) throws {
    let loaded = try LoadedMap.load(file, shipped: DataFolders())
    let assessed = AssessedMap.assess(loaded)
    let plant = try projected(
      loaded.plant, crs: loaded.definition.crs ?? "local", onto: .webMercator
    ).value
    map = TileMap(
      plant: plant, assessed: assessed.units, basis: loaded.definition.basis, language: .zh,
      style: loaded.style, symbols: loaded.symbols, grid: TileGrid(.webMercatorQuad),
      measuring: loaded.text)
    self.format = format
  }

  /// Lays out a zoom, as the first request for one of its tiles does.
  mutating func prepare(_ zoom: Int) {
    switch format {
    case .mvt:
      vector = nil
      vector = VectorTileMap(map, zoom: zoom)
    }
  }

  /// The bytes of each tile of a block of the zoom that was prepared last, row by row.
  func tiles(_ block: TileBlock) -> [[UInt8]] {
    let tiles = block.rows.flatMap { row in
      block.columns.map { TileIndex(zoom: block.zoom, column: $0, row: row) }
    }
    switch format {
    case .mvt: return tiles.map { vector?.encode($0) ?? [] }
    }
  }
}
