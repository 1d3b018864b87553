import Cartography
import MapStyle
import PlantModel
import Rendering
import TestSupport
import Testing

@Suite struct TransparentPNGTests {
  private static func picture(_ marks: [Mark], _ side: Double = 20) throws -> PremultipliedImage {
    try PremultipliedImage(
      png: encodePNG(Samples.page(side, side, marks), dpi: 96, isTransparent: true))
  }

  @Test func `nothing drawn is clear, and a colour seen through keeps its own hue`() throws {
    let half = Color(red: 1, green: 0.5, blue: 0, alpha: 0.5)
    let picture = try Self.picture([Samples.fill(Rect(x: 0, y: 0, width: 10, height: 20), half)])
    #expect(picture[15, 10] == [0, 0, 0, 0])
    #expect(picture[5, 10] == [128, 64, 0, 128])
  }

  @Test func `only a transparent picture has alpha, and on white both are the same`() throws {
    let half = Color(red: 1, green: 0.5, blue: 0, alpha: 0.5)
    let scene = Samples.page(20, 20, [Samples.fill(Rect(x: 0, y: 0, width: 10, height: 20), half)])
    let opaque = try encodePNG(scene, dpi: 96)
    let transparent = try encodePNG(scene, dpi: 96, isTransparent: true)
    // Bit depth and colour type of IHDR (PNG, section 11.2.2): truecolour without and with alpha.
    #expect(Array(opaque[24...25]) == [8, 2] && Array(transparent[24...25]) == [8, 6])
    let (flat, clear) = try (GoldenImage(png: opaque), PremultipliedImage(png: transparent))
    for x in [0, 5, 9, 10, 19] {
      let pixel = clear[x, 9]
      #expect(
        zip(flat[x, 9], pixel).allSatisfy { abs(Int($0) - Int($1) - 255 + Int(pixel[3])) <= 1 })
    }
  }

  @Test(arguments: [1, 3, 127, 254]) func `faint colours keep their hue in the file`(alpha: Int)
    throws
  {
    let color = Color(red: 1, green: 0, blue: 1, alpha: Double(alpha) / 255)
    let scene = Samples.page(4, 4, [Samples.fill(Rect(x: 0, y: 0, width: 4, height: 4), color)])
    // The reader multiplies by alpha: had the file done so, it would be done twice.
    let picture = try PremultipliedImage(png: encodePNG(scene, dpi: 96, isTransparent: true))
    #expect(picture[2, 2] == [UInt8(alpha), 0, UInt8(alpha), UInt8(alpha)])
  }

  @Test func `bands of a large transparent picture fit together`() throws {
    let scene = Samples.page(
      40, 700, [Samples.fill(Rect(x: 0, y: 0, width: 20, height: 700), .black)])
    let picture = try PremultipliedImage(
      png: encodePNG(scene, dpi: 96, threads: 3, isTransparent: true))
    #expect((0..<700).allSatisfy { picture[10, $0] == [0, 0, 0, 255] })
    #expect((0..<700).allSatisfy { picture[30, $0] == [0, 0, 0, 0] })
  }

  @Test func `without smoothing a pixel has the colour or not`() throws {
    let path = Path.polygon([Point(x: 1, y: 1), Point(x: 19, y: 3), Point(x: 4, y: 18)])
    let rough = try Self.picture([Mark(.fill(path, .color(.black)), origin: "", isSmooth: false)])
    let smooth = try Self.picture([Mark(.fill(path, .color(.black)), origin: "")])
    func alphas(_ picture: PremultipliedImage) -> Set<UInt8> {
      Set((0..<400).map { picture[$0 % 20, $0 / 20][3] })
    }
    #expect(alphas(rough) == [0, 255])
    #expect(alphas(smooth).count > 5)
  }

  private static let stripes = Symbol(
    name: "stripes",
    svg: Array(
      """
      <svg xmlns="http://www.w3.org/2000/svg" width="4" height="4">
      <rect width="2" height="4" fill="currentColor"/></svg>
      """.utf8), size: Size(width: 4, height: 4))

  private static func pattern(_ symbol: Symbol, _ transform: AffineTransform) throws
    -> PremultipliedImage
  {
    let page = Path(rect: Rect(x: 0, y: 0, width: 20, height: 20))
    return try picture([
      Mark(.fill(page, .pattern(symbol, transform, opacity: 1)), origin: "")
    ])
  }

  @Test func `a pattern is moved, enlarged and turned by its transform`() throws {
    let moved = try Self.pattern(Self.stripes, .translation(Point(x: 1, y: 0)))
    #expect((0..<20).map { moved[$0, 9][3] == 255 } == (0..<20).map { ($0 + 3) % 4 < 2 })
    let larger = try Self.pattern(Self.stripes, .scale(x: 2, y: 2))
    #expect((0..<20).map { larger[$0, 9][3] } == (0..<20).map { $0 % 8 < 4 ? 255 : 0 })
    let turned = try Self.pattern(Self.stripes, .rotation(radians: .pi / 2))
    #expect((0..<20).map { turned[9, $0][3] > 127 } == (0..<20).map { $0 % 4 < 2 })
  }

  @Test func `a symbol takes the colour, and a rim round what it draws`() throws {
    var symbol = Self.stripes
    symbol.color = Color(red: 1, green: 0, blue: 0)
    let red = try Self.pattern(symbol, .identity)
    #expect(red[0, 0] == [255, 0, 0, 255])
    symbol.halo = Halo(color: Color(red: 0, green: 0, blue: 1), width: 3)
    let rim = try Self.picture([
      Mark(
        .symbol(symbol, in: Rect(x: 8, y: 8, width: 4, height: 4), rotation: 0, opacity: 1),
        origin: "")
    ])
    #expect(rim[9, 10] == [255, 0, 0, 255])
    #expect(rim[6, 10] == [0, 0, 255, 255])
    #expect(rim[3, 10] == [0, 0, 0, 0])
  }

  /// By the formulas of the specification's reference implementation.
  @Test(arguments: [
    (RasterPaint(saturation: -1), [85, 85, 85]), (RasterPaint(brightnessMax: 0.5), [128, 0, 0]),
    (RasterPaint(brightnessMin: 0.5), [255, 128, 128]), (RasterPaint(hueRotate: 120), [0, 255, 0]),
    (RasterPaint(contrast: -0.5), [191, 64, 64]), (RasterPaint(), [255, 0, 0]),
  ])
  func `a raster's colours are changed as its layer says`(paint: RasterPaint, expected: [Int])
    throws
  {
    let picture = try Self.picture([Mark(.image(Samples.raster, .identity, paint), origin: "")])
    let found = picture[5, 5].prefix(3).map { Int($0) }
    #expect(zip(found, expected).allSatisfy { abs($0 - $1) <= 1 }, "\(found)")
  }

  @Test func `enlarged pixels stay squares where that is asked for`() throws {
    let raster = Raster(width: 2, height: 1, pixels: [255, 0, 0, 255, 0, 0, 255, 255])
    let picture = try Self.picture([
      Mark(.image(raster, .scale(x: 10, y: 20), RasterPaint(isNearest: true)), origin: "")
    ])
    #expect(picture[9, 10] == [255, 0, 0, 255])
    #expect(picture[10, 10] == [0, 0, 255, 255])
  }
}
