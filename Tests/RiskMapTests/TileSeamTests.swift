import Cartography
import Foundation
import MapStyle
import PlantModel
import TestSupport
import Testing

@testable import Rendering
@testable import RiskMap

/// Tiles of real maps in the shipped style, labels and symbols included, side by side against one large painting.
@Suite struct TileSeamTests {
  /// Each grid with a map that has a place on it, and a zoom at which names stand on the map.
  private static let grids: [(TileGrid.ID, map: String, zoom: Int)] = [
    (.webMercatorQuad, "ammonia-plant", 17), (.worldCRS84Quad, "ammonia-plant", 16),
    (.cgcs2000Quad, "ammonia-plant", 17), (.gcj02, "ammonia-plant", 17),
    (.bd09, "ammonia-plant", 18), (.local, "workshop", 22),
  ]

  private static func gridded(_ id: TileGrid.ID, _ name: String) throws -> GriddedMap {
    let loaded = try LoadedMap.load(
      repositoryFolder().path + "/maps/\(name)/map.yaml",
      shipped: DataFolders(executable: repositoryFolder().path + "/.build/debug/riskmap"))
    return try AssessedMap.assess(loaded).gridded(id)
  }

  /// The first two by two tiles with texts across the borders between them: without these the tests would prove nothing.
  private static func block(_ map: GriddedMap, _ zoom: Int) throws -> TileRange {
    let range = try #require(map.grid.tiles(covering: map.extent, zoom: zoom))
    let blocks = range.tiles.map {
      TileRange(
        zoom: zoom, columns: $0.column...$0.column + 1, rows: $0.row...$0.row + 1)
    }
    return try #require(
      blocks.first { block in
        let corner = map.corner(of: block)
        let cross = [
          Rect(x: corner.x + 256, y: corner.y, width: 0.1, height: 512),
          Rect(x: corner.x, y: corner.y + 256, width: 512, height: 0.1),
        ]
        return cross.allSatisfy { line in
          map.tiles.labelMarks(at: zoom, in: line).contains {
            if case .text = $0.content { true } else { false }
          }
        }
      })
  }

  @Test(arguments: grids)
  func `stitched tiles are one large painting on every grid and at every scale`(
    grid: TileGrid.ID, name: String, zoom: Int
  ) throws {
    let map = try Self.gridded(grid, name)
    let picture = map.picture(at: zoom)
    let block = try Self.block(map, zoom)
    let corner = map.corner(of: block)
    for scale in 1...3 {
      let side = 256 * scale
      // Larger than the tiles, so that what lies across the outer borders is painted too.
      let rim = 40 * scale
      var large = TileBrush(spriteBytes: 1 << 20)
      try large.paint(
        picture,
        PixelWindow(
          left: Int(corner.x) * scale - rim, top: Int(corner.y) * scale - rim,
          width: 2 * side + 2 * rim, height: 2 * side + 2 * rim), scale: scale)
      var brush = TileBrush(spriteBytes: 1 << 20)
      for tile in block.tiles {
        let shown = picture.scene.window(of: tile)
        let window = PixelWindow(
          left: Int(shown.minX) * scale, top: Int(shown.minY) * scale, width: side, height: side)
        try brush.paint(picture, window, scale: scale)
        let isSame = (0..<side).allSatisfy { y in
          let a = large.picture.pointer(x: window.left, y: window.top + y)
          let b = brush.picture.pointer(x: window.left, y: window.top + y)
          return memcmp(a, b, side * 4) == 0
        }
        #expect(isSame, "scale \(scale), tile \(tile)")
      }
    }
  }

  /// The bytes that go out: in 256 colours a tile may differ from the painting by less than an eye sees.
  @Test(arguments: grids)
  func `tiles in 256 colours keep the levels exactly and differ by less than an eye sees`(
    grid: TileGrid.ID, name: String, zoom: Int
  ) throws {
    let map = try Self.gridded(grid, name)
    let picture = map.picture(at: zoom)
    let block = try Self.block(map, zoom)
    let rows = map.grid.rowsCountUpwards ? Array(block.rows.reversed()) : Array(block.rows)
    let painter = TilePainter()
    func stitched(_ format: TileFormat) throws -> TilePicture {
      let tiles = try rows.flatMap { row in
        try block.columns.map { column in
          try TilePicture(
            png: painter.paint(picture, column: column, row: row, scale: 1, format: format))
        }
      }
      return TilePicture(stitching: tiles, columns: 2)
    }
    let (exact, sent) = (try stitched(.pngFullColor), try stitched(.png))
    let difference = try #require(TileDifference(exact, sent))
    #expect(difference.rootMeanSquare <= 1)
    // Seldom colours at edges.
    #expect(difference.share(above: 24) < 2e-4)
    let flat = picture.flatColors.colors.filter { $0 >= 0xFF00_0000 }.map {
      "#" + String($0 & 0xFF_FFFF | 0x100_0000, radix: 16).dropFirst()
    }
    #expect(flat.count >= 6)
    #expect(exact.lost(flat, in: sent) == 0)
  }
}

extension GriddedMap {
  /// The top left corner of some tiles in the pixels of their scene.
  fileprivate func corner(of block: TileRange) -> Point {
    let top = grid.rowsCountUpwards ? block.rows.upperBound : block.rows.lowerBound
    let window = picture(at: block.zoom).scene.window(
      of: TileIndex(zoom: block.zoom, column: block.columns.lowerBound, row: top))
    return Point(x: window.minX, y: window.minY)
  }
}
