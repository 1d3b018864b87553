import PlantModel
import TestSupport
import Testing

private func square(_ x: Double, _ y: Double, _ side: Double) -> [Polygon] {
  [Polygon(exterior: Rect(x: x, y: y, width: side, height: side).corners)]
}

@Suite struct OverlapAreaTests {
  @Test func `squares share a rectangle`() {
    #expect(abs(overlapArea(square(0, 0, 10), square(6, 7, 10)) - 12) < 1e-9)
    #expect(abs(overlapArea(square(0, 0, 10), square(2, 2, 3)) - 9) < 1e-9)
  }

  @Test func `neighbours that share an edge or a corner do not overlap`() {
    #expect(overlapArea(square(0, 0, 10), square(10, 0, 10)) == 0)
    #expect(overlapArea(square(0, 0, 10), square(10, 10, 10)) == 0)
    #expect(overlapArea(square(0, 0, 10), []) == 0)
  }

  @Test func `what stands in a hole does not overlap`() {
    let ring = [
      Polygon(
        exterior: Rect(x: 0, y: 0, width: 10, height: 10).corners,
        interiors: [Rect(x: 2, y: 2, width: 6, height: 6).corners])
    ]
    #expect(abs(overlapArea(ring, square(3, 3, 2))) < 1e-9)
    #expect(abs(overlapArea(ring, square(0, 0, 10)) - 64) < 1)
  }

  @Test(arguments: 0..<200)
  func `the order does not matter, and no more is shared than there is`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    func triangle() -> [Polygon] {
      let points = (0..<3).map { _ in
        Point(
          x: .random(in: 0...20, using: &random), y: .random(in: 0...20, using: &random))
      }
      return [Polygon(exterior: points)]
    }
    let (a, b) = (triangle(), triangle())
    let shared = overlapArea(a, b)
    #expect(shared == overlapArea(b, a))
    #expect(shared <= min(a[0].area, b[0].area) * 1.02 + 0.5)
    #expect(abs(overlapArea(a, a) - a[0].area) <= a[0].area * 0.02 + 0.5)
  }

  @Test func `coordinates that are no numbers share nothing`() {
    let broken = [Polygon(exterior: [Point(x: 0, y: 0), Point(x: .nan, y: 5), Point(x: 5, y: 5)])]
    #expect(overlapArea(broken, square(0, 0, 10)).isFinite)
  }
}
