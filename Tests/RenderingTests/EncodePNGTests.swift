import Cartography
import MapStyle
import PlantModel
import Rendering
import TestSupport
import Testing

@Suite struct EncodePNGTests {
  @Test func `A0 at 300 dpi has the pixels that its millimetres give`() throws {
    let png = try encodePNG(Samples.page(1189 / 25.4 * 96, 841 / 25.4 * 96), dpi: 300)
    #expect(Array(png[16..<24]) == [0, 0, 0x36, 0xDB, 0, 0, 0x26, 0xCD])  // 14043, 9933
  }

  @Test func `the file names its resolution, colour space and title`() throws {
    var scene = Samples.page(20, 10)
    scene.info.title = "四色图"
    let png = try encodePNG(scene, dpi: 300)
    // 300 dots an inch are 11 811 dots a metre.
    #expect(png.contains(Array("pHYs".utf8) + [0, 0, 0x2E, 0x23, 0, 0, 0x2E, 0x23, 1]))
    #expect(png.contains(Array("sRGB".utf8) + [0]))
    #expect(png.contains(Array("Title".utf8) + [0, 0, 0, 0, 0] + Array("四色图".utf8)))
  }

  @Test func `the paper is white`() throws {
    let picture = try GoldenImage(png: encodePNG(Samples.page(7, 5), dpi: 96))
    #expect(picture == GoldenImage(width: 7, height: 5, pixels: Array(repeating: 255, count: 105)))
  }

  @Test(arguments: [1, 2, 3, 8]) func `the bytes do not depend on the number of threads`(
    threads: Int
  ) throws {
    let scene = Samples.everything()
    let few = try encodePNG(scene, dpi: 480, threads: threads)
    let many = try encodePNG(scene, dpi: 480, threads: 4)
    let isSame = few == many
    #expect(isSame)
  }

  /// Bands begin at fixed rows, so a scene that is moved is cut elsewhere.
  @Test func `bands leave no seams`() throws {
    let book = FontBook()
    let upper = try GoldenImage(
      png: encodePNG(Samples.everything(height: 500, book: book), dpi: 288))
    let moved = Samples.everything(height: 500, offset: Point(x: 0, y: 40), book: book)
    let lower = try GoldenImage(png: encodePNG(moved, dpi: 288))
    let a = upper.cropped(x: 0, y: 0, width: 960, height: 720)
    let b = lower.cropped(x: 0, y: 120, width: 960, height: 720)
    // The hatch starts at the scene's origin; 40 pixels are five of its cells.
    #expect(try #require(GoldenDifference(a, expected: b)).share == 0)
  }

  @Test func `a picture wider than Cairo's surfaces is painted in pieces`() throws {
    let red = Color(red: 1, green: 0, blue: 0)
    let scene = Samples.page(
      40_000, 4, [Samples.fill(Rect(x: 31_990, y: 1, width: 20, height: 2), red)])
    let picture = try GoldenImage(png: encodePNG(scene, dpi: 96))
    #expect(picture.width == 40_000)
    for (x, color) in [
      (31_989, [255, 255, 255]), (31_990, [255, 0, 0]), (31_999, [255, 0, 0]),
      (32_000, [255, 0, 0]), (32_009, [255, 0, 0]), (32_010, [255, 255, 255]),
    ] as [(Int, [UInt8])] {
      #expect(picture[x, 1] == color, "\(x)")
    }
  }

  /// Each band converts its own rows of a raster; made smaller or larger, they must meet.
  @Test(arguments: [0.4, 0.9, 7.3]) func `a raster has no seams between bands`(
    size: Double
  ) throws {
    var generator = SplitMix64(seed: 7)
    let (width, height) = (Int(100 / size), Int(700 / size))
    let colors = (0..<4096).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let pixels = (0..<width * height * 4).map { $0 % 4 == 3 ? 255 : colors[$0 / 64 % 4096] }
    let raster = Raster(width: width, height: height, pixels: pixels)
    func picture(_ y: Double) throws -> GoldenImage {
      let transform = AffineTransform(a: size, b: 0, c: 0, d: size, tx: 3, ty: y)
      let mark = Mark(.image(raster, transform, RasterPaint()), origin: "scan")
      return try GoldenImage(png: encodePNG(Samples.page(110, 800, [mark]), dpi: 96))
    }
    let a = try picture(5).cropped(x: 0, y: 0, width: 110, height: 700)
    let b = try picture(90).cropped(x: 0, y: 85, width: 110, height: 700)
    #expect(try #require(GoldenDifference(a, expected: b, tolerance: 8)).share == 0)
  }

  @Test func `marks beyond the page change nothing`() throws {
    let scene = Samples.everything()
    var more = scene
    more.marks.insert(
      Samples.fill(Rect(x: -500, y: -500, width: 400, height: 2000), .black), at: 0)
    more.marks.append(Samples.label("外", at: Point(x: 5000, y: 5000)))
    let isSame = try encodePNG(scene, dpi: 96) == encodePNG(more, dpi: 96)
    #expect(isSame)
  }

  @Test func `letters stand between pixels where their advances put them`() throws {
    let book = FontBook()
    let line = book.shaped("iiiiiiii", fonts: Samples.regular, size: 10)
    let step = line.advance / 8
    #expect(step != step.rounded())
    let shifted = { (x: Double) in
      let mark = Samples.label("i", at: Point(x: x, y: 12), size: 10, halo: nil, book: book)
      return try GoldenImage(png: encodePNG(Samples.page(40, 16, [mark]), dpi: 96))
    }
    #expect(try shifted(10) != shifted(10.5))
  }
}

extension [UInt8] {
  fileprivate func contains(_ part: [UInt8]) -> Bool { !ranges(of: part).isEmpty }
}
