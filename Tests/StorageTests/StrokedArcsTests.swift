import PlantModel
import TestSupport
import Testing

@testable import Storage

@Suite struct StrokedArcsTests {
  @Test(arguments: 0..<200)
  func `chords leave an arc by at most the tolerance and pass its points`(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let center = Point(
      x: .random(in: -1e6...1e6, using: &random), y: .random(in: -1e6...1e6, using: &random))
    let radius = Double.random(in: 0.05...2000, using: &random)
    let start = Double.random(in: 0...6, using: &random)
    let sweep = Double.random(in: 0.2...6, using: &random) * (seed % 2 == 0 ? 1 : -1)
    func point(_ share: Double) -> Point {
      let angle = start + sweep * share
      return Point(x: center.x + radius * cosine(angle), y: center.y + radius * sine(angle))
    }
    let stroked = strokedArcs([point(0), point(0.4), point(1)], tolerance: 0.01)
    #expect(stroked.first == point(0))
    #expect(stroked.last == point(1))
    var length = 0.0
    for (a, b) in zip(stroked, stroked.dropFirst()) {
      #expect(abs(((a + b) * 0.5).distance(to: center) - radius) < 0.0101)
      length += a.distance(to: b)
    }
    // It went the right way round.
    #expect(abs(length - radius * abs(sweep)) < max(0.1 * radius, 0.01))
  }

  @Test func `points on a line, and what is not finite, stay a line`() {
    let line = [Point(x: 0, y: 0), Point(x: 1, y: 1), Point(x: 3, y: 3)]
    #expect(strokedArcs(line, tolerance: 0.01) == line)
    let far = [Point(x: 0, y: 0), Point(x: 1e300, y: 1), Point(x: 3, y: 1e300)]
    #expect(strokedArcs(far, tolerance: 0.01) == far)
    #expect(strokedArcs([], tolerance: 0.01) == [])
  }
}
