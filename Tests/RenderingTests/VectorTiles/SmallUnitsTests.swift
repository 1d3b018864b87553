import Cartography
import Foundation
import MapStyle
import PlantModel
import TestSupport
import Testing

@testable import Rendering

struct SmallUnitsTests {
  private func map(
    _ units: [(area: Polygon, level: RiskLevel)], grid: TileGrid.ID = .local
  ) throws -> TileMap {
    let style = #"{"version": 8, "sources": {"map": {"type": "vector"}}, "layers": []}"#
    let named = units.enumerated().map { index, unit in
      RiskUnit(code: "U-\(index)", name: "储罐\(index)", polygons: [unit.area])
    }
    let assessed = zip(named, units).map { unit, given in
      AssessedUnit(
        code: unit.code, inherent: Verdict(level: given.level, reasons: []), residual: nil,
        effective: nil)
    }
    return TileMap(
      plant: Plant(features: [], units: named), assessed: assessed, basis: .inherent,
      language: .zh, style: try StyleSheet.decode(Array(style.utf8), file: "style.json").value,
      grid: TileGrid(grid),
      measuring: FixedWidthText())
  }

  private func tiles(_ map: @autoclosure () throws -> TileMap, _ zoom: Int) throws -> [(
    tile: TileIndex, read: VectorTile
  )] {
    let map = try map()
    let vector = VectorTileMap(map, zoom: zoom)
    let range = try #require(map.grid.tiles(covering: map.extent, zoom: zoom))
    return try range.tiles.map { ($0, try VectorTile(strictly: vector.encode($0))) }
  }

  private func square(_ x: Double, _ y: Double, _ side: Double) -> Polygon {
    Polygon(exterior: Rect(x: x, y: y, width: side, height: side).corners)
  }

  /// In a field of `side` metres, levels as a plant has them.
  private func scattered(
    _ count: Int, side: Double, sizes: ClosedRange<Double>, seed: UInt64
  ) -> [(area: Polygon, level: RiskLevel)] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in
      let level: RiskLevel =
        switch Int.random(in: 0..<100, using: &random) {
        case ..<4: .major
        case ..<16: .high
        case ..<50: .moderate
        default: .low
        }
      let area = square(
        Double.random(in: 0...side, using: &random), Double.random(in: 0...side, using: &random),
        Double.random(in: sizes, using: &random))
      return (area, level)
    }
  }

  @Test func `small units of one place are told together, with how many there are of each level`()
    throws
  {
    let units = scattered(300, side: 100_000, sizes: 1...5, seed: 1)
    for (_, tile) in try tiles(map(units), 4) where tile["units"] != nil {
      let features = try #require(tile["units"]?.features)
      #expect(features.map { $0["rank"] } == [.uint(1), .uint(2), .uint(3), .uint(4)])
      for feature in features {
        #expect(feature["count"] == .uint(300) && feature["code"] == nil && feature.id == nil)
        for level in [RiskLevel.low, .moderate, .high, .major] {
          let count = units.count { $0.level == level }
          #expect(feature[level.rawValue] == .uint(UInt64(count)))
        }
      }
    }
  }

  @Test func `a small unit that is alone of its level keeps its code, name and id`() throws {
    let tile = try #require(try tiles(map([(square(10, 10, 2), .low)]), 6).first?.read)
    let feature = try #require(tile["units"]?.features.first)
    #expect(feature["code"] == .string("U-0") && feature["name"] == .string("储罐0"))
    #expect(feature.id == 1 && feature["count"] == .uint(1))
  }

  @Test(arguments: [0, 5, 9, 12, 14, 15, 16, 18, 20])
  func `a major unit shows at every zoom, on two pixels by two at least`(zoom: Int) throws {
    var units = scattered(400, side: 300, sizes: 1...20, seed: 2).filter { $0.level != .major }
    units.append((square(150, 150, 1), .major))
    let areas = try tiles(map(units), zoom).flatMap { $0.read["units"]?.features ?? [] }
      .filter { $0["level"] == .string("major") }.map(\.doubledArea)
    #expect(areas.contains { $0 >= 2 * 32 * 32 })
  }

  @Test(arguments: 0..<3)
  func `levels take as many pixels as their units cover`(seed: UInt64) throws {
    let units = scattered(6_000, side: 12_000, sizes: 60...100, seed: seed)
      .filter { $0.level != .major }
    let map = try map(units)
    let metres = map.grid.metresPerPixel(zoom: 9)
    var pixels: [RiskLevel: Double] = [:]
    for (_, tile) in try tiles(map, 9) {
      for feature in tile["units"]?.features ?? [] {
        let level = RiskLevel.allCases.first { feature["level"] == .string($0.rawValue) }
        pixels[try #require(level), default: 0] += Double(feature.doubledArea) / 512
      }
    }
    for level in [RiskLevel.low, .moderate, .high] {
      let covered = units.filter { $0.level == level }.reduce(0) { $0 + $1.area.area }
      let expected = covered / (metres * metres)
      #expect(abs((pixels[level] ?? 0) - expected) < 0.15 * expected + 20)
    }
  }

  @Test func `neighbouring tiles agree on what lies at their border`() throws {
    let map = try map(scattered(1_000, side: 40_000, sizes: 50...900, seed: 5))
    for zoom in [8, 10] {
      let tiles = try tiles(map, zoom)
      for (here, left) in tiles {
        let next = TileIndex(zoom: zoom, column: here.column + 1, row: here.row)
        guard let right = tiles.first(where: { $0.tile == next })?.read else { continue }
        // Pixels on both sides of the border, which both tiles carry.
        for rank: UInt64 in [1, 4] {
          #expect(border(left, rank, from: 4096 - 64) == border(right, rank, from: -64))
        }
      }
    }
  }

  /// Which places of two columns of pixels on each side of a border a level covers.
  private func border(_ tile: VectorTile, _ rank: UInt64, from x: Double) -> Set<Int> {
    let features = (tile["units"]?.features ?? []).filter { $0["rank"] == .uint(rank) }
    var covered: Set<Int> = []
    for feature in features {
      var inside: Set<Int> = []
      for ring in feature.paths {
        let area = Polygon(exterior: ring.map { Point(x: Double($0.x), y: Double($0.y)) })
        let box = Rect(around: area.exterior)
        for column in 2..<6 {
          let place = x + Double(column) * 16 + 8.3
          guard box.minX <= place, place <= box.maxX else { continue }
          for row in 0..<256 where area.contains(Point(x: place, y: Double(row) * 16 + 8.3)) {
            inside.formSymmetricDifference([row * 8 + column])
          }
        }
      }
      covered.formUnion(inside)
    }
    return covered
  }

  @Test(arguments: [4, 8, 10, 11, 12, 13, 14])
  func `all areas are valid, and the worst level comes last`(zoom: Int) throws {
    for (_, tile) in try tiles(map(scattered(400, side: 3_000, sizes: 5...200, seed: 9)), zoom) {
      let features = tile["units"]?.features ?? []
      #expect(features.allSatisfy { $0.ringFaults == [] })
      let ranks = features.compactMap {
        if case .uint(let rank)? = $0["rank"] { rank } else { nil }
      }
      #expect(ranks == ranks.sorted() && ranks.count == features.count)
    }
  }

  @Test func `a hundred thousand units on one point make a small tile`() throws {
    let units: [(area: Polygon, level: RiskLevel)] = (0..<100_000).map { index in
      (square(5, 5, 3), index == 70_000 ? .major : .low)
    }
    let map = try map(units)
    for zoom in [6, 18] {
      for (tile, read) in try tiles(map, zoom) {
        #expect(read["units"]?.features.count ?? 0 <= 1_002, "\(tile)")
        #expect(read["units"]?.features.last?["level"] == .string("major"))
      }
    }
  }

  @Test func `a tile names a thousand units at most, the worst of them`() throws {
    let units: [(area: Polygon, level: RiskLevel)] = (0..<3_000).map { index in
      let place = square(Double(index % 60), Double(index / 60), 0.9)
      return (place, index < 500 ? .high : .low)
    }
    let tiles = try tiles(map(units), 20).map(\.read)
    let tile = try #require(tiles.max { $0.featureCount < $1.featureCount })
    let features = try #require(tile["units"]?.features)
    let named = features.filter { $0["code"] != nil }
    #expect(features.count > 1_000 && named.count == 1_000)
    #expect(
      named.count { $0["level"] == .string("high") }
        == features.count { $0["level"] == .string("high") })
  }

  @Test func `a map without units has empty tiles`() throws {
    let vector = VectorTileMap(try map([]), zoom: 14)
    #expect(vector.encode(TileIndex(zoom: 14, column: 8_192, row: 8_191)).isEmpty)
  }

  @Test func `units at the borders of the world and beyond are cut, not lost`() throws {
    let half = TileGrid.halfEquator
    let corners = [
      (-half, -half), (half - 500, half - 500), (half - 400, -half), (0, half - 300),
    ]
    let units: [(area: Polygon, level: RiskLevel)] = corners.map { corner in
      (square(corner.0 - 100, corner.1 - 100, 1_000), .high)
    }
    for zoom in [0, 3, 12, 16] {
      let read = try tiles(map(units, grid: .webMercatorQuad), zoom)
      let features = read.flatMap { $0.read["units"]?.features ?? [] }
      #expect(features.allSatisfy { $0.ringFaults == [] })
      if zoom >= 12 { #expect(Set(features.compactMap(\.id)).count == 4) }
    }
  }
}

extension VectorTile {
  fileprivate var featureCount: Int { layers.reduce(0) { $0 + $1.features.count } }
}
