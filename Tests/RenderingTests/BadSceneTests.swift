import Cartography
import MapStyle
import PlantModel
import Rendering
import TestSupport
import Testing

/// Scenes that no stage should make. They give a file or an error, and never end the program.
@Suite struct BadSceneTests {
  private static func errors(_ scene: Scene) -> [RenderError] {
    let encoders: [(Scene) throws -> [UInt8]] = [
      { try encodePDF($0) }, { try encodeSVG($0) }, { try encodePNG($0, dpi: 96) },
    ]
    return encoders.compactMap { encode in
      do {
        _ = try encode(scene)
        return nil
      } catch {
        return error as? RenderError
      }
    }
  }

  @Test(arguments: [(0.0, 100.0), (100, -1), (.nan, 100), (.infinity, 100)])
  func `a page without an area is an error`(width: Double, height: Double) {
    let errors = Self.errors(Samples.page(width, height))
    #expect(errors.count == 3)
    for error in errors { #expect(error.message.en.contains("the page has no area")) }
  }

  @Test func `a picture of too many pixels is an error that names the resolution that goes`() throws
  {
    let scene = Samples.page(4494, 3179)
    let error = #expect(throws: RenderError.self) { try encodePNG(scene, dpi: 5000) }
    #expect(error?.message.en.contains("234063 × 165573 pixels") == true)
    #expect(error?.hint?.en == "the most that this page can have is --dpi 1134")
  }

  @Test(arguments: [0.0, -96, .nan, .infinity]) func `a resolution that is none is an error`(
    dpi: Double
  ) {
    #expect(throws: RenderError.self) { try encodePNG(Samples.page(100, 100), dpi: dpi) }
  }

  @Test(arguments: [
    "", "<svg", "<html/>", "\u{FF}\u{0}", "<svg xmlns='http://www.w3.org/2000/svg'>",
  ])
  func `a broken symbol is an error that names it`(svg: String) {
    let symbol = Symbol(name: "flare", svg: Array(svg.utf8), size: Size(width: 8, height: 8))
    let mark = Mark(
      .fill(
        Path(rect: Rect(x: 0, y: 0, width: 9, height: 9)), .pattern(symbol, .identity, opacity: 1)),
      origin: "unit")
    let group = Mark(.group([mark], clip: nil, opacity: 1), origin: "group")
    let errors = Self.errors(Samples.page(50, 50, [group]))
    #expect(errors.count == 3)
    for error in errors {
      #expect(error.message.en.contains("symbol \"flare\""))
      #expect(error.message.zh.contains("符号“flare”"))
      #expect(error.place?.path == "symbols/flare.svg")
    }
  }

  @Test(arguments: [(0.0, 8.0), (8, .nan), (1e9, 8)]) func `a symbol without a size is an error`(
    width: Double, height: Double
  ) {
    var symbol = Samples.hatch
    symbol.size = Size(width: width, height: height)
    let mark = Mark(
      .symbol(symbol, in: Rect(x: 0, y: 0, width: 9, height: 9), rotation: 0, opacity: 1),
      origin: "unit")
    #expect(Self.errors(Samples.page(50, 50, [mark])).count == 3)
  }

  @Test func `a font file that is gone is an error that names it`() {
    let run = GlyphRun(
      face: FontFace(file: "/nowhere/gone.otf", index: 0), text: "a",
      glyphs: [.init(id: 1, x: 0, y: 0)], clusters: [.init(bytes: 1, glyphs: 1)])
    let line = ShapedLine(
      text: "a", size: 12, advance: 6, ascent: 10, descent: 2, runs: [run])
    let mark = Mark(
      .text(TextRun(line: line, origin: Point(x: 10, y: 20), color: .black)), origin: "unit")
    let errors = Self.errors(Samples.page(50, 50, [mark]))
    #expect(errors == Array(repeating: .unreadableFont(file: "/nowhere/gone.otf"), count: 3))
  }

  @Test(arguments: 0..<100) func `wild numbers in a scene end no program and lose no sound mark`(
    seed: UInt64
  ) throws {
    var generator = SplitMix64(seed: seed)
    var scene = Samples.page(120, 90, WildMarks(generator: &generator).marks)
    scene.marks.append(
      Samples.fill(Rect(x: 100, y: 70, width: 20, height: 20), Color(red: 0, green: 0, blue: 1)))
    #expect(Self.errors(scene).isEmpty)
    let picture = try GoldenImage(png: encodePNG(scene, dpi: 96))
    #expect(picture[110, 80] == [0, 0, 255])
  }
}

/// Marks whose numbers are often NaN, infinite, negative or huge.
private struct WildMarks {
  var marks: [Mark] = []

  init(generator: inout SplitMix64) {
    let book = FontBook()
    for _ in 0..<12 { marks.append(Self.mark(&generator, book)) }
  }

  private static func number(_ generator: inout SplitMix64) -> Double {
    let wild: [Double] = [
      .nan, .infinity, -.infinity, 0, -1, 1e-300, 1e300, -1e300, 1e9, -1e9, .leastNonzeroMagnitude,
    ]
    return Bool.random(using: &generator)
      ? Double.random(in: -50...150, using: &generator) : wild.randomElement(using: &generator) ?? 0
  }

  private static func points(_ generator: inout SplitMix64) -> [Point] {
    (0..<Int.random(in: 0...8, using: &generator)).map { _ in
      Point(x: number(&generator), y: number(&generator))
    }
  }

  private static func path(_ generator: inout SplitMix64) -> Path {
    var path = Path()
    for _ in 0..<Int.random(in: 0...3, using: &generator) {
      path.append(points(&generator), closed: Bool.random(using: &generator))
    }
    if Int.random(in: 0..<8, using: &generator) == 0 { path.ends.append(1_000) }
    return path
  }

  private static func color(_ generator: inout SplitMix64) -> Color {
    Color(
      red: number(&generator), green: number(&generator), blue: number(&generator),
      alpha: number(&generator))
  }

  private static func mark(_ generator: inout SplitMix64, _ book: FontBook) -> Mark {
    func value() -> Double { number(&generator) }
    let rect = Rect(minX: value(), minY: value(), maxX: value(), maxY: value())
    let transform = AffineTransform(
      a: value(), b: value(), c: value(), d: value(), tx: value(), ty: value())
    let content: Mark.Content =
      switch Int.random(in: 0..<7, using: &generator) {
      case 0: .fill(path(&generator), .color(color(&generator)))
      case 1: .fill(path(&generator), .pattern(Samples.hatch, .identity, opacity: value()))
      case 2:
        .stroke(
          path(&generator),
          Stroke(
            color: color(&generator), width: value(), dashes: [value(), value()],
            miterLimit: value()))
      case 3:
        .text(
          TextRun(
            line: book.shaped("风险R", fonts: Samples.regular, size: value()),
            origin: Point(x: value(), y: value()), rotation: value(), color: color(&generator),
            halo: Halo(color: color(&generator), width: value())))
      case 4:
        .image(
          Raster(width: 2, height: 3, pixels: [1, 2, 3]), transform, RasterPaint(opacity: value()))
      case 5: .symbol(Samples.hatch, in: rect, rotation: value(), opacity: value())
      default:
        .group(
          [Mark(.fill(path(&generator), .color(color(&generator))), origin: "inner")],
          clip: path(&generator), opacity: value())
      }
    return Mark(content, origin: "wild")
  }
}
