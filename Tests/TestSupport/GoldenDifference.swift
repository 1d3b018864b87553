/// How a picture differs from the one expected.
package struct GoldenDifference: Sendable {
  /// Share of the pixels that differ, 0…1.
  package var share: Double
  /// The largest share in any block of 8 × 8 pixels.
  package var worstBlock: Double
  /// Where pixels differ, the rest pale.
  package var picture: GoldenImage

  /// Anti-aliasing of edges reached 17 between versions of Cairo and FreeType.
  private static let tolerance = 24

  /// nil when the sizes differ. A pixel differs when a channel does by more than `tolerance`.
  package init?(
    _ actual: GoldenImage, expected: GoldenImage, tolerance: Int = Self.tolerance
  ) {
    guard actual.width == expected.width, actual.height == expected.height else { return nil }
    let (width, height) = (actual.width, actual.height)
    var picture = expected
    var count = 0
    var blocks = [Int](repeating: 0, count: ((width + 7) / 8) * ((height + 7) / 8))
    for pixel in 0..<width * height {
      let channels = pixel * 3..<pixel * 3 + 3
      let differs = channels.contains {
        abs(Int(actual.pixels[$0]) - Int(expected.pixels[$0])) > tolerance
      }
      for channel in channels {
        picture.pixels[channel] = differs ? 0 : 192 + expected.pixels[channel] / 4
      }
      guard differs else { continue }
      picture.pixels[pixel * 3] = 255
      count += 1
      blocks[(pixel / width / 8) * ((width + 7) / 8) + pixel % width / 8] += 1
    }
    self.picture = picture
    share = Double(count) / Double(max(1, width * height))
    worstBlock = Double(blocks.max() ?? 0) / 64
  }

  /// Small enough for another version of the libraries. A share alone would let a lost label through on a large page.
  package var isSmall: Bool { share <= 0.002 && worstBlock <= 0.25 }
}
