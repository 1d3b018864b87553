import Cartography
import Foundation
import MapStyle
import PlantModel
import TestSupport
import Testing

@Suite struct PathParallelTests {
  private func points(_ line: [(Double, Double)]) -> [Point] {
    line.map { Point(x: $0.0, y: $0.1) }
  }

  @Test func `a positive distance leads to the right of the line`() {
    let path = Path.polyline(points([(0, 0), (10, 0), (10, 10)])).parallel(at: 2)
    #expect(path.points == points([(0, 2), (8, 2), (8, 10)]))
    let left = Path.polyline(points([(0, 0), (10, 0), (10, 10)])).parallel(at: -2)
    #expect(left.points == points([(0, -2), (12, -2), (12, 10)]))
  }

  @Test func `a ring beside a ring is closed at its start too`() {
    let ring = Path.polygon(points([(0, 0), (10, 0), (10, 10), (0, 10)])).parallel(at: 1)
    #expect(Set(ring.points) == Set(points([(1, 1), (9, 1), (9, 9), (1, 9)])))
    #expect(ring.closed == [true])
  }

  @Test func `outer corners are mitred up to the limit, cut beyond it, or round`() {
    let spike = Path.polyline(points([(0, 0), (20, 0), (0, 1)]))
    #expect(spike.parallel(at: -2, miterLimit: 2).points.count == 4)
    #expect(spike.parallel(at: -2, miterLimit: 100).points.count == 3)
    let round = spike.parallel(at: -2, join: .round).points
    #expect(round.count > 8)
    let tip = Point(x: 20, y: 0)
    #expect(round.dropFirst().dropLast().allSatisfy { abs($0.distance(to: tip) - 2) < 0.02 })
  }

  @Test func `a side that has no room beside the line vanishes`() {
    // A notch 2 wide: a line 3 beside it passes over.
    let notch = Path.polyline(points([(0, 0), (20, 0), (20, 5), (22, 5), (22, 0), (40, 0)]))
    let beside = notch.parallel(at: -3).points
    let lowest = beside.map(\.y).max() ?? 0
    #expect(lowest <= -2.9)
  }

  @Test(arguments: 0..<200) func `no line leads far from the one beside it`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let line = (0..<Int.random(in: 0...12, using: &random)).map { _ in
      Point(x: .random(in: 0...50, using: &random), y: .random(in: 0...50, using: &random))
    }
    let distance = Double.random(in: -10...10, using: &random)
    for closed in [false, true] {
      var path = Path()
      path.append(line, closed: closed)
      let beside = path.parallel(at: distance, join: seed % 2 == 0 ? .miter : .round)
      #expect(beside.points.allSatisfy { $0.isFinite })
      #expect(beside.ends == [beside.points.count])
    }
  }
}
