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

  @Test func `a hole's ring, which turns the other way, grows`() {
    let ring = Path.polygon(points([(0, 0), (0, 10), (10, 10), (10, 0)])).parallel(at: 1)
    #expect(Set(ring.points) == Set(points([(-1, -1), (-1, 11), (11, 11), (11, -1)])))
  }

  @Test func `sides without length change nothing`() {
    let plain = Path.polyline(points([(0, 0), (10, 0), (10, 10)]))
    let doubled = Path.polyline(
      points([(0, 0), (0, 0), (5, 0), (5, 0), (10, 0), (10, 0), (10, 10), (10, 10)]))
    let beside = doubled.parallel(at: 2).points
    // The point amid the straight side stays.
    #expect(beside.filter { $0.x != 5 } == plain.parallel(at: 2).points)
    let ring = Path.polygon(points([(0, 0), (0, 0), (10, 0), (10, 10), (0, 10), (0, 0)]))
    #expect(Set(ring.parallel(at: 1).points) == Set(points([(1, 1), (9, 1), (9, 9), (1, 9)])))
  }

  @Test func `what has no length at all stays a point, and nothing stays nothing`() {
    let speck = Path.polyline(points([(3, 4), (3, 4)])).parallel(at: 2)
    #expect(speck.points == points([(3, 4)]))
    #expect(Path().parallel(at: 2) == Path())
    let line = Path.polyline(points([(0, 0), (10, 0)]))
    #expect(line.parallel(at: 0) == line)
  }

  @Test func `a line that turns right back is joined round its end`() {
    let back = Path.polyline(points([(0, 0), (10, 0), (0, 0)]))
    #expect(back.parallel(at: 2).points == points([(0, 2), (10, 2), (10, -2), (0, -2)]))
    let round = back.parallel(at: -2, join: .round).points
    let farthest = round.map(\.x).max() ?? 0
    #expect(abs(farthest - 12) < 0.05)
  }

  @Test func `each part of a path keeps to itself`() {
    var path = Path.polyline(points([(0, 0), (10, 0)]))
    path.append(points([(0, 20), (10, 20), (10, 30), (0, 30)]), closed: true)
    let beside = path.parallel(at: 1)
    #expect(beside.closed == [false, true])
    #expect(beside.subpaths[0].points == points([(0, 1), (10, 1)]))
    #expect(Rect(around: beside.subpaths[1].points) == Rect(x: 1, y: 21, width: 8, height: 8))
  }

  @Test(arguments: 0..<50) func `a line far from its own corners is as far away as was asked`(
    seed: UInt64
  ) {
    var random = SplitMix64(seed: seed)
    // Long sides and blunt corners: nothing vanishes.
    var line = [Point(x: 0, y: 0)]
    var angle = 0.0
    for _ in 0..<6 {
      angle += .random(in: -1...1, using: &random)
      line.append(line[line.count - 1] + Point(x: 40 * cos(angle), y: 40 * sin(angle)))
    }
    let distance = Double.random(in: -9...9, using: &random)
    let beside = Path.polyline(line).parallel(at: distance, miterLimit: 10).points
    #expect(beside.count == line.count)
    for (own, other) in zip(zip(line, line.dropFirst()), zip(beside, beside.dropFirst())) {
      let side = (own.1 - own.0) * (1.0 / 40)
      for point in [other.0, other.1] {
        let way = point - own.0
        #expect(abs(side.x * way.y - side.y * way.x - distance) < 1e-6)
      }
    }
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
