import PlantModel
import Rendering
import TestSupport
import Testing

@Suite struct ThinningTests {
  private func thinned(_ points: [Point], tolerance: Double) -> [Point] {
    var thinning = Thinning(from: points[0], tolerance: tolerance)
    var kept = [points[0]]
    for point in points.dropFirst() {
      if let point = thinning.kept(before: point) { kept.append(point) }
    }
    return kept + [points[points.count - 1]]
  }

  private func distance(_ p: Point, _ a: Point, _ b: Point) -> Double {
    let (way, length) = (b - a, a.distance(to: b))
    guard length > 0 else { return p.distance(to: a) }
    let t = ((p.x - a.x) * way.x + (p.y - a.y) * way.y) / (length * length)
    return p.distance(to: a + way * min(max(t, 0), 1))
  }

  @Test(arguments: 0..<200) func `no point strays from the line that remains`(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let step = [0.01, 0.1, 1, 10][Int(seed % 4)]
    var points = [Point(x: 0, y: 0)]
    for _ in 0..<200 {
      let way = Point(
        x: Double.random(in: -0.4...1, using: &generator) * step,
        y: Double.random(in: -0.5...0.5, using: &generator) * step)
      points.append(points[points.count - 1] + way)
    }
    let kept = thinned(points, tolerance: 0.05)
    for point in points {
      let nearest = zip(kept, kept.dropFirst()).map { distance(point, $0, $1) }.min() ?? 0
      #expect(nearest <= 0.05 * 1.0001)
    }
  }

  @Test func `a straight line keeps its ends and a corner stays`() {
    let line = (0...100).map { Point(x: Double($0), y: 2 * Double($0)) }
    #expect(thinned(line, tolerance: 0.05).count == 2)
    let corner = line + (1...100).map { Point(x: 100 + Double($0), y: 200) }
    #expect(thinned(corner, tolerance: 0.05) == [line[0], line[100], corner[200]])
  }

  @Test func `a line that turns back keeps its farthest point`() {
    let there = [0.0, 5, 10, 5, 0].map { Point(x: $0, y: 0) }
    #expect(thinned(there, tolerance: 0.05).contains(Point(x: 10, y: 0)))
  }
}
