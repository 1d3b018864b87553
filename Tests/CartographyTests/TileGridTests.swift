import Cartography
import Foundation
import PlantModel
import TestSupport
import Testing

@Suite struct TileGridTests {
  private let mercator = TileGrid(.webMercatorQuad)
  private let degrees = TileGrid(.worldCRS84Quad)
  private let baidu = TileGrid(.bd09)

  @Test func `a pixel of Web Mercator is 156543 m at zoom 0 and half of it at the next`() {
    #expect(abs(mercator.metresPerPixel(zoom: 0) - 156_543.033_928_041) < 1e-9)
    #expect(abs(mercator.metresPerPixel(zoom: 18) - 0.597_164_283_477_783) < 1e-12)
    #expect(TileGrid(.gcj02).metresPerPixel(zoom: 18) == mercator.metresPerPixel(zoom: 18))
    #expect(TileGrid(.local).metresPerPixel(zoom: 18) == mercator.metresPerPixel(zoom: 18))
  }

  @Test func `a pixel of the degree grid is 0·703125 degrees at zoom 0`() {
    let degree = 111_319.490_793_273_58
    #expect(abs(degrees.metresPerPixel(zoom: 0) - 0.703125 * degree) < 1e-8)
    #expect(abs(TileGrid(.cgcs2000Quad).metresPerPixel(zoom: 1) - 0.703125 * degree) < 1e-8)
  }

  @Test func `a pixel of 百度 is a metre at zoom 18 and two at 17`() {
    #expect(baidu.metresPerPixel(zoom: 18) == 1)
    #expect(baidu.metresPerPixel(zoom: 17) == 2)
    #expect(baidu.metresPerPixel(zoom: 19) == 0.5)
  }

  @Test func `style zooms are exact where a layer's minzoom may stand`() {
    for zoom in 1...23 {
      #expect(mercator.styleZoom(zoom) == Double(zoom) - 1)
      #expect(degrees.styleZoom(zoom) == Double(zoom))
      #expect(TileGrid(.cgcs2000Quad).styleZoom(zoom) == Double(zoom) - 1)
    }
    #expect(abs(baidu.styleZoom(18) - log2(78_271.517)) < 1e-5)
  }

  @Test func `the matrix has the tiles of its standard`() {
    #expect(mercator.matrix(zoom: 0) == TileRange(zoom: 0, columns: 0...0, rows: 0...0))
    #expect(mercator.matrix(zoom: 3) == TileRange(zoom: 3, columns: 0...7, rows: 0...7))
    #expect(degrees.matrix(zoom: 0) == TileRange(zoom: 0, columns: 0...1, rows: 0...0))
    #expect(degrees.matrix(zoom: 3) == TileRange(zoom: 3, columns: 0...15, rows: 0...7))
    #expect(baidu.matrix(zoom: 3) == TileRange(zoom: 3, columns: -3...2, rows: -2...1))
    #expect(mercator.matrix(zoom: 24).count == 1 << 48)
  }

  @Test func `level z of 天地图 has the tiles of level z − 1 of the degree grid`() {
    let tianditu = TileGrid(.cgcs2000Quad)
    #expect(tianditu.zooms.lowerBound == 1)
    for zoom in 1...18 {
      let (a, b) = (tianditu.matrix(zoom: zoom), degrees.matrix(zoom: zoom - 1))
      #expect(a.columns == b.columns && a.rows == b.rows)
      let tile = TileIndex(zoom: zoom, column: a.columns.upperBound, row: a.rows.upperBound)
      var same = tile
      same.zoom -= 1
      #expect(tianditu.bounds(of: tile) == degrees.bounds(of: same))
    }
  }

  @Test func `the corners of the world are the corners of tile 0`() {
    let half = 20_037_508.342_789_244
    #expect(
      mercator.bounds(of: TileIndex(zoom: 0, column: 0, row: 0))
        == Rect(minX: -half, minY: -half, maxX: half, maxY: half))
    #expect(
      degrees.bounds(of: TileIndex(zoom: 0, column: 1, row: 0))
        == Rect(minX: 0, minY: -half / 2, maxX: half, maxY: half / 2))
  }

  @Test func `百度 counts rows upwards from 0, and downwards below it`() {
    #expect(
      baidu.bounds(of: TileIndex(zoom: 18, column: 0, row: 0))
        == Rect(minX: 0, minY: 0, maxX: 256, maxY: 256))
    #expect(
      baidu.bounds(of: TileIndex(zoom: 18, column: -1, row: -2))
        == Rect(minX: -256, minY: -512, maxX: 0, maxY: -256))
  }

  /// The worked example of 百度's documentation: Tian'anmen at level 4 is pixel 790, 294 of tile 3, 1.
  @Test func `百度's own example lies in the tile that it names`() throws {
    let place = Point(x: 12_958_175, y: 4_825_923.77)
    let tiles = try #require(
      baidu.tiles(covering: Rect(center: place, width: 0, height: 0), zoom: 4))
    #expect(tiles == TileRange(zoom: 4, columns: 3...3, rows: 1...1))
    let pixels = baidu.pixels(place, zoom: 4)
    #expect(Int(pixels.x) == 790 && Int(-pixels.y) == 294)
  }

  /// The example of mercantile's documentation: 20.6852° E, 40.1222° N is in tile 9/285/193.
  @Test func `an XYZ tile is where OpenStreetMap has it`() throws {
    let (longitude, latitude) = (20.6852, 40.1222)
    let place = Point(
      x: longitude / 180 * TileGrid.halfEquator,
      y: asinh(tan(latitude * .pi / 180)) / .pi * TileGrid.halfEquator)
    let tiles = mercator.tiles(covering: Rect(center: place, width: 0, height: 0), zoom: 9)
    #expect(tiles?.tiles == [TileIndex(zoom: 9, column: 285, row: 193)])
  }

  /// Plants at Yuxi, Ningbo, Changzhou and Guangzhou in the grid's own degrees or 百度's metres, with the tile of zoom 17 (天地图:
  /// 18). Computed apart from the usual formulas: `floor((lon + 180) / 360 · 2^z)` and so on.
  @Test(arguments: [
    (TileGrid.ID.webMercatorQuad, 102.55, 24.35, 17, 102_873, 56_390),
    (.webMercatorQuad, 121.55, 29.97, 17, 109_791, 54_089),
    (.webMercatorQuad, 119.95, 31.78, 17, 109_208, 53_321),
    (.webMercatorQuad, 113.55, 22.75, 17, 106_878, 57_026),
    // 高德 has the second; 腾讯 counts its rows from the bottom: 2^17 − 1 − row.
    (.gcj02, 102.5512459, 24.3469287, 17, 102_873, 56_392),
    (.gcj02, 121.5541659, 29.9674207, 17, 109_792, 54_090),
    (.gcj02, 119.9547005, 31.7779053, 17, 109_210, 53_322),
    (.gcj02, 113.5551227, 22.7470351, 17, 106_880, 57_027),
    (.worldCRS84Quad, 102.55, 24.35, 17, 205_746, 47_804),
    (.worldCRS84Quad, 119.95, 31.78, 17, 218_416, 42_394),
    (.cgcs2000Quad, 102.55, 24.35, 18, 205_746, 47_804),
    (.cgcs2000Quad, 121.55, 29.97, 18, 219_582, 43_712),
  ])
  func `a plant is in the tile in which its services have it`(
    id: TileGrid.ID, longitude: Double, latitude: Double, zoom: Int, column: Int, row: Int
  ) {
    let grid = TileGrid(id)
    let x = longitude / 180 * TileGrid.halfEquator
    let isMercator = grid.isWebMercatorMatrix
    let y =
      isMercator
      ? asinh(tan(latitude * .pi / 180)) / .pi * TileGrid.halfEquator
      : latitude / 180 * TileGrid.halfEquator
    let tiles = grid.tiles(
      covering: Rect(center: Point(x: x, y: y), width: 0, height: 0), zoom: zoom)
    #expect(tiles?.tiles == [TileIndex(zoom: zoom, column: column, row: row)])
  }

  /// The same plants in 百度's Mercator, and a place west and south of its origin.
  @Test(arguments: [
    (11_416_805.63, 2_778_663.33, 17, 22_298, 5_427),
    (13_532_206.99, 3_478_634.99, 19, 105_720, 27_176),
    (13_354_170.70, 3_712_230.87, 12, 815, 226),
    (12_958_175.00, 4_825_923.77, 17, 25_308, 9_425),
    (-7_792_449.14, -3_871_817.50, 12, -476, -237),
    (-7_792_449.14, -3_871_817.50, 17, -15_220, -7_563),
  ])
  func `百度's tiles are numbered from 0, 0 on, negative ones too`(
    x: Double, y: Double, zoom: Int, column: Int, row: Int
  ) {
    let tiles = baidu.tiles(
      covering: Rect(center: Point(x: x, y: y), width: 0, height: 0), zoom: zoom)
    #expect(tiles?.tiles == [TileIndex(zoom: zoom, column: column, row: row)])
  }

  @Test func `a square kilometre at 30° north needs as many tiles as are counted on`() throws {
    let side = 1000 / cos(30 * Double.pi / 180)
    let most = [17: 25, 18: 81, 19: 289]
    for (zoom, count) in most {
      for shift in stride(from: 0.0, to: 400, by: 37) {
        let square = Rect(x: 13_000_000 + shift, y: 3_500_000 - shift, width: side, height: side)
        let tiles = try #require(mercator.tiles(covering: square, zoom: zoom))
        #expect(tiles.count <= count)
        #expect(Double(tiles.count) > Double(count) * 0.6)
      }
    }
  }

  @Test(arguments: 0..<200)
  func `a tile's bounds, pixels and window agree with each other`(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let grid = TileGrid(try #require(TileGrid.ID.allCases.randomElement(using: &random)))
    let zoom = Int.random(in: grid.zooms, using: &random)
    let matrix = grid.matrix(zoom: zoom)
    let tile = TileIndex(
      zoom: zoom, column: .random(in: matrix.columns, using: &random),
      row: .random(in: matrix.rows, using: &random))
    try grid.check(tile)
    let bounds = grid.bounds(of: tile)
    #expect(abs(bounds.width / grid.metresPerPixel(zoom: zoom) - 256) < 1e-3)
    // At its borders 百度's world ends within tiles.
    let inside = bounds.intersection(grid.extent)
    #expect(grid.tiles(covering: inside, zoom: zoom)?.tiles == [tile])
    let corner = grid.corner(of: tile)
    let top = grid.pixels(Point(x: bounds.minX, y: bounds.maxY), zoom: zoom)
    #expect(abs(top.x - corner.x) < 1e-4 && abs(top.y - corner.y) < 1e-4)
    let back = grid.metres(grid.pixels(bounds.center, zoom: zoom), zoom: zoom)
    #expect(back.distance(to: bounds.center) < 1e-6)

    // The window in a scene is where the transform of the scene's corner puts the bounds.
    let other = TileIndex(zoom: zoom, column: tile.column - 3, row: tile.row + 5)
    let transform = grid.transform(toPixelsFrom: other)
    let scene = TileScene(corner: other, rowsCountUpwards: grid.rowsCountUpwards)
    let window = scene.window(of: tile)
    let corners = [
      transform.applied(to: Point(x: bounds.minX, y: bounds.maxY)),
      transform.applied(to: Point(x: bounds.maxX, y: bounds.minY)),
    ]
    #expect(corners[0].distance(to: Point(x: window.minX, y: window.minY)) < 1e-3)
    #expect(corners[1].distance(to: Point(x: window.maxX, y: window.maxY)) < 1e-3)
  }

  @Test(arguments: 0..<100)
  func `metatiles cut a range into whole blocks that do not depend on it`(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let column = Int.random(in: -40...40, using: &random)
    let row = Int.random(in: -40...40, using: &random)
    let range = TileRange(
      zoom: 9, columns: column...(column + .random(in: 0...30, using: &random)),
      rows: row...(row + .random(in: 0...30, using: &random)))
    let blocks = (0..<range.metatileCount(side: 8)).map { range.metatile($0, side: 8) }
    #expect(Set(blocks.flatMap(\.tiles)) == Set(range.tiles))
    #expect(blocks.map(\.count).reduce(0, +) == range.count)
    for block in blocks {
      let first = Int(floor(Double(block.columns.lowerBound) / 8))
      #expect(Int(floor(Double(block.columns.upperBound) / 8)) == first)
    }
  }

  @Test func `a rectangle outside the grid, empty or of no numbers has no tiles`() {
    let far = Rect(x: 1e12, y: 1e12, width: 5, height: 5)
    let broken = Rect(minX: .nan, minY: 0, maxX: .nan, maxY: 1)
    for rect in [far, .null, broken] {
      #expect(mercator.tiles(covering: rect, zoom: 14) == nil)
    }
    #expect(mercator.tiles(covering: mercator.extent, zoom: 25) == nil)
    let huge = Rect(minX: -1e12, minY: -1e12, maxX: 1e12, maxY: 1e12)
    #expect(mercator.tiles(covering: huge, zoom: 2)?.count == 16)
  }

  @Test func `what a grid has not is an error that says what it has`() {
    #expect(throws: TileGridError.zoomOutside(zoom: 25, grid: .webMercatorQuad)) {
      try mercator.check(TileIndex(zoom: 25, column: 0, row: 0))
    }
    #expect(
      throws: TileGridError.columnOutside(
        TileIndex(zoom: 3, column: 8, row: 0), grid: .webMercatorQuad, allowed: 0...7)
    ) { try mercator.check(TileIndex(zoom: 3, column: 8, row: 0)) }
    #expect(
      throws: TileGridError.rowOutside(
        TileIndex(zoom: 3, column: 7, row: -1), grid: .webMercatorQuad, allowed: 0...7)
    ) { try mercator.check(TileIndex(zoom: 3, column: 7, row: -1)) }
    let error = TileGridError.columnOutside(
      TileIndex(zoom: 3, column: 8, row: 0), grid: .webMercatorQuad, allowed: 0...7)
    #expect(error.message.en == "WebMercatorQuad has no column 8 at zoom 3")
    #expect(error.hint.en == "columns go from 0 to 7")
    #expect(TileGridError.zoomOutside(zoom: 0, grid: .bd09).hint.zh == "级别从 3 到 24")
  }

  @Test func `names of grids are found whatever their case, and else the nearest is told`() throws {
    #expect(try TileGrid(named: "webmercatorquad").id == .webMercatorQuad)
    #expect(throws: TileGridError.gridUnknown(name: "WebMercator")) {
      try TileGrid(named: "WebMercator")
    }
    #expect(
      TileGridError.gridUnknown(name: "GJC02").hint.en.hasPrefix("did you mean \"GCJ02\"?"))
  }

  @Test func `a tile is written as zoom, column and row`() throws {
    #expect(try TileIndex("17/107911/49670") == TileIndex(zoom: 17, column: 107_911, row: 49670))
    #expect(try TileIndex("18/-1/-2").row == -2)
    for text in [
      "", "1/2", "1/2/3/4", "1//3", "a/b/c", "1/2/3 ", "1/+2/3", "1/2/99999999999999999999",
    ] {
      #expect(throws: TileGridError.notATile(text)) { try TileIndex(text) }
    }
  }

  @Test func `rows count from the bottom in archives`() {
    #expect(mercator.rowFromBottom(TileIndex(zoom: 3, column: 0, row: 0)) == 7)
    #expect(degrees.rowFromBottom(TileIndex(zoom: 0, column: 1, row: 0)) == 0)
    #expect(baidu.rowFromBottom(TileIndex(zoom: 18, column: 0, row: -5)) == -5)
  }
}
