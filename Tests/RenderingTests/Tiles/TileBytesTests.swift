import Cartography
import MapStyle
import PlantModel
import TestSupport
import Testing

@testable import Rendering

@Suite struct TileBytesTests {
  @Test(arguments: 1...3) func `a tile has the same bytes alone, in a block, and after others`(
    scale: Int
  ) throws {
    var scenes = TileScenes.random(seed: 7, side: 400)
    let book = FontBook()
    for index in 0..<20 {
      let origin = Point(x: Double(20 * index), y: Double(25 + index * 19))
      scenes.other(
        Samples.label("储罐 \(index % 4)", at: origin, book: book),
        bounds: Rect(x: origin.x - 20, y: origin.y - 30, width: 140, height: 60))
    }
    let scene = PaintableScene(scenes.finished)
    let busy = TilePainter(spriteBytes: 20_000)
    let block = try busy.paint(
      scene, columns: 100..<102, rows: 200..<202, scale: scale, format: .png)
    let again = try busy.paint(
      scene, columns: 100..<102, rows: 200..<202, scale: scale, format: .png)
    #expect(block == again)
    for (index, tile) in block.enumerated() {
      let alone = try TilePainter().paint(
        scene, column: 100 + index % 2, row: 200 + index / 2, scale: scale, format: .png)
      let isSame = alone == tile
      #expect(isSame, "tile \(index)")
    }
  }

  @Test(arguments: [Color.white, .clear, Color(red: 1, green: 0, blue: 0, alpha: 0.5)])
  func `a blank tile is tiny`(background: Color) throws {
    let scene = PaintableScene(TileScenes(background: background).finished)
    let painter = TilePainter()
    let bytes = try painter.paint(scene, column: 5, row: 5, scale: 1, format: .png)
    #expect(bytes.count < 120)
    #expect(try painter.paint(scene, column: 9, row: 5, scale: 1, format: .png) == bytes)
  }

  @Test func `few colours are kept exactly in a palette`() throws {
    var scenes = TileScenes()
    scenes.fill(Path(rect: Rect(x: 20, y: 30, width: 100, height: 50)), .black)
    let scene = PaintableScene(scenes.finished)
    let bytes = try TilePainter().paint(scene, column: 100, row: 200, scale: 1, format: .png)
    #expect(bytes[25] == 3)
    let picture = try PaletteImage(png: bytes)
    #expect(picture.colors == [[0, 0, 0], [255, 255, 255]])
    #expect(picture.pixels[20 + 30 * 256] == 0)
    #expect(picture.pixels[19 + 30 * 256] == 1)
  }

  @Test(arguments: 0..<30) func `what is deflated inflates to the same`(seed: Int) throws {
    var generator = SplitMix64(seed: UInt64(seed))
    // From one byte over runs and repeated rows to noise.
    let row = Int.random(in: 1...300, using: &generator)
    let values = UInt8.random(in: 0...255, using: &generator)
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 1...60, using: &generator) * row {
      switch Int.random(in: 0..<seed + 2, using: &generator) {
      case 0: bytes.append(bytes.last ?? 0)
      case 1: bytes.append(bytes.count >= row ? bytes[bytes.count - row] : 0)
      default: bytes.append(.random(in: 0...values, using: &generator))
      }
    }
    var deflater = RowDeflater()
    for count in [bytes.count, 1, min(9, bytes.count)] {
      var output: [UInt8] = []
      bytes.withUnsafeBufferPointer {
        deflater.append(
          UnsafeBufferPointer(rebasing: $0[..<count]), row: row, pixel: 1, to: &output)
      }
      let isSame = try GoldenImage.inflated(output, count: count) == Array(bytes[..<count])
      #expect(isSame)
    }
  }

  @Test(arguments: [TileFormat.webPLossless, .webP(quality: 80)])
  func `WebP tiles have their size and the same bytes each time`(format: TileFormat) throws {
    let scene = PaintableScene(TileScenes.random(seed: 3).finished)
    let bytes = try TilePainter().paint(scene, column: 100, row: 200, scale: 2, format: format)
    #expect(bytes.starts(with: "RIFF".utf8) && bytes[8..<12].elementsEqual("WEBP".utf8))
    #expect(
      try TilePainter().paint(scene, column: 100, row: 200, scale: 2, format: format) == bytes)
    if format == .webPLossless {
      // Width and height less 1, 14 bits each, behind the signature.
      let size = bytes[21..<25].reversed().reduce(0) { $0 << 8 | Int($1) }
      #expect((size & 0x3FFF, size >> 14 & 0x3FFF) == (511, 511))
    }
  }
}
