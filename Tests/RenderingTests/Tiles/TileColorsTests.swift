import Cartography
import MapStyle
import PlantModel
import TestSupport
import Testing

@testable import Rendering

@Suite struct TileColorsTests {
  private static let levels = [
    Color(red: 0.9, green: 0, blue: 0), Color(red: 1, green: 0.55, blue: 0),
    Color(red: 1, green: 0.85, blue: 0), Color(red: 0.18, green: 0.42, blue: 1),
  ].map { $0.faded(by: 0.65) }

  /// Thousands of small outlined units of four levels over areas, in as many colours as a map has at worst.
  private func mosaic(seed: UInt64, side: Double) -> TileScenes {
    var generator = SplitMix64(seed: seed)
    var scenes = TileScenes(background: Color(red: 0.97, green: 0.96, blue: 0.94))
    func number(_ range: ClosedRange<Double>) -> Double {
      Double.random(in: range, using: &generator)
    }
    let areas = [0.8, 0.88, 0.94].map { Color(red: $0, green: $0, blue: $0 - 0.03) }
    for (index, color) in areas.enumerated() {
      scenes.fill(Path(rect: Rect(x: 0, y: Double(index) * 90, width: 200, height: 60)), color)
    }
    for index in 0..<Int(40_000 / (side * side)) {
      let (x, y) = (number(-5...256), number(-5...256))
      let ring = [
        Point(x: x, y: y), Point(x: x + side, y: y + number(-2...2)),
        Point(x: x + side + number(-2...2), y: y + side), Point(x: x + number(-2...2), y: y + side),
      ]
      var path = Path()
      path.append(ring, closed: true)
      let level = Self.levels[index % 4]
      scenes.fill(path, level)
      scenes.stroke(
        path, Stroke(color: Color(red: level.red / 2, green: 0.1, blue: level.blue), width: 0.6))
    }
    return scenes
  }

  private func picture(
    _ scene: PaintableScene, _ format: TileFormat, column: Int = 100
  ) throws -> TilePicture {
    try TilePicture(
      png: TilePainter().paint(scene, column: column, row: 200, scale: 1, format: format))
  }

  private func rms(_ a: TilePicture, _ b: TilePicture) -> Double {
    var sum = 0.0
    for index in a.pixels.indices where index % 4 < 3 {
      let way = Double(a.pixels[index]) - Double(b.pixels[index])
      sum += way * way
    }
    return (sum / Double(a.pixels.count / 4 * 3)).squareRoot()
  }

  @Test(arguments: [3.0, 8, 40])
  func `a tile is at most 1 of 255 off, in a palette or in full colour`(side: Double) throws {
    let scene = PaintableScene(mosaic(seed: UInt64(side), side: side).finished)
    let full = try picture(scene, .pngFullColor)
    let small = try picture(scene, .png)
    #expect(rms(full, small) <= 1)
    let random = PaintableScene(TileScenes.random(seed: UInt64(side)).finished)
    #expect(try rms(picture(random, .pngFullColor), picture(random, .png)) <= 1)
  }

  @Test func `mosaics of small units come rounded, quiet tiles in a palette`() throws {
    func type(_ side: Double, _ format: TileFormat) throws -> UInt8 {
      let scene = PaintableScene(mosaic(seed: 1, side: side).finished)
      return try TilePainter().paint(scene, column: 100, row: 200, scale: 1, format: format)[25]
    }
    #expect(try type(3, .png) == 2)
    #expect(try type(40, .png) == 3)
    #expect(try type(16, .pngPalette) == 3)
  }

  @Test(arguments: [(3.0, [TileFormat.png]), (8, [.pngPalette]), (40, [.png, .pngPalette])])
  func `what has a level's colour keeps it exactly`(side: Double, formats: [TileFormat]) throws {
    let scene = PaintableScene(mosaic(seed: 2, side: side).finished)
    let flat = Set(scene.flatColors.colors.map { $0 & 0xFF_FFFF })
    // The page, three areas, and four levels over each of them.
    #expect(flat.count == 4 * 5)
    let full = try picture(scene, .pngFullColor)
    let sent = try formats.map { try picture(scene, $0) }
    var seen: Set<UInt32> = []
    var changed = 0
    for index in stride(from: 0, to: full.pixels.count, by: 4) {
      let color = full.pixels[index..<index + 3].reduce(0) { $0 << 8 | UInt32($1) }
      guard flat.contains(color) else { continue }
      seen.insert(color)
      for small in sent
      where full.pixels[index..<index + 3] != small.pixels[index..<index + 3] { changed += 1 }
    }
    #expect(changed == 0)
    #expect(seen.count >= 15)
  }

  @Test func `colours of a picture are counted, and too many are told`() {
    var census = ColorCensus()
    let pixels = (0..<1024).map { UInt32($0 / 100) | 0xFF00_0000 }
    let isMap = census.take(pixels, width: 32, height: 32)
    #expect(isMap)
    let count = census.count
    #expect(count == 11)
    let (known, unknown) = (census.find(0xFF00_0003), census.find(0xFF00_00AA))
    let often = known.map { census.counts[$0] }
    #expect(often == 100)
    #expect(unknown == nil)
    let isSame = pixels.indices.allSatisfy { census.colors[Int(census.numbers[$0])] == pixels[$0] }
    #expect(isSame)
    let fitsTen = census.take(pixels, width: 32, height: 32, most: 10)
    #expect(!fitsTen)
    let isNoMap = !census.take((0..<200 * 200).map { UInt32($0) }, width: 200, height: 200)
    #expect(isNoMap)
    // Every eighth row tells soon that there are more colours than pixels of one.
    let many = (0..<100 * 100).map { UInt32($0 / 2) }
    let isCounted = census.take(many, width: 100, height: 100)
    #expect(isCounted)
    let isPromising = census.take(many, width: 100, height: 100, mostAtFirst: 168)
    #expect(!isPromising)
    let isCountedOut = census.count
    #expect(isCountedOut < 1000)
  }

  @Test func `many flat colours are told from all others`() {
    var generator = SplitMix64(seed: 5)
    let colors = (0..<300).map { _ in UInt32.random(in: 0...UInt32.max, using: &generator) }
    for count in [0, 1, 20, 128, 300] {
      let flat = FlatColors(colors.prefix(count))
      let kept = min(count, FlatColors.most)
      #expect(flat.colors.count == kept)
      let asked = colors + [0, .max]
      var marks = [UInt32](repeating: .max, count: asked.count)
      let left = flat.unmark(asked, &marks, count: asked.count)
      #expect(left == asked.count - kept)
      #expect(marks.indices.allSatisfy { (marks[$0] == 0) == ($0 < kept) })
    }
  }

  @Test(arguments: 0..<24) func `pixels that are deflated inflate to the same`(seed: Int) throws {
    var generator = SplitMix64(seed: UInt64(seed))
    let width = [1, 2, 3, 7, 256, 300][seed % 6]
    let height = Int.random(in: 1...70, using: &generator)
    let values = UInt32.random(in: 0...UInt32(seed), using: &generator)
    var pixels: [UInt32] = []
    for index in 0..<width * height {
      switch Int.random(in: 0..<4 + seed / 4, using: &generator) {
      case 0 where index > 0: pixels.append(pixels[index - 1])
      case 1 where index >= width: pixels.append(pixels[index - width])
      case 2 where index > 40: pixels.append(pixels[index - 37])
      default:
        pixels.append(
          .random(in: 0...values, using: &generator) &* 0x0305_0911
            | (seed % 2 == 0 ? 0xFF << 24 : 0))
      }
    }
    var canvas = TileCanvas()
    canvas.clear(PixelWindow(left: 0, top: 0, width: width, height: height), with: 0)
    for (index, pixel) in pixels.enumerated() { canvas.pixels[index] = pixel }
    var encoder = TilePNG()
    let bytes = encoder.encodedInFullColor(canvas)
    let picture = try TilePicture(png: bytes)
    let isSame = pixels.indices.allSatisfy { index in
      let (red, green, blue, alpha) = pixels[index].straight
      return Array(picture.pixels[index * 4..<index * 4 + 4]) == [red, green, blue, alpha]
    }
    #expect(isSame)
  }
}
