import TestSupport
import Testing

/// The reader and the measures that judge our tiles, judged themselves.
struct TilePictureTests {
  private func picture(_ side: Int, _ color: (Int, Int) -> [UInt8]) -> TilePicture {
    let pixels = (0..<side).flatMap { y in (0..<side).flatMap { x in color(x, y) } }
    return TilePicture(width: side, height: side, pixels: pixels)
  }

  @Test func `a palette of two bits with transparency is read`() throws {
    // 5 × 2 pixels, colours 0 1 2 3 0 / 3 3 1 1 2, the second row by the filter "up" (2).
    let png = try PNGSample(
      header: [0, 0, 0, 5, 0, 0, 0, 2, 2, 3, 0, 0, 0],
      palette: [255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 8, 7], alphas: [128],
      rows: [0, 0b0001_1011, 0b0000_0000, 2, 0b1111_0101 &- 0b0001_1011, 0b1000_0000]
    ).bytes()
    let picture = try TilePicture(png: png)
    #expect(picture[0, 0] == [255, 0, 0, 128] && picture[3, 0] == [9, 8, 7, 255])
    #expect(picture[0, 1] == [9, 8, 7, 255] && picture[4, 1] == [0, 0, 255, 255])
  }

  @Test func `every filter is undone`() throws {
    let rows: [UInt8] = [
      1, 10, 20, 30, 1, 2, 3,
      3, 5, 10, 15, 2, 2, 2,
      4, 1, 1, 1, 1, 1, 1,
    ]
    let png = try PNGSample(header: [0, 0, 0, 2, 0, 0, 0, 3, 8, 2, 0, 0, 0], rows: rows).bytes()
    let picture = try TilePicture(png: png)
    #expect(picture[1, 0] == [11, 22, 33, 255])
    #expect(picture[0, 1] == [10, 20, 30, 255] && picture[1, 1] == [12, 23, 33, 255])
    #expect(picture[0, 2] == [11, 21, 31, 255] && picture[1, 2] == [13, 24, 34, 255])
  }

  @Test func `stitched tiles lie side by side, and differences are counted at their borders`()
    throws
  {
    let white = picture(8) { _, _ in [255, 255, 255, 255] }
    let black = picture(8) { _, _ in [0, 0, 0, 255] }
    let whole = TilePicture(stitching: [white, black, black, white], columns: 2)
    #expect(whole[7, 0][0] == 255 && whole[8, 0][0] == 0 && whole[8, 8][0] == 255)
    var other = whole
    other.pixels[(3 * 16 + 8) * 4] = 200
    let difference = try #require(TileDifference(whole, other))
    #expect(difference.largest == 200 && difference.hurtBorders(side: 8) == 1)
    #expect(difference.share(above: 24) == 1.0 / 256)
    other.pixels[(3 * 16 + 8) * 4] = 0
    other.pixels[(3 * 16 + 3) * 4] = 0
    #expect(TileDifference(whole, other)?.hurtBorders(side: 8) == 0)
    #expect(whole.lost(["#ffffff"], in: other) == 1 && whole.lost(["#000000"], in: other) == 0)
  }
}
