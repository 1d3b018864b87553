import Cartography
import Foundation
import MapStyle
import PlantModel
import TestSupport
import Testing

@Suite struct TileSymbolsTests {
  private static let style = """
    {"version": 8, "sources": {"map": {"type": "vector"}}, "layers": [
      {"id": "labels", "type": "symbol", "source": "map", "source-layer": "unit_labels",
       "layout": {"text-field": ["get", "name"], "text-size": 12}},
      {"id": "texts", "type": "symbol", "source": "map", "source-layer": "layout", "minzoom": 15,
       "layout": {"text-field": ["get", "text"], "text-size": 10}}
    ]}
    """

  private func text(_ words: String, x: Double, y: Double) -> Feature {
    Feature(
      source: "plan", layer: "文字", class: "text", geometry: .points([Point(x: x, y: y)]),
      text: words)
  }

  private func texts(_ marks: [Mark]) -> [String] {
    marks.compactMap { if case .text(let run) = $0.content { run.line.text } else { nil } }
  }

  @Test func `texts of the layout stand where no label of a unit does, from their zoom on`() throws
  {
    let ring = Rect(x: 100, y: 100, width: 60, height: 60).corners
    let map = try TileFixtures.map(
      [TileFixtures.unit("A", ring)],
      features: [text("门卫", x: 300, y: 130), text("隐去", x: 130, y: 130)], style: Self.style)
    let window = map.plane(at: 17).pixels(map.extent).inset(by: -100)
    #expect(texts(map.labelMarks(at: 17, in: window)) == ["门卫", "储罐"])
    let far = map.plane(at: 15).pixels(map.extent).inset(by: -100)
    #expect(!texts(map.labelMarks(at: 15, in: far)).contains("门卫"))
  }

  @Test func `a window shows the texts that touch it`() throws {
    let features = (0..<40).map { text("文\($0)", x: Double($0) * 100, y: 0) }
    let map = try TileFixtures.map([], features: features, style: Self.style)
    let plane = map.plane(at: 17)
    let place = plane.transform.applied(to: Point(x: 1_000, y: 0))
    let window = Rect(center: place, width: 20, height: 20)
    #expect(texts(map.labelMarks(at: 17, in: window)) == ["文10"])
    #expect(texts(map.labelMarks(at: 17, in: plane.pixels(map.extent).inset(by: -50))).count == 40)
  }

  @Test func `a text of several looks is placed inside as on sheets`() throws {
    let style = Self.style.replacingOccurrences(
      of: "\"text-field\": [\"get\", \"name\"]",
      with: "\"text-field\": [\"format\", [\"get\", \"name\"], {\"text-color\": \"#ff0000\"}]")
    let ring = Rect(x: 100, y: 100, width: 60, height: 60).corners
    let map = try TileFixtures.map([TileFixtures.unit("A", ring)], style: style)
    let window = map.plane(at: 18).pixels(map.extent)
    let labels = map.labels(at: 18).labels(in: window)
    #expect(labels.map(\.placement) == [.inside])
    #expect(window.contains(try #require(labels.first).box.boundingBox))
    #expect(texts(labels.flatMap(\.marks)) == ["储罐"])
  }
}

@Suite struct TileMapTests {
  @Test func `threads that ask for one zoom get one scene, and a small limit keeps the newest`()
    async throws
  {
    let units = TileFixtures.plots(2_000, side: 3_000, seed: 2)
    let map = TileMap(
      plant: Plant(features: [], units: units),
      assessed: TileFixtures.assessed(units) { _ in .high }, basis: .inherent, language: .zh,
      style: try TileFixtures.style(TileFixtures.plain), grid: TileGrid(.local),
      measuring: FixedWidthText(), byteLimit: 1)
    let expected = [14, 15, 16].map { map.scene(at: $0).marks }
    let found = await withTaskGroup(of: Bool.self) { group in
      for turn in 0..<24 {
        group.addTask { map.scene(at: 14 + turn % 3).marks == expected[turn % 3] }
      }
      return await group.reduce(true) { $0 && $1 }
    }
    #expect(found)
  }

  @Test func `a plan that forgets what it placed places it there again`() throws {
    let units = TileFixtures.plots(400, side: 2_000, seed: 6)
    func map(_ mostLabels: Int) throws -> TileMap {
      TileMap(
        plant: Plant(features: [], units: units),
        assessed: TileFixtures.assessed(units) { $0.isMultiple(of: 7) ? .major : .low },
        basis: .inherent, language: .zh, style: try TileFixtures.style(TileFixtures.plain),
        grid: TileGrid(.local), measuring: FixedWidthText(), mostLabels: mostLabels)
    }
    let (forgetful, other) = (try map(3), try map(10_000))
    let whole = other.plane(at: 16).pixels(other.extent)
    for step in 0..<40 {
      let window = Rect(
        x: whole.minX + Double(step * 37 % 40) * whole.width / 40, y: whole.minY, width: 90,
        height: whole.height)
      #expect(
        forgetful.labels(at: 16).labels(in: window) == other.labels(at: 16).labels(in: window))
    }
  }

  @Test func `labels that threads ask for side by side are those that one asks for`() async throws {
    let units = TileFixtures.plots(600, side: 2_000, seed: 4)
    func map() throws -> TileMap {
      try TileFixtures.map(units) { $0.isMultiple(of: 9) ? .major : .moderate }
    }
    let (alone, together) = (try map(), try map())
    let whole = alone.plane(at: 16).pixels(alone.extent).inset(by: -100)
    let windows = (0..<36).map {
      Rect(
        x: whole.minX + Double($0 % 6) * whole.width / 6,
        y: whole.minY + Double($0 / 6) * whole.height / 6, width: whole.width / 6,
        height: whole.height / 6)
    }
    let expected = windows.map { alone.labels(at: 16).labels(in: $0) }
    let plan = together.labels(at: 16)
    let isEqual = await withTaskGroup(of: Bool.self) { group in
      for index in windows.indices.reversed() {
        group.addTask { plan.labels(in: windows[index]) == expected[index] }
      }
      return await group.reduce(true) { $0 && $1 }
    }
    #expect(isEqual)
  }
}
