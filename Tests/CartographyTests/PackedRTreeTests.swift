import Cartography
import PlantModel
import TestSupport
import Testing

@Suite struct PackedRTreeTests {
  private func random(_ count: Int, using random: inout SplitMix64) -> [TileBounds] {
    (0..<count).map { _ in
      let x = Float.random(in: -500...500, using: &random)
      let y = Float.random(in: -500...500, using: &random)
      return TileBounds(
        minX: x, minY: y, maxX: x + Float.random(in: 0...40, using: &random),
        maxY: y + Float.random(in: 0...40, using: &random))
    }
  }

  private func bruteForce(_ bounds: [TileBounds], _ window: Rect) -> [Int32] {
    bounds.indices.filter {
      let b = bounds[$0]
      return Double(b.minX) <= window.maxX && Double(b.maxX) >= window.minX
        && Double(b.minY) <= window.maxY && Double(b.maxY) >= window.minY
    }.map(Int32.init)
  }

  @Test(arguments: 0..<200)
  func `it finds what a look at every rectangle finds, in ascending order`(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let bounds = self.random(Int.random(in: 0...600, using: &random), using: &random)
    let tree = PackedRTree(bounds)
    var found: [Int32] = []
    for _ in 0..<4 {
      let window = Rect(
        x: Double.random(in: -600...600, using: &random),
        y: Double.random(in: -600...600, using: &random),
        width: Double.random(in: 0...400, using: &random),
        height: Double.random(in: 0...400, using: &random))
      tree.collect(in: window, into: &found)
      #expect(found == bruteForce(bounds, window))
      #expect(tree.indices(in: window) == found)
    }
  }

  @Test func `rectangles that only touch the window count, by the exact numbers`() {
    let tree = PackedRTree([TileBounds(minX: 0, minY: 0, maxX: 0.1, maxY: 0.1)])
    let border = Double(Float(0.1))
    #expect(tree.indices(in: Rect(minX: border, minY: 0, maxX: 1, maxY: 1)) == [0])
    #expect(tree.indices(in: Rect(minX: border.nextUp, minY: 0, maxX: 1, maxY: 1)).isEmpty)
  }

  @Test func `none, one, equal, infinite and null rectangles are borne`() {
    let box = TileBounds(minX: 1, minY: 1, maxX: 2, maxY: 2)
    let window = Rect(x: 0, y: 0, width: 5, height: 5)
    #expect(PackedRTree([]).indices(in: window).isEmpty)
    #expect(PackedRTree([box]).indices(in: window) == [0])
    #expect(PackedRTree([box]).indices(in: .null).isEmpty)
    let equal = PackedRTree([TileBounds](repeating: box, count: 100_000))
    #expect(equal.indices(in: window).count == 100_000)
    let endless = TileBounds(
      minX: -.infinity, minY: -.infinity, maxX: .infinity, maxY: .infinity)
    let null = TileBounds(minX: .infinity, minY: .infinity, maxX: -.infinity, maxY: -.infinity)
    let vast = TileBounds(minX: 3e38, minY: -3e38, maxX: 3.2e38, maxY: 3e38)
    #expect(PackedRTree([endless, null, vast, box]).indices(in: window) == [0, 3])
  }
}
