import Cartography
import Foundation
import MapStyle
import PlantModel
import TestSupport
import Testing

/// Maps that nobody should have, and that come all the same: answered in bounded time.
@Suite struct HardTileTests {
  private let world = Rect(minX: -1e9, minY: -1e9, maxX: 1e9, maxY: 1e9)

  @Test func `an empty map has empty scenes at all zooms`() throws {
    for grid in TileGrid.ID.allCases {
      let map = try TileFixtures.map([], grid: grid)
      for zoom in [0, 12, 24] {
        #expect(map.scene(at: zoom).marks.isEmpty)
        #expect(map.labelMarks(at: zoom, in: world).isEmpty)
        #expect(map.scene(at: zoom).background.alpha == 1)
      }
    }
  }

  @Test func `the first zoom and the last are drawn`() throws {
    let square = Rect(x: 100, y: 100, width: 40, height: 40).corners
    for grid in [TileGrid.ID.webMercatorQuad, .worldCRS84Quad, .bd09] {
      let map = try TileFixtures.map([TileFixtures.unit("A", square)], grid: grid) { _ in .major }
      for zoom in [map.grid.zooms.lowerBound, map.grid.zooms.upperBound] {
        let scene = map.scene(at: zoom)
        #expect(scene.fills.count == 1)
        #expect(scene.index.indices(in: scene.window(of: scene.corner)).count >= 1)
        _ = map.labelMarks(at: zoom, in: world)
      }
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func `a hundred thousand units on one point are labelled in bounded time`() throws {
    let ring = Rect(x: 100, y: 100, width: 4, height: 4).corners
    let units = (0..<100_000).map { TileFixtures.unit("\($0)", ring) }
    let map = try TileFixtures.map(units) { $0.isMultiple(of: 25) ? .major : .low }
    #expect(map.scene(at: 16).fills.count == 100_000)
    let labels = map.labels(at: 16).labels(in: world)
    #expect(!labels.isEmpty && labels.count < 100)
    #expect(labels.allSatisfy { $0.rank == 4 })
  }

  @Test(.timeLimit(.minutes(5)))
  func `thousands of large units over each other are labelled in bounded time`() throws {
    var random = SplitMix64(seed: 1)
    let units = (0..<4_000).map { index in
      let x = Double.random(in: 0...500, using: &random)
      let y = Double.random(in: 0...500, using: &random)
      return TileFixtures.unit("\(index)", Rect(x: x, y: y, width: 400, height: 400).corners)
    }
    let map = try TileFixtures.map(units)
    let labels = map.labels(at: 17).labels(in: world)
    #expect(labels.count > 20)
  }

  @Test(.timeLimit(.minutes(5)))
  func `a unit of a million points is drawn and labelled`() throws {
    let count = 1_000_000
    let ring = (0..<count).map { index in
      let angle = 2 * Double.pi * Double(index) / Double(count)
      let radius = 400 + 10 * sin(angle * 5_000)
      return Point(x: 1_000 + radius * cos(angle), y: 1_000 + radius * sin(angle))
    }
    let map = try TileFixtures.map([TileFixtures.unit("A", ring, name: "装置")])
    let scene = map.scene(at: 16)
    #expect(scene.coordinates.count < count)
    #expect(scene.fills.count == 1)
    #expect(map.labels(at: 16).labels(in: world).map(\.text) == ["装置"])
  }

  @Test func `what has no place on the plane is left out with a finding`() throws {
    let square = Rect(x: 100, y: 100, width: 40, height: 40).corners
    let vast = square.map { Point(x: $0.x * 1e12, y: $0.y) }
    let poles = [Point(x: 0, y: 0), Point(x: 10, y: .infinity), Point(x: 10, y: 0)]
    let none = [Point(x: 0, y: 0), Point(x: .nan, y: 5), Point(x: 10, y: 0)]
    let across = [
      Point(x: 20_037_000, y: 0), Point(x: -20_037_000, y: 0), Point(x: 20_037_000, y: 500),
    ]
    let pole = Feature(
      source: "plan", layer: "墙", class: "wall", geometry: .lineStrings([poles, poles]))
    let units = [square, vast, poles, none, across].enumerated().map {
      TileFixtures.unit("\($0)", $1)
    }
    let map = try TileFixtures.map(units, features: [pole], grid: .webMercatorQuad)
    #expect(map.diagnostics.map(\.code).filter { $0 == "unit-off-grid" }.count == 4)
    #expect(map.diagnostics.last?.code == "layout-off-grid")
    #expect(map.diagnostics.compactMap(\.place?.feature) == ["1", "2", "3", "4"])
    #expect(map.extent == Rect(around: square))
    #expect(map.scene(at: 18).fills.count == 1)
    #expect(map.labels(at: 18).labels(in: world).count == 1)
  }

  @Test func `units without polygons and polygons without points are no trap`() throws {
    let units = [
      RiskUnit(code: "A", name: "甲", polygons: []),
      RiskUnit(code: "B", name: "乙", polygons: [Polygon(exterior: [])]),
      TileFixtures.unit("C", [Point(x: 1, y: 1)]),
      TileFixtures.unit("D", [Point(x: 1, y: 1), Point(x: 5, y: 5)]),
    ]
    let map = try TileFixtures.map(units) { _ in .major }
    for zoom in [3, 18] {
      _ = map.scene(at: zoom)
      _ = map.labelMarks(at: zoom, in: world)
    }
  }
}
