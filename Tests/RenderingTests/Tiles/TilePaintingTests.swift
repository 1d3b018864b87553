import Cartography
import Foundation
import MapStyle
import PlantModel
import TestSupport
import Testing

@testable import Rendering

@Suite struct TilePaintingTests {
  private func tile(
    _ scene: PaintableScene, _ column: Int, _ row: Int, scale: Int = 1
  ) throws -> GoldenImage {
    try GoldenImage(
      png: TilePainter().paint(
        scene, column: 100 + column, row: 200 + row, scale: scale, format: .pngFullColor))
  }

  private func rms(_ a: GoldenImage, _ b: GoldenImage) -> Double {
    let sum = zip(a.pixels, b.pixels).reduce(0.0) {
      let way = Double($1.0) - Double($1.1)
      return $0 + way * way
    }
    return (sum / Double(a.pixels.count)).squareRoot()
  }

  @Test(arguments: 0..<12) func `a tile looks as Cairo draws it`(seed: Int) throws {
    let scenes = TileScenes.random(seed: UInt64(seed))
    let scale = seed % 3 + 1
    let ours = try tile(PaintableScene(scenes.finished), 0, 0, scale: scale)
    let theirs = try GoldenImage(png: encodePNG(scenes.page(256), dpi: 96 * Double(scale)))
    #expect(rms(ours, theirs) <= 2)
  }

  @Test func `boxes on whole pixels are what Cairo draws`() throws {
    var scenes = TileScenes()
    let colors = [
      Color(red: 0.9, green: 0, blue: 0), Color(red: 1, green: 0.55, blue: 0),
      Color(red: 0.18, green: 0.42, blue: 1),
    ]
    for (index, color) in colors.enumerated() {
      let box = Rect(x: Double(10 + 40 * index), y: 20, width: 61, height: 33)
      scenes.fill(Path(rect: box), color)
      scenes.stroke(Path(rect: box.offset(by: Point(x: 0, y: 90))), Stroke(color: color, width: 2))
    }
    let ours = try tile(PaintableScene(scenes.finished), 0, 0)
    let isSame = try ours == GoldenImage(png: encodePNG(scenes.page(256), dpi: 96))
    #expect(isSame)
  }

  @Test(arguments: 0..<20) func `stitched tiles are one large painting`(seed: Int) throws {
    let scene = PaintableScene(TileScenes.random(seed: UInt64(1000 + seed)).finished)
    let scale = seed % 3 + 1
    let side = 256 * scale
    var brush = TileBrush(spriteBytes: 1 << 20)
    let large = PixelWindow(left: -side / 2, top: -side, width: 3 * side, height: 4 * side)
    try brush.paint(scene, large, scale: scale)
    var tileBrush = TileBrush(spriteBytes: 1 << 20)
    for row in 0..<2 {
      for column in 0..<2 {
        let window = PixelWindow(
          left: column * side, top: row * side, width: side, height: side)
        try tileBrush.paint(scene, window, scale: scale)
        let isSame = (0..<side).allSatisfy { y in
          let a = brush.picture.pointer(x: window.left, y: window.top + y)
          let b = tileBrush.picture.pointer(x: window.left, y: window.top + y)
          return memcmp(a, b, side * 4) == 0
        }
        #expect(isSame, "tile \(column), \(row)")
      }
    }
  }

  @Test func `a field of units smaller than a pixel has their colour`() throws {
    var scenes = TileScenes()
    let red = Color(red: 0.8, green: 0, blue: 0)
    // Three by three units fill a pixel.
    for index in 0..<90 * 90 {
      let (x, y) = (Double(index % 90) / 3, Double(index / 90) / 3)
      scenes.fill(Path(rect: Rect(x: 20 + x, y: 20 + y, width: 1 / 3, height: 1 / 3)), red)
    }
    let picture = try tile(PaintableScene(scenes.finished), 0, 0)
    for (x, y) in [(21, 21), (35, 30), (48, 48)] {
      #expect(picture[x, y] == [204, 0, 0])
    }
    #expect(picture[60, 60] == [255, 255, 255])
  }

  @Test func `a unit smaller than a pixel shows by what it covers`() throws {
    var scenes = TileScenes()
    scenes.fill(
      Path(rect: Rect(x: 10.25, y: 10.25, width: 0.5, height: 0.5)), .black)
    scenes.fill(
      Path(rect: Rect(x: 19.75, y: 20, width: 0.5, height: 1)), .black)
    let picture = try tile(PaintableScene(scenes.finished), 0, 0)
    #expect(picture[10, 10].allSatisfy { (190...192).contains($0) })
    #expect(picture[19, 20].allSatisfy { (190...192).contains($0) })
    #expect(picture[20, 20].allSatisfy { (190...192).contains($0) })
  }

  @Test func `labels and symbols are what Cairo draws`() throws {
    var scenes = TileScenes()
    let book = FontBook()
    for (index, text) in ["硫酸储罐区", "DN200"].enumerated() {
      let origin = Point(x: 30, y: Double(60 + 40 * index))
      scenes.other(
        Samples.label(text, at: origin, book: book),
        bounds: Rect(x: 10, y: origin.y - 30, width: 200, height: 60))
    }
    scenes.other(
      Mark(
        .symbol(
          Samples.hatch, in: Rect(x: 150, y: 100, width: 40, height: 40), rotation: 0,
          opacity: 1), origin: "symbol"), bounds: Rect(x: 150, y: 100, width: 40, height: 40))
    scenes.other(
      Mark(
        .fill(
          Path(rect: Rect(x: 20, y: 150, width: 100, height: 60)),
          .pattern(Samples.hatch, .identity, opacity: 1)), origin: "pattern"),
      bounds: Rect(x: 20, y: 150, width: 100, height: 60))
    let scene = PaintableScene(scenes.finished)
    for scale in 1...3 {
      let ours = try tile(scene, 0, 0, scale: scale)
      let theirs = try GoldenImage(png: encodePNG(scenes.page(256), dpi: 96 * Double(scale)))
      #expect(rms(ours, theirs) <= 0.5, "scale \(scale)")
    }
  }

  @Test func `labels across a border continue in the next tile`() throws {
    var scenes = TileScenes()
    let book = FontBook()
    for row in 0..<6 {
      let origin = Point(x: 230, y: Double(20 + 44 * row))
      scenes.other(
        Samples.label("重大风险", at: origin, book: book),
        bounds: Rect(x: 210, y: origin.y - 30, width: 120, height: 60))
    }
    let scene = PaintableScene(scenes.finished)
    let whole = try GoldenImage(png: encodePNG(scenes.page(512), dpi: 96))
    let (left, right) = try (tile(scene, 0, 0), tile(scene, 1, 0))
    #expect(rms(left, whole.cropped(x: 0, y: 0, width: 256, height: 256)) <= 0.5)
    #expect(rms(right, whole.cropped(x: 256, y: 0, width: 256, height: 256)) <= 0.5)
  }

  @Test func `points that are no numbers or far away do no harm`() throws {
    var scenes = TileScenes()
    var path = Path()
    path.append(
      [
        Point(x: -1e12, y: -1e12), Point(x: 1e12, y: -1e12), Point(x: .nan, y: 3),
        Point(x: 1e12, y: 1e12), Point(x: -.infinity, y: 0), Point(x: -1e12, y: 1e12),
      ], closed: true)
    scenes.fill(path, .black)
    scenes.stroke(path, Stroke(color: .black, width: 1e12))
    scenes.stroke(path, Stroke(color: .black, width: 1, dashes: [3, 2], cap: .round))
    scenes.stroke(path, Stroke(color: .black, width: .nan))
    let picture = try tile(PaintableScene(scenes.finished), 0, 0)
    #expect(picture[128, 128] == [0, 0, 0])
  }
}
