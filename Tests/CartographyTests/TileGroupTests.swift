import Cartography
import Foundation
import MapStyle
import PlantModel
import TestSupport
import Testing

/// Layers that are seen through an opacity as a whole, and what must not vanish among many units.
@Suite struct TileGroupTests {
  private static let veiled = """
    {"version": 8, "sources": {"map": {"type": "vector"}}, "layers": [
      {"id": "a", "type": "fill", "source": "map", "source-layer": "units",
       "paint": {"fill-color": "#ff0000", "fill-layer-opacity": 0.5}}
    ]}
    """

  /// The groups that the window of a tile touches, with their clips.
  private func groups(
    _ scene: TileScene, _ tile: TileIndex
  ) -> [(marks: [Mark], clip: Path?)] {
    scene.index.indices(in: scene.window(of: tile)).compactMap { index in
      guard case .other(let mark) = scene.paints[Int(scene.marks[Int(index)].paint)],
        case .group(let marks, let clip, _) = mark.content
      else { return nil }
      return (marks, clip)
    }
  }

  @Test func `a tile of a layer with an opacity holds what it shows, in one group`() throws {
    let map = try TileFixtures.map(
      TileFixtures.plots(2_000, side: 3_000, seed: 3), style: Self.veiled)
    let scene = map.scene(at: 18)
    var most = 0
    var count = 0
    for column in 0..<12 {
      for row in 0..<12 {
        let tile = TileIndex(
          zoom: 18, column: scene.corner.column + column, row: scene.corner.row + row)
        let found = groups(scene, tile)
        #expect(found.count <= 1)
        guard let group = found.first else { continue }
        #expect(group.clip?.boundingBox == scene.window(of: tile))
        most = max(most, group.marks.count)
        count += 1
      }
    }
    #expect(count > 100)
    #expect((1...200).contains(most))
  }

  @Test func `a unit over the whole plane does not make a group of every tile`() throws {
    let wide = Rect(x: 0, y: 0, width: 400_000, height: 400_000).corners
    let map = try TileFixtures.map([TileFixtures.unit("A", wide)], style: Self.veiled)
    #expect((1...5_000).contains(map.scene(at: 18).marks.count))
  }

  @Test func `an outline of many points over many tiles is copied a few times only`() throws {
    let count = 100_000
    let ring = (0..<count).map { index -> Point in
      let angle = 2 * Double.pi * Double(index) / Double(count)
      let radius = 20_000 + Double(index % 2)
      return Point(x: 20_000 + radius * cos(angle), y: 20_000 + radius * sin(angle))
    }
    let map = try TileFixtures.map([TileFixtures.unit("A", ring)], style: Self.veiled)
    let scene = map.scene(at: 18)
    #expect((1..<10).contains(scene.marks.count))
  }

  @Test func `what is smaller than a pixel shows in a layer with an opacity`() throws {
    let small = Rect(x: 100, y: 100, width: 20, height: 20).corners
    let map = try TileFixtures.map([TileFixtures.unit("A", small)], style: Self.veiled) { _ in
      .major
    }
    // It may stand on the corner of four squares.
    #expect((1...4).contains(map.scene(at: 9).marks.count))
  }

  @Test func `in a province every major unit has a mark of four square pixels within four pixels`()
    throws
  {
    let units = TileFixtures.plots(6_000, side: 300_000, seed: 11).map { unit in
      // Plants of some hundred metres with units of some ten.
      let corner = unit.boundingBox.center
      return TileFixtures.unit(
        unit.code, Rect(x: corner.x, y: corner.y, width: 40, height: 30).corners)
    }
    let map = try TileFixtures.map(units) { $0.isMultiple(of: 37) ? .major : .low }
    let plane = map.plane(at: 7)
    let marks = map.scene(at: 7).fills.filter { $0.color.red == 1 && $0.mark.area == 4 }
      .map { mark in
        Point(
          x: Double(mark.mark.bounds.minX + mark.mark.bounds.maxX) / 2,
          y: Double(mark.mark.bounds.minY + mark.mark.bounds.maxY) / 2)
      }
    for (index, unit) in units.enumerated() where index.isMultiple(of: 37) {
      let middle = plane.pixels(unit.boundingBox).center
      // Marks stand on whole pixels.
      #expect(marks.contains { $0.distance(to: middle) < 4 + 1 })
    }
  }
}
