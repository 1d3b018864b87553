import Cartography
import Foundation
import PlantModel
import TestSupport
import Testing

/// Areas that share a border share it at every zoom.
@Suite struct TileBordersTests {
  /// A crooked border with many points from (0, 0) to (1000, 0).
  private func border(using random: inout SplitMix64) -> [Point] {
    let count = Int.random(in: 2...150, using: &random)
    var y = 0.0
    return (0...count).map { index in
      y += Double.random(in: -8...8, using: &random)
      return Point(x: 1_000 * Double(index) / Double(count), y: 5_000 + y)
    }
  }

  /// The border as the corners of a mark have it: those of the ring that are neither end of the square behind it.
  private func shared(_ ring: [Point], beyond y: ClosedRange<Double>) -> [Point] {
    ring.filter { y.contains($0.y) }
  }

  private func side(_ p: Point, _ line: [Point]) -> Double {
    let near = zip(line, line.dropFirst()).map { squaredDistance(from: p, toSegment: $0, $1) }
    return (near.min() ?? .infinity).squareRoot()
  }

  @Test(arguments: 0..<40)
  func `neighbours keep one border, whatever the direction and start of their rings`(seed: Int)
    throws
  {
    var random = SplitMix64(seed: UInt64(seed))
    let border = border(using: &random)
    let above = border + [Point(x: 1_000, y: 6_000), Point(x: 0, y: 6_000)]
    var below = Array(border.reversed()) + [Point(x: 0, y: 4_000), Point(x: 1_000, y: 4_000)]
    let turn = Int.random(in: 0..<below.count, using: &random)
    below = Array(below[turn...] + below[..<turn])
    let map = try TileFixtures.map([
      TileFixtures.unit("A", above), TileFixtures.unit("B", below),
    ])
    for zoom in [10, 13, 15, 17, 20] {
      let scene = map.scene(at: zoom)
      let marks = scene.fills.map(\.mark)
      guard marks.allSatisfy({ $0.subpathCount == 1 }) else { continue }
      let rings = marks.map { scene.lines(of: $0)[0] }
      // No slit and no overlap: together they cover what the rectangle round both covers.
      let sum = rings.reduce(0) { $0 + abs(doubledSignedArea(of: $1)) }
      let plane = map.plane(at: zoom)
      let low = plane.transform.applied(to: Point(x: 0, y: 5_900)).y
      let high = plane.transform.applied(to: Point(x: 0, y: 4_100)).y
      let middle = low...high
      let (a, b) = (shared(rings[0], beyond: middle), shared(rings[1], beyond: middle))
      for p in a { #expect(side(p, rings[1] + rings[1].prefix(1)) == 0) }
      for p in b { #expect(side(p, rings[0] + rings[0].prefix(1)) == 0) }
      let whole = Rect(around: rings.joined())
      #expect(abs(sum - 2 * whole.width * whole.height) < 1e-6 * sum)
    }
  }

  @Test(arguments: 0..<60)
  func `no point moves more than a quarter of a pixel`(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let star = RandomShapes.star(using: &random)
    let map = try TileFixtures.map([TileFixtures.unit("A", star.exterior)])
    for zoom in [13, 16, 19] {
      let scene = map.scene(at: zoom)
      let fill = try #require(scene.fills.first?.mark)
      guard fill.subpathCount == 1 else { continue }
      let ring = scene.lines(of: fill)[0]
      let transform = map.plane(at: zoom).transform
      for point in star.exterior {
        let p = transform.applied(to: point)
        #expect(side(p, ring + ring.prefix(1)) <= 0.25)
      }
    }
  }
}
