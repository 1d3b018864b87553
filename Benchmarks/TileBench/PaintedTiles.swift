import ArgumentParser
import Cartography
import PlantModel
import Rendering
import RiskMap
import Storage

enum TileBenchFormat: String, CaseIterable, ExpressibleByArgument {
  case mvt
  /// In 256 colours where their error is at most 1 of 255, else in full colour.
  case png
  /// In 256 colours.
  case png8
  case png24

  var picture: TileFormat? {
    switch self {
    case .mvt: nil
    case .png: .png
    case .png8: .pngPalette
    case .png24: .pngFullColor
    }
  }
}

/// A map whose tiles are made, one thread, one format. What a zoom needs is made apart from its tiles, as it is kept between them.
struct PaintedTiles {
  private let map: TileMap
  private let format: TileBenchFormat
  private var vector: VectorTileMap?
  private var picture: PaintableScene?
  private let painter = TilePainter()

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
      measuring: loaded.text, byteLimit: 64 << 20)
    self.format = format
  }

  /// Lays out a zoom, as the first request for one of its tiles does.
  mutating func prepare(_ zoom: Int) {
    vector = nil
    picture = nil
    if format == .mvt {
      vector = VectorTileMap(map, zoom: zoom)
    } else {
      let labels = map.labels(at: zoom)
      picture = PaintableScene(map.scene(at: zoom)) { labels.marks(in: $0) }
    }
  }

  /// The bytes of each tile of a block of the zoom that was prepared last, row by row.
  func tiles(_ block: TileBlock) throws -> [[UInt8]] {
    let tiles = block.rows.flatMap { row in
      block.columns.map { TileIndex(zoom: block.zoom, column: $0, row: row) }
    }
    return try tiles.map { tile in
      if let picture, let format = format.picture {
        return try painter.paint(
          picture, column: tile.column, row: tile.row, scale: 1, format: format)
      }
      return vector?.encode(tile) ?? []
    }
  }
}
