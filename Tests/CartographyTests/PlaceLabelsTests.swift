import Cartography
import MapStyle
import PlantModel
import TestSupport
import Testing

@Suite struct PlaceLabelsTests {
  private let measuring = FixedWidthText()
  private let window = Rect(x: 0, y: 0, width: 800, height: 600)
  private let rules = LabelRules(minimumSize: 6)

  private func plan(
    _ polygons: [PlantModel.Polygon], names: [String]? = nil, ranks: [Int]? = nil,
    obstacles: [Rect] = [], in window: Rect? = nil
  ) -> LabelPlan {
    let window = window ?? self.window
    let requests = polygons.indices.map { i in
      LabelRequest(
        unit: i, code: "U\(1000 + i)", rank: ranks?[i] ?? i % 5,
        paint: TextPaint([.init(names?[i] ?? "液氨储罐区T-10\(i)\n较大风险")], size: 12),
        room: [polygons[i]])
    }
    let paths = polygons.map { Path(polygons: [$0]) }
    return placedLabels(
      requests, window: window, obstacles: obstacles,
      coverage: UnitCoverage(paths, window: window), rules: rules, measuring: measuring)
  }

  private func rectangle(_ x: Double, _ y: Double, _ w: Double, _ h: Double) -> PlantModel.Polygon {
    Polygon(exterior: Rect(x: x, y: y, width: w, height: h).corners)
  }

  @Test func `a roomy unit has its label inside at full size on one line a part`() throws {
    let label = try #require(plan([rectangle(100, 100, 300, 200)]).labels.first)
    #expect(label.placement == .inside)
    #expect(label.block.lines.map(\.text) == ["液氨储罐区T-100", "较大风险"])
    #expect(label.block.lines.allSatisfy { $0.letterSize == 12 })
    #expect(label.box.center.distance(to: Point(x: 250, y: 200)) < 4)
  }

  @Test func `a narrower unit has its name in two lines`() throws {
    let label = try #require(plan([rectangle(100, 100, 70, 60)]).labels.first)
    #expect(label.placement == .inside)
    #expect(label.block.lines.count == 3)
  }

  @Test func `a tall narrow unit has its label turned to be read from the right`() throws {
    let label = try #require(
      plan([rectangle(100, 100, 32, 300)], names: ["东侧综合管廊一段\n低风险"]).labels.first)
    #expect(label.placement == .inside)
    #expect(label.box.rotation == -90 || label.block.lines.count > 2)
  }

  @Test func `a tiny unit has a leader that ends in it`() throws {
    let unit = rectangle(400, 300, 8, 8)
    let label = try #require(plan([unit]).labels.first)
    #expect(label.placement == .leader)
    let end = try #require(label.leader.last)
    #expect(unit.contains(end))
  }

  @Test func `where leaders have no room a major risk still has a number and lower ones give way`()
  {
    var random = SplitMix64(seed: 7)
    let crowd = Rect(x: 0, y: 0, width: 300, height: 220)
    let polygons = RandomShapes.plots(400, in: crowd, using: &random)
    let ranks = polygons.indices.map { $0 % 10 == 0 ? 4 : 1 }
    let plan = plan(polygons, ranks: ranks, in: crowd)
    let labelled = Set(plan.labels.map(\.unit))
    #expect(polygons.indices.allSatisfy { ranks[$0] < 4 || labelled.contains($0) })
    #expect(!plan.dropped.isEmpty)
    #expect(plan.dropped.allSatisfy { ranks[$0] < 4 })
  }

  @Test(arguments: 0..<20)
  func `no two labels overlap, none leaves the window or covers an obstacle`(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let count = Int.random(in: 1...90, using: &random)
    let polygons = RandomShapes.plots(count, in: window, using: &random)
    let obstacle = Rect(x: 600, y: 20, width: 180, height: 200)
    let plan = plan(
      polygons, ranks: polygons.map { _ in Int.random(in: 0...4, using: &random) },
      obstacles: [obstacle])
    for (i, label) in plan.labels.enumerated() {
      #expect(window.contains(label.box.boundingBox))
      #expect(!label.box.overlaps(OrientedBox(obstacle)))
      for other in plan.labels[(i + 1)...] {
        #expect(!label.box.overlaps(other.box), "\(label.block.lines.map(\.text))")
        if let a = other.leader.first, let b = other.leader.last {
          #expect(!label.box.grown(by: -0.01).intersects(segment: a, b))
        }
      }
    }
  }

  @Test(arguments: 0..<10)
  func `a label inside lies in its unit`(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let polygons = RandomShapes.plots(40, in: window, using: &random)
    for label in plan(polygons).labels where label.placement == .inside {
      for corner in label.box.grown(by: -0.01).corners {
        #expect(polygons[label.unit].contains(corner))
      }
    }
  }

  @Test(arguments: 0..<5)
  func `the order of requests does not matter`(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let polygons = RandomShapes.plots(60, in: window, using: &random)
    let requests = polygons.indices.map { i in
      LabelRequest(
        unit: i, code: "U\(1000 + i)", rank: i % 5,
        paint: TextPaint([.init("合成装置\(i)#\n一般风险")], size: 12), room: [polygons[i]])
    }
    let coverage = UnitCoverage(polygons.map { Path(polygons: [$0]) }, window: window)
    func plan(_ requests: [LabelRequest]) -> LabelPlan {
      placedLabels(
        requests, window: window, obstacles: [], coverage: coverage, rules: rules,
        measuring: measuring)
    }
    #expect(plan(requests) == plan(requests.shuffled(using: &random)))
  }

  @Test func `a name of 500 letters is shortened, not lost`() throws {
    let name = String(repeating: "很长的名称", count: 100)
    let label = try #require(plan([rectangle(0, 0, 800, 600)], names: [name]).labels.first)
    #expect(label.block.lines.last?.text.hasSuffix("…") == true)
  }

  @Test func `a unit with coordinates beyond any sheet neither traps nor hangs`() {
    let huge = rectangle(-1e12, -1e12, 2e12, 2e12)
    _ = plan([huge])
  }
}
