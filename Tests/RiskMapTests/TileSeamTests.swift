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
    (.bd09, "ammonia-plant", 18), (.local, "workshop", 21),
  ]

  private static func gridded(_ id: TileGrid.ID, _ name: String) throws -> GriddedMap {
    let loaded = try LoadedMap.load(
      repositoryFolder().path + "/maps/\(name)/map.yaml",
      shipped: DataFolders(executable: repositoryFolder().path + "/.build/debug/riskmap"))
    return try AssessedMap.assess(loaded).gridded(id)
  }

  /// Four tiles in the middle of the map, in reading order.
  private static func block(_ map: GriddedMap, _ zoom: Int) throws -> TileRange {
    let range = try #require(map.grid.tiles(covering: map.extent, zoom: zoom))
    func middle(_ indices: ClosedRange<Int>) -> ClosedRange<Int> {
      let first = (indices.lowerBound + indices.upperBound) / 2 - 1
      return first...first + 1
    }
    return TileRange(zoom: zoom, columns: middle(range.columns), rows: middle(range.rows))
  }

  @Test(arguments: grids)
  func `stitched tiles are one large painting on every grid and at every scale`(
    grid: TileGrid.ID, name: String, zoom: Int
  ) throws {
    let map = try Self.gridded(grid, name)
    let picture = map.picture(at: zoom)
    let block = try Self.block(map, zoom)
    let rows = map.grid.rowsCountUpwards ? Array(block.rows.reversed()) : Array(block.rows)
    let corner = picture.scene.window(
      of: TileIndex(zoom: zoom, column: block.columns.lowerBound, row: rows[0]))
    // Without labels across the borders between them the test would prove nothing.
    let cross = [
      Rect(x: corner.maxX, y: corner.minY, width: 0.1, height: 512),
      Rect(x: corner.minX, y: corner.maxY, width: 512, height: 0.1),
    ]
    let across = cross.flatMap { map.tiles.labelMarks(at: zoom, in: $0) }
    #expect(across.contains { if case .text = $0.content { true } else { false } })

    for scale in 1...3 {
      let painter = TilePainter()
      let tiles = try rows.flatMap { row in
        try block.columns.map { column in
          try TilePicture(
            png: painter.paint(
              picture, column: column, row: row, scale: scale, format: .pngFullColor))
        }
      }
      let stitched = TilePicture(stitching: tiles, columns: 2)

      let side = 256 * scale
      var brush = TileBrush(spriteBytes: 1 << 20)
      // Larger than the tiles, so that what lies across the outer borders is painted too.
      let rim = 40 * scale
      let window = PixelWindow(
        left: Int(corner.minX) * scale - rim, top: Int(corner.minY) * scale - rim,
        width: 2 * side + 2 * rim, height: 2 * side + 2 * rim)
      try brush.paint(picture, window, scale: scale)
      var png = TilePNG()
      let large = try TilePicture(png: png.encodedInFullColor(brush.picture))
        .cropped(x: rim, y: rim, width: 2 * side, height: 2 * side)
      let difference = try #require(TileDifference(stitched, large))
      #expect(difference.largest == 0, "scale \(scale)")
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
    #expect(difference.share(above: 24) < 1e-4)
    #expect(exact.lost(exact.commonColors(6), in: sent) == 0)
  }
}

extension TilePicture {
  fileprivate func cropped(x: Int, y: Int, width: Int, height: Int) -> TilePicture {
    var rows: [UInt8] = []
    for row in y..<y + height {
      let start = (row * self.width + x) * 4
      rows += pixels[start..<start + width * 4]
    }
    return TilePicture(width: width, height: height, pixels: rows)
  }

  /// The colours of most opaque pixels as `#rrggbb`: those of paper, levels and grounds.
  fileprivate func commonColors(_ count: Int) -> [String] {
    var counts: [UInt32: Int] = [:]
    for start in stride(from: 0, to: pixels.count, by: 4) where pixels[start + 3] == 255 {
      counts[pixels[start..<start + 3].reduce(0) { $0 << 8 | UInt32($1) }, default: 0] += 1
    }
    let common = counts.sorted { a, b in
      a.value != b.value ? a.value > b.value : a.key < b.key
    }
    return common.prefix(count).map { color in
      "#" + String(0x100_0000 + color.key, radix: 16).dropFirst()
    }
  }
}
