import PlantModel
import TestSupport
import Testing

@testable import Rendering

struct VectorTileAreaTests {
  /// The only feature, read strictly, its rings checked.
  private func area(_ layers: [VectorTileLayer], window: Rect = firstTile) throws
    -> VectorTile.Feature?
  {
    let tile = try VectorTile(strictly: encodeVectorTile(layers, window: window))
    let feature = tile.layers.first?.features.first
    #expect(feature?.ringFaults ?? [] == [])
    return feature
  }

  @Test(arguments: 0..<200)
  func `rings that cross and touch become valid areas that cover the same ground`(seed: Int) throws
  {
    var random = SplitMix64(seed: UInt64(seed))
    // Every third one is cut by the tile.
    let room = Rect(minX: -80, minY: -80, maxX: 336, maxY: 336)
    let polygon = scribble(
      &random, rings: Int.random(in: 1...3, using: &random), points: 12,
      within: seed % 3 == 0 ? room : firstTile)
    let feature = try #require(try area(oneLayer(.polygons([polygon]))))
    for _ in 0..<200 {
      let p = Point(
        x: Double.random(in: 0...256, using: &random), y: Double.random(in: 0...256, using: &random)
      )
      guard edgeDistance(of: p, to: polygon.rings) > 4.0 / 16 else { continue }
      #expect(covers(feature, x: p.x * 16, y: p.y * 16) == polygon.contains(p))
    }
  }

  @Test(arguments: 0..<100)
  func `an area with holes keeps its nesting, winding and size`(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let exterior = star(&random, center: Point(x: 128, y: 128), radius: 70...120, points: 40)
    let holes = [(100.0, 110.0), (150, 110), (128, 155)].map {
      star(&random, center: Point(x: $0, y: $1), radius: 8...16, points: 12)
    }
    let polygon = Polygon(exterior: exterior, interiors: holes.map { $0.reversed() })
    let feature = try #require(try area(oneLayer(.polygons([polygon]))))
    #expect(feature.polygons.map(\.count) == [4])
    let expected = polygon.area * 256
    #expect(abs(Double(feature.doubledArea) / 2 - expected) < 0.02 * expected)
  }

  @Test(arguments: 0..<100)
  func `areas that share a border leave no gap and no overlap`(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let border = (0...30).map {
      Point(x: 20 + Double($0) * 7, y: Double.random(in: 60...190, using: &random))
    }
    let above = border + [Point(x: 230, y: 10), Point(x: 20, y: 10)]
    let below = Array(border.reversed()) + [Point(x: 20, y: 250), Point(x: 230, y: 250)]
    for lattice in [1, 2, 8, 32] {
      let areas = try [above, below].map {
        try area(oneLayer(.polygons([Polygon(exterior: $0)]), lattice: lattice))?.doubledArea ?? 0
      }
      let whole = try area(
        oneLayer(
          .polygons([Polygon(exterior: Rect(minX: 20, minY: 10, maxX: 230, maxY: 250).corners)]),
          lattice: lattice))
      #expect(areas.reduce(0, +) == whole?.doubledArea)
    }
  }

  @Test(arguments: 0..<50)
  func `an area goes on in the next tile where it ended in this one`(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let polygon = Polygon(
      exterior: star(&random, center: Point(x: 256, y: 128), radius: 20...120, points: 30))
    let right = firstTile.offset(by: Point(x: 256, y: 0))
    let here = try #require(try area(oneLayer(.polygons([polygon]))))
    let there = try #require(try area(oneLayer(.polygons([polygon])), window: right))
    var y = 8.5
    while y < 4096 {
      // Both tiles carry the border, within the rounding of the cut beyond it.
      let isNearEdge = edgeDistance(of: Point(x: 256, y: y / 16), to: polygon.rings) < 4.0 / 16
      #expect(
        isNearEdge || covers(here, x: 4095.5, y: y) == covers(there, x: 0.5, y: y))
      y += 8
    }
  }

  @Test func `areas that touch at a corner stay two, and a spike is cut off`() throws {
    let squares = [
      Polygon(exterior: Rect(x: 10, y: 10, width: 20, height: 20).corners),
      Polygon(exterior: Rect(x: 30, y: 30, width: 20, height: 20).corners),
    ]
    let feature = try #require(try area(oneLayer(.polygons(squares))))
    #expect(feature.polygons.map(\.count) == [1, 1])
    let spike =
      Rect(x: 10, y: 10, width: 20, height: 20).corners
      + [Point(x: 10, y: 20), Point(x: 0, y: 20), Point(x: 10, y: 20)]
    let cut = try #require(try area(oneLayer(.polygons([Polygon(exterior: spike)]))))
    #expect(cut.paths.map(\.count) == [4])
  }

  @Test func `an area round the tile fills it and its buffer`() throws {
    let around = Rect(minX: -1e12, minY: -1e12, maxX: 1e12, maxY: 1e12)
    let feature = try #require(try area(oneLayer(.polygons([Polygon(exterior: around.corners)]))))
    #expect(feature.doubledArea == 2 * (4096 + 128) * (4096 + 128))
  }
}
