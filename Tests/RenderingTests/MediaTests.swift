import Cartography
import MapStyle
import PlantModel
import Rendering
import TestSupport
import Testing

/// The three formats show one picture.
@Suite struct MediaTests {
  /// Poppler draws edges and letters with its own anti-aliasing, so single pixels differ; blocks hardly do.
  @Test func `a PDF looks like the PNG of the same scene`() throws {
    let scene = Samples.everything()
    let picture = try GoldenImage(png: encodePNG(scene, dpi: 192))
    let ppm = try Tool.run("pdftoppm", ["-r", "192", "FILE"], on: encodePDF(scene)).bytes
    let page = try GoldenImage(ppm: ppm)
    #expect(try #require(picture.meanDifference(from: page)) < 2.5)
    #expect(try #require(picture.worstBlock(against: page)) < 60)
  }

  @Test func `an SVG looks like the PNG of the same scene`() throws {
    let scene = Samples.everything()
    let picture = try GoldenImage(png: encodePNG(scene, dpi: 96))
    let page = try GoldenImage(svg: encodeSVG(scene), width: 320, height: 240)
    #expect(try #require(picture.meanDifference(from: page)) < 1.5)
    #expect(try #require(picture.worstBlock(against: page)) < 60)
  }
}

extension GoldenImage {
  /// Of all channels, 0…255; nil when the sizes differ.
  func meanDifference(from other: GoldenImage) -> Double? {
    guard width == other.width, height == other.height else { return nil }
    let sum = zip(pixels, other.pixels).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
    return Double(sum) / Double(pixels.count)
  }

  /// The largest difference between the mean colours of a block of 8 × 8 pixels, 0…255: something that is there in one picture only.
  func worstBlock(against other: GoldenImage) -> Double? {
    guard width == other.width, height == other.height else { return nil }
    var worst = 0.0
    for y in stride(from: 0, to: height - 7, by: 8) {
      for x in stride(from: 0, to: width - 7, by: 8) {
        let (a, b) = (
          cropped(x: x, y: y, width: 8, height: 8), other.cropped(x: x, y: y, width: 8, height: 8)
        )
        for channel in 0..<3 { worst = max(worst, abs(a.mean(channel) - b.mean(channel))) }
      }
    }
    return worst
  }

  private func mean(_ channel: Int) -> Double {
    let values = stride(from: channel, to: pixels.count, by: 3).map { Double(pixels[$0]) }
    return values.reduce(0, +) / Double(values.count)
  }
}
