import PlantModel
import TestSupport
import Testing

/// Where along a line the pieces lie that a rectangle leaves of it.
@Suite struct ClippedSpansTests {
  private let window = Rect(x: 0, y: 0, width: 100, height: 60)

  @Test func `a line through the window is the middle of itself`() {
    let line = [Point(x: -100, y: 30), Point(x: 300, y: 30)]
    #expect(window.spans(ofClipped: line) == [0.25...0.5])
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `spans and pieces are as many, and as long`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let line = (0..<Int.random(in: 2...12, using: &random)).map { _ in
      Point(
        x: Double.random(in: -80...180, using: &random),
        y: Double.random(in: -60...120, using: &random))
    }
    let length = zip(line, line.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) }
    let pieces = window.clipped(lineString: line)
    let spans = window.spans(ofClipped: line)
    #expect(spans.count == pieces.count)
    for (span, piece) in zip(spans, pieces) {
      let along = zip(piece, piece.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) }
      #expect(abs((span.upperBound - span.lowerBound) * length - along) < 1e-6)
    }
  }
}
