import Cartography
import Foundation
import PlantModel
import TestSupport
import Testing

@Suite struct TileLabelsTests {
  private func park(seed: UInt64, count: Int = 700) throws -> TileMap {
    let levels: [RiskLevel?] = [.low, .low, .low, .moderate, .moderate, .high, nil, .major]
    var random = SplitMix64(seed: seed)
    let chosen = (0..<count).map { _ in levels.randomElement(using: &random) ?? .low }
    return try TileFixtures.map(TileFixtures.plots(count, side: 2_000, seed: seed)) { chosen[$0] }
  }

  private func everything(_ map: TileMap, _ zoom: Int) -> Rect {
    map.plane(at: zoom).pixels(map.extent).inset(by: -200)
  }

  private func windows(
    _ count: Int, in whole: Rect, using random: inout SplitMix64
  ) -> [Rect] {
    (0..<count).map { _ in
      Rect(
        x: Double.random(in: whole.minX...whole.maxX, using: &random),
        y: Double.random(in: whole.minY...whole.maxY, using: &random),
        width: Double.random(in: 1...400, using: &random),
        height: Double.random(in: 1...400, using: &random))
    }
  }

  @Test(arguments: 0..<12)
  func `a window shows the same labels whatever was asked before`(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let map = try park(seed: UInt64(seed))
    let zoom = [14, 15, 16, 17, 18][seed % 5]
    let whole = everything(map, zoom)
    let all = map.labels(at: zoom).labels(in: whole)
    #expect(!all.isEmpty)
    let other = try park(seed: UInt64(seed))
    for window in windows(40, in: whole, using: &random) {
      #expect(
        other.labels(at: zoom).labels(in: window) == all.filter { $0.bounds.intersects(window) })
    }
    #expect(other.labels(at: zoom).labels(in: whole) == all)
  }

  @Test(arguments: 0..<10)
  func `no label lies on another, and upright ones stand on whole pixels`(seed: Int) throws {
    let map = try park(seed: UInt64(seed))
    for zoom in [15, 17] {
      let labels = map.labels(at: zoom).labels(in: everything(map, zoom))
      for (index, label) in labels.enumerated() {
        for other in labels[..<index] { #expect(!label.box.overlaps(other.box)) }
        for case .text(let run) in label.marks.map(\.content) where run.rotation == 0 {
          #expect(run.origin.x == run.origin.x.rounded())
          #expect(run.origin.y == run.origin.y.rounded())
        }
      }
    }
  }

  @Test func `no major risk goes without a label where it is due`() throws {
    let map = try park(seed: 3)
    for zoom in [15, 16, 17] {
      let labels = map.labels(at: zoom).labels(in: everything(map, zoom))
      let majors = map.content.rows(ofRank: 4)
      #expect(Set(labels.filter { $0.rank == 4 }.map(\.unit)) == Set(majors))
    }
  }

  @Test func `a unit retreats from its name to its code and then to none`() throws {
    func placement(_ side: Double, level: RiskLevel = .low) throws -> TileLabel? {
      let ring = Rect(x: 100, y: 100, width: side, height: side).corners
      let map = try TileFixtures.map(
        [TileFixtures.unit("01", ring, name: "环氧乙烷储罐区")], level: { _ in level })
      return map.labels(at: 18).labels(in: everything(map, 18)).first
    }
    #expect(try placement(80)?.text == "环氧乙烷储罐区")
    #expect(try placement(30)?.text == "环氧乙烷\n储罐区")
    #expect(try placement(30)?.placement == .inside)
    #expect(try placement(12)?.placement == .code)
    #expect(try placement(12)?.text == "01")
    #expect(try placement(3) == nil)
    #expect(try placement(3, level: .major)?.text == "01")
  }

  @Test func `labels begin at the zoom that the style names, and nothing is planned below`() throws
  {
    let map = try park(seed: 1, count: 20)
    #expect(map.labels(at: 10).labels(in: everything(map, 10)).isEmpty)
    #expect(!map.labels(at: 16).labels(in: everything(map, 16)).isEmpty)
  }

  @Test func `a label is as large in the north as on the equator`() throws {
    let ring = Rect(x: 100, y: 100, width: 80, height: 80).corners
    let north = ring.map { Point(x: $0.x, y: $0.y + 8_000_000) }
    let map = try TileFixtures.map(
      [TileFixtures.unit("A", ring), TileFixtures.unit("B", north)], grid: .webMercatorQuad)
    let labels = map.labels(at: 17).labels(in: everything(map, 17))
    #expect(labels.count == 2)
    #expect(Set(labels.map(\.box.size)).count == 1)
  }
}
