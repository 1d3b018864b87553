import PlantModel
import TestSupport
import Testing

@testable import Storage

@Suite struct ThinnedTests {
  /// Distance of a point from a segment.
  private func distance(_ p: Point, _ a: Point, _ b: Point) -> Double {
    let v = b - a
    let length = v.x * v.x + v.y * v.y
    let t = length == 0 ? 0 : min(max(((p.x - a.x) * v.x + (p.y - a.y) * v.y) / length, 0), 1)
    return p.distance(to: a + v * t)
  }

  @Test(arguments: 0..<200)
  func `every dropped point lies within the tolerance of what is left`(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let radius = Double.random(in: 1...500, using: &random)
    let noise = Double.random(in: 0...0.01, using: &random)
    let points = (0..<400).map { index in
      let angle = Double(index) / 60
      let r = radius + .random(in: -noise...noise, using: &random)
      return Point(x: r * cosine(angle), y: r * sine(angle))
    }
    let left = thinned(points, tolerance: 0.01)
    #expect(left.first == points.first)
    #expect(left.last == points.last)
    for point in points {
      let nearest = zip(left, left.dropFirst()).map { distance(point, $0, $1) }.min() ?? .infinity
      #expect(nearest <= 0.0101)
    }
  }

  @Test func `a straight line keeps its ends, a corner stays`() {
    let straight = (0...100).map { Point(x: Double($0), y: 2 * Double($0)) }
    #expect(thinned(straight, tolerance: 0.001) == [straight[0], straight[100]])
    let corner = [Point(x: 0, y: 0), Point(x: 5, y: 0), Point(x: 10, y: 0), Point(x: 10, y: 10)]
    #expect(thinned(corner, tolerance: 0.01) == [corner[0], corner[2], corner[3]])
  }

  @Test func `a line that turns back keeps its tip`() {
    let tip = [Point(x: 0, y: 0), Point(x: 10, y: 0), Point(x: 3, y: 0)]
    #expect(thinned(tip, tolerance: 0.01) == tip)
  }
}
