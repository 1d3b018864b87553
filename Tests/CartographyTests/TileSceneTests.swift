import Cartography
import Foundation
import MapStyle
import PlantModel
import TestSupport
import Testing

@Suite struct TileSceneTests {
  private let square = Rect(x: 100, y: 100, width: 40, height: 40).corners

  @Test func `a unit stands in pixels from the corner of its tile`() throws {
    let map = try TileFixtures.map([TileFixtures.unit("A", square)])
    let scene = map.scene(at: 18)
    let size = map.grid.metresPerPixel(zoom: 18)
    let fill = try #require(scene.fills.first)
    #expect(abs(Double(fill.mark.area) - 1_600 / size / size) < 1)
    #expect(scene.origins[Int(fill.mark.origin)] == "unit/A")
    let window = scene.window(of: scene.corner)
    #expect(window == Rect(x: 0, y: 0, width: 256, height: 256))
    #expect(scene.index.indices(in: window).count == 2)
    #expect(scene.background == Color(red: 1, green: 1, blue: 1))
    // A lattice of a sixteenth of a pixel.
    let ring = try #require(scene.lines(of: fill.mark).first)
    #expect(ring.count == 4)
    #expect(ring.allSatisfy { ($0.x * 16).rounded() == $0.x * 16 })
  }

  @Test func `rows that count upwards lie the other way`() throws {
    let map = try TileFixtures.map([TileFixtures.unit("A", square)], grid: .bd09)
    let scene = map.scene(at: 18)
    #expect(scene.corner == TileIndex(zoom: 18, column: 0, row: 0))
    let above = TileIndex(zoom: 18, column: 0, row: 1)
    #expect(scene.window(of: above) == Rect(x: 0, y: -256, width: 256, height: 256))
    let bounds = try #require(scene.fills.first).mark.bounds
    #expect(bounds.minY == 256 - 140 && bounds.maxY == 256 - 100)
  }

  @Test func `the worst level is painted last though the data has it first`() throws {
    let units = (0..<50).map { TileFixtures.unit("\($0)", square) }
    let map = try TileFixtures.map(units) { $0 < 5 ? .major : .low }
    let colors = map.scene(at: 18).fills.map(\.color)
    #expect(colors.suffix(5).allSatisfy { $0.red == 1 && $0.blue == 0 })
    #expect(colors.dropLast(5).allSatisfy { $0.blue == 1 })
  }

  @Test func `a sort key of the style goes before the level`() throws {
    let style = TileFixtures.plain.replacingOccurrences(
      of: "\"source-layer\": \"units\",",
      with:
        "\"source-layer\": \"units\", \"layout\": {\"fill-sort-key\": [\"-\", [\"get\", \"rank\"]]},"
    )
    let units = (0..<4).map { TileFixtures.unit("\($0)", square) }
    let map = try TileFixtures.map(units, style: style) { $0 < 2 ? .low : .major }
    #expect(map.scene(at: 18).fills.map(\.color.red) == [1, 1, 0, 0])
  }

  @Test func `small units lose their outline, and a major one keeps four square pixels`() throws {
    let units = [TileFixtures.unit("A", square), TileFixtures.unit("B", square)]
    let map = try TileFixtures.map(units) { $0 == 0 ? .major : .low }
    let scene = map.scene(at: 11)
    #expect(scene.strokeCount == 0)
    let fills = scene.fills
    #expect(fills.count == 2)
    let low = fills[0].mark
    #expect(low.subpathCount == 0)
    #expect(abs(Double(low.area) - pow(40 / map.grid.metresPerPixel(zoom: 11), 2)) < 1e-3)
    let major = fills[1].mark
    #expect(major.area == 4)
    #expect(Rect(around: scene.lines(of: major)[0]).width == 2)
  }

  @Test func `of many major units in few pixels some show as squares, the others by area`()
    throws
  {
    let units = TileFixtures.plots(900, side: 1_500, seed: 5)
    let map = try TileFixtures.map(units) { _ in .major }
    let marks = map.scene(at: 8).fills.map(\.mark)
    #expect(marks.count == 900)
    let squares = marks.filter { $0.area == 4 }
    #expect((1...4).contains(squares.count))
    #expect(marks.allSatisfy { $0.area > 0 })
  }

  @Test func `the scene is the same on one thread and on several`() throws {
    let map = try TileFixtures.map(TileFixtures.plots(9_000, side: 3_000, seed: 7))
    let plane = map.plane(at: 16)
    let alone = map.content.scene(on: plane, isParallel: false).value
    let together = map.content.scene(on: plane, isParallel: true).value
    #expect(alone.coordinates == together.coordinates)
    #expect(alone.marks == together.marks)
    #expect(alone.paints == together.paints)
    #expect(alone.subpathEnds == together.subpathEnds)
  }

  @Test func `a strip thinner than the lattice keeps its area`() throws {
    let strip = Rect(x: 100, y: 100, width: 2_000, height: 1.5).corners
    let map = try TileFixtures.map([TileFixtures.unit("A", strip)])
    let scene = map.scene(at: 12)
    let fill = try #require(scene.fills.first?.mark)
    let ring = try #require(scene.lines(of: fill).first)
    let area = abs(doubledSignedArea(of: ring)) / 2
    #expect(abs(area - Double(fill.area)) < 0.2 * Double(fill.area))
  }

  @Test func `patterns go to the other painter, at their place in the order`() throws {
    let style = """
      {"version": 8, "sources": {"map": {"type": "vector"}}, "layers": [
        {"id": "a", "type": "fill", "source": "map", "source-layer": "units",
         "paint": {"fill-color": "#ff0000"}},
        {"id": "b", "type": "fill", "source": "map", "source-layer": "units",
         "paint": {"fill-pattern": "hatch"}},
        {"id": "c", "type": "line", "source": "map", "source-layer": "units",
         "paint": {"line-color": "#000000"}}
      ]}
      """
    let hatch = Symbol(
      name: "hatch", svg: Array("<svg/>".utf8), size: Size(width: 8, height: 8))
    let units = [TileFixtures.unit("A", square)]
    let map = TileMap(
      plant: Plant(features: [], units: units), assessed: [], basis: .inherent, language: .zh,
      style: try TileFixtures.style(style), symbols: ["hatch": hatch], grid: TileGrid(.local),
      measuring: FixedWidthText())
    let kinds = map.scene(at: 18).marks.map { mark in
      switch map.scene(at: 18).paints[Int(mark.paint)] {
      case .fill: "fill"
      case .stroke: "stroke"
      case .other: "other"
      }
    }
    #expect(kinds == ["fill", "other", "stroke"])
  }

  @Test func `circles on unit_labels stand once where many would lie on each other`() throws {
    let style = """
      {"version": 8, "sources": {"map": {"type": "vector"}}, "layers": [
        {"id": "dots", "type": "circle", "source": "map", "source-layer": "unit_labels",
         "filter": ["==", ["get", "level"], "major"],
         "paint": {"circle-radius": 2, "circle-color": "#ff0000", "circle-stroke-width": 1,
                   "circle-stroke-color": "#ffffff"}}
      ]}
      """
    var units = (0..<300).map { TileFixtures.unit("\($0)", square) }
    units.append(TileFixtures.unit("far", square.map { Point(x: $0.x + 5_000, y: $0.y) }))
    let map = try TileFixtures.map(units, style: style) { _ in .major }
    let scene = map.scene(at: 12)
    #expect(scene.fills.count == 2)
    #expect(scene.strokeCount == 2)
  }
}
