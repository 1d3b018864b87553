import Cartography
import Foundation
import MapStyle
import PlantModel
import TestSupport
import Testing

/// What the zooms of a map find is told once, and does not depend on who asks first.
@Suite struct TileFindingsTests {
  private let square = Rect(x: 100, y: 100, width: 40, height: 40).corners
  private let world = Rect(minX: -1e9, minY: -1e9, maxX: 1e9, maxY: 1e9)

  private func paint(_ map: TileMap, _ zooms: ClosedRange<Int>) {
    for zoom in zooms {
      _ = map.scene(at: zoom)
      _ = map.labelMarks(at: zoom, in: world)
    }
  }

  @Test func `a map whose style holds has no findings`() throws {
    let map = try TileFixtures.map([TileFixtures.unit("A", square)])
    paint(map, 17...20)
    #expect(map.findings == [])
  }

  @Test func `a property without a value and a symbol that is missing are told once for all zooms`()
    throws
  {
    let style = """
      {"version": 8, "sources": {"map": {"type": "vector"}}, "layers": [
        {"id": "units", "type": "fill", "source": "map", "source-layer": "units",
         "paint": {"fill-color": ["get", "name"], "fill-pattern": "nowhere"}},
        {"id": "labels", "type": "symbol", "source": "map", "source-layer": "unit_labels",
         "layout": {"text-field": ["get", "name"], "text-size": ["to-number", ["get", "name"]]}}
      ]}
      """
    let units = [
      TileFixtures.unit("A", square),
      TileFixtures.unit("B", square.map { Point(x: $0.x + 9_000, y: $0.y) }),
    ]
    let map = try TileFixtures.map(units, style: style)
    // A window that one unit lies in: the count is that of all.
    _ = map.labelMarks(at: 18, in: map.plane(at: 18).pixels(Rect(around: square)))
    paint(map, 17...20)
    let findings = map.findings
    #expect(
      findings.map { "\($0.code) \($0.place?.path ?? "")" }.sorted() == [
        "style-evaluation layers[0].paint.fill-color",
        "style-evaluation layers[1].layout.text-size",
        "symbol-not-found layers[0].paint.fill-pattern",
      ])
    #expect(
      findings.filter { $0.code == "style-evaluation" }
        .allSatisfy { $0.message.en.hasPrefix("2 features take the default") })
  }

  /// Units in a row, each with a long name, and as wide as three letters at zoom 18.
  private func row(_ count: Int, side: Double = 8) -> [RiskUnit] {
    (0..<count).map {
      TileFixtures.unit(
        "UNIT-\($0)", Rect(x: Double($0) * side, y: 0, width: side, height: side).corners,
        name: "很长的装置名称")
    }
  }

  @Test func `lower levels that give way are a note with a count a zoom`() throws {
    let map = try TileFixtures.map(row(20))
    paint(map, 16...17)
    let finding = try #require(map.findings.first { $0.code == "labels-gave-way" })
    #expect(finding.severity == .note)
    #expect(
      finding.message.en
        == "units of lower levels have no room for a label: 20 at zoom 16, 20 at zoom 17")
    #expect(finding.message.zh == "较低等级的单元因位置所限未标注：16 级 20 个，17 级 20 个")
  }

  @Test func `only units that somebody asked for are counted, in whatever order windows come`()
    throws
  {
    let (forth, back) = (try TileFixtures.map(row(40)), try TileFixtures.map(row(40)))
    let plane = forth.plane(at: 17)
    let windows = (0..<10).map {
      plane.pixels(Rect(x: Double($0) * 16, y: 0, width: 16, height: 8))
    }
    for window in windows { _ = forth.labelMarks(at: 17, in: window) }
    for window in windows.reversed() { _ = back.labelMarks(at: 17, in: window) }
    #expect(forth.findings == back.findings)
    paint(back, 17...17)
    #expect(forth.findings != back.findings)
  }

  @Test func `major risks on one spot that cannot all be labelled are a warning with their codes`()
    throws
  {
    let units = (0..<60).map { TileFixtures.unit("M\($0)", square) }
    let map = try TileFixtures.map(units) { _ in .major }
    paint(map, 16...16)
    let finding = try #require(map.findings.first { $0.code == "major-risk-without-label" })
    #expect(finding.severity == .warning)
    #expect(finding.message.en.hasPrefix("units of major risk have no room even for a code: M"))
    let labelled = map.labels(at: 16).labels(in: world).count
    #expect(finding.message.en.hasSuffix("; \(60 - labelled) at zoom 16"))
  }
}
