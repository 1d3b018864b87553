import Foundation
import MapStyle
import PlantModel
import TestSupport
import Testing

@testable import Rendering

struct RingThinningTests {
  private func features(_ areas: [Polygon]) throws -> [VectorTile.Feature] {
    var layer = VectorTileLayer(name: "units", keys: [])
    for area in areas { layer.append(.polygons([area])) }
    let tile = try VectorTile(strictly: encodeVectorTile([layer], window: firstTile))
    return tile.layers.first?.features ?? []
  }

  @Test func `a circle of many points keeps few, and its size`() throws {
    let circle = (0..<360).map { index in
      let angle = Double(index) * .pi / 180
      return Point(x: 100 + 8 * cos(angle), y: 100 + 8 * sin(angle))
    }
    let feature = try #require(try features([Polygon(exterior: circle)]).first)
    #expect(feature.paths.count == 1 && (6...24).contains(feature.paths[0].count))
    let area = Double(feature.doubledArea) / 512
    #expect(abs(area - .pi * 64) < 0.08 * .pi * 64)
  }

  @Test(arguments: 0..<30)
  func `what two areas share stays shared, whichever way they go round`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let border = (0...40).map { index in
      Point(x: 50 + Double(index), y: 100 + Double.random(in: -1...1, using: &random))
    }
    let above = border + [Point(x: 90, y: 80), Point(x: 50, y: 80)]
    let below = border.reversed() + [Point(x: 50, y: 120), Point(x: 90, y: 120)]
    let both = try features([Polygon(exterior: above), Polygon(exterior: below)])
    #expect(both.count == 2)
    // Together they fill the rectangle: nothing between them, nothing twice.
    #expect(both.reduce(0) { $0 + $1.doubledArea } == 2 * 40 * 40 * 256)
  }

  @Test(arguments: 0..<30)
  func `thinning does not depend on where a ring begins or which way it goes`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let ring = star(
      &random, center: Point(x: 0, y: 0), radius: 90...110, points: 60
    ).map { Point(x: $0.x.rounded(), y: $0.y.rounded()) }
    let thinning = RingThinning(tolerance: 6) { _ in false }
    let thinned = Set(thinning.ring(ring))
    #expect(thinned.count < ring.count && thinned.count > 5)
    for start in [7, 31] {
      let turned = Array(ring[start...] + ring[..<start])
      #expect(Set(thinning.ring(turned)) == thinned)
      #expect(Set(thinning.ring(turned.reversed())) == thinned)
    }
    #expect(thinned.isSubset(of: Set(ring)))
    #expect(ring.allSatisfy { edgeDistance(of: $0, to: [thinning.ring(ring)]) <= 6 })
  }

  @Test func `a ring of a million points is bounded by the grid`() throws {
    let ring = (0..<1_000_000).map { index in
      let angle = Double(index) / 1_000_000 * 2 * .pi
      let radius = 100 + 20 * sin(30 * angle)
      return Point(x: 128 + radius * cos(angle), y: 128 + radius * sin(angle))
    }
    var layer = VectorTileLayer(name: "units", keys: [])
    layer.append(.polygons([Polygon(exterior: ring)]))
    let bytes = encodeVectorTile([layer], window: firstTile)
    #expect(bytes.count < 100_000)
    let feature = try #require(try VectorTile(strictly: bytes).layers.first?.features.first)
    #expect(abs(Double(feature.doubledArea) / 512 - .pi * 10_200) < 500)
  }

  @Test func `equal neighbours of the layout are one feature, and the order of drawing stays`() {
    func piece(_ name: String, _ x: Int32) -> VectorTilePiece {
      let ring = [(0, 0), (9, 0), (9, 9), (0, 9)].map { TilePoint(x: x + $0.0, y: $0.1) }
      return VectorTilePiece(
        id: 1, properties: ["class": .string(name)],
        shape: .polygons([TilePolygon(exterior: ring)]))
    }
    // The third lies on the second: they do not fit into one multipolygon.
    let pieces = [piece("a", 0), piece("a", 20), piece("a", 25), piece("b", 60), piece("a", 80)]
    let joined = joined(pieces)
    #expect(joined.map { $0.properties["class"] } == ["a", "a", "b", "a"].map { .string($0) })
    #expect(joined.map(\.shapeCount) == [2, 1, 1, 1])
  }

  @Test func `gzip reads what is packed, and equal bytes are packed equally`() throws {
    var random = SplitMix64(seed: 3)
    for count in [1, 1_000, 200_000] {
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...9, using: &random) }
      let packed = try gzipped(bytes)
      // No flags, so no name; no time.
      #expect(packed.starts(with: [0x1F, 0x8B, 8, 0, 0, 0, 0, 0]))
      #expect(try gzipped(bytes) == packed)
      let file = try TemporaryFolder()
      let path = try file.write(packed, to: "tile.gz")
      #expect(try Tool.run("gzip", ["-dc", path]).bytes == bytes)
    }
  }
}
