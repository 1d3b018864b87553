import MapStyle
import PlantModel
import TestSupport
import Testing

@testable import Rendering

struct VectorTileTests {
  private func tile(_ layers: [VectorTileLayer], window: Rect = firstTile) throws -> VectorTile {
    try VectorTile(strictly: encodeVectorTile(layers, window: window))
  }

  private let properties: [String: StyleValue] = [
    "code": .string("储罐区-01"), "rank": .number(4), "offset": .number(-3), "value": .number(0.5),
    "stopped": .bool(false), "nothing": .number(.nan), "object": .null, "list": .array([]),
    "unknown": .string("not among the keys"),
  ]

  @Test func `properties come back in order, with their types, each key and value once`() throws {
    var layer = VectorTileLayer(name: "unit_labels", keys: sampleKeys, buffer: 0)
    layer.append(.points([Point(x: 10, y: 20)]), id: 1, properties: properties)
    layer.append(.points([Point(x: 30, y: 20)]), id: 2, properties: properties)
    let read = try #require(try tile([layer])["unit_labels"])
    #expect(read.version == 2 && read.extent == 4096)
    #expect(read.keys == ["code", "rank", "offset", "value", "stopped"])
    #expect(read.values.count == 5)
    let tags = read.features[1].tags.map(\.value)
    #expect(
      tags == [.string("储罐区-01"), .uint(4), .int(-3), .double(0.5), .bool(false)])
    #expect(read.features.map(\.id) == [1, 2])
    #expect(read.features[1].paths == [[VectorTile.Point(x: 480, y: 320)]])
  }

  @Test func `a tile without features has no bytes`() {
    let far = oneLayer(.points([Point(x: 900, y: 20)]))
    #expect(encodeVectorTile(far, window: firstTile).isEmpty)
    #expect(encodeVectorTile([], window: firstTile).isEmpty)
  }

  @Test(arguments: 0..<100)
  func `without a buffer a point belongs to exactly one tile`(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    // Near the corner of four tiles, on it at times.
    let near = Double.random(in: -0.06...0.06, using: &random)
    let point = Point(
      x: 256 + (seed % 3 == 0 ? 0 : near),
      y: 256 + Double.random(in: -0.06...0.06, using: &random))
    var layer = VectorTileLayer(name: "unit_labels", keys: sampleKeys, buffer: 0)
    layer.append(.points([point]))
    let holders = try [(0.0, 0.0), (256, 0), (0, 256), (256, 256)].filter {
      try !tile([layer], window: firstTile.offset(by: Point(x: $0, y: $1))).layers.isEmpty
    }
    #expect(holders.count == 1)
  }

  @Test func `a line is cut at the buffer into pieces that keep their direction`() throws {
    let line = [
      Point(x: -100, y: 50), Point(x: 100, y: 50), Point(x: 200, y: 50), Point(x: 400, y: 50),
      Point(x: 400, y: 60), Point(x: -100, y: 60),
    ]
    let feature = try #require(
      try tile(oneLayer(.lineStrings([line]))).layers.first?.features.first)
    let pieces = [[(-64, 800), (4160, 800)], [(4160, 960), (-64, 960)]]
    #expect(feature.paths == pieces.map { $0.map { VectorTile.Point(x: $0.0, y: $0.1) } })
  }

  @Test func `where a line turns back on itself its end stays`() throws {
    let line = [Point(x: 10, y: 10), Point(x: 50, y: 10), Point(x: 30, y: 10)]
    let feature = try #require(
      try tile(oneLayer(.lineStrings([line]))).layers.first?.features.first)
    #expect(feature.paths.first?.map(\.x) == [160, 800, 480])
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `geometry that is not finite is left out`(bad: Double) {
    let points = [Point(x: 1, y: 1), Point(x: bad, y: 9), Point(x: 30, y: 40), Point(x: 1, y: 30)]
    for geometry in [
      Geometry.points([points[1]]), .lineStrings([points]),
      .polygons([Polygon(exterior: points)]),
    ] {
      #expect(encodeVectorTile(oneLayer(geometry), window: firstTile).isEmpty)
    }
  }

  @Test func `geometry at 10^12 is cut like any other`() throws {
    let line = [Point(x: -1e12, y: 128), Point(x: 1e12, y: 128)]
    let feature = try #require(
      try tile(oneLayer(.lineStrings([line]))).layers.first?.features.first)
    #expect(feature.paths.first?.map(\.x) == [-64, 4160])
  }

  @Test(.timeLimit(.minutes(1)))
  func `a ring that crosses itself a million times is drawn by pixels`() throws {
    var random = SplitMix64(seed: 9)
    let room = Rect(minX: 10, minY: 10, maxX: 40, maxY: 40)
    let tangle = (0..<3_000).map { _ in
      Point(
        x: Double.random(in: room.minX...room.maxX, using: &random),
        y: Double.random(in: room.minY...room.maxY, using: &random))
    }
    // A tail far from the tangle shows that the rest keeps its shape.
    let tail = [
      Point(x: 30, y: 20), Point(x: 200, y: 20), Point(x: 200, y: 200), Point(x: 30, y: 30),
    ]
    let layers = oneLayer(.polygons([Polygon(exterior: tangle + tail)]))
    let feature = try #require(try tile(layers).layers.first?.features.first)
    #expect(covers(feature, x: 180 * 16, y: 100 * 16))
    #expect(!covers(feature, x: 100 * 16, y: 180 * 16))
  }

  @Test func `equal input gives equal bytes`() {
    var random = SplitMix64(seed: 4)
    let polygon = scribble(&random, rings: 3, points: 12, within: firstTile)
    let layers = oneLayer(.polygons([polygon]), properties: properties)
    #expect(
      encodeVectorTile(layers, window: firstTile) == encodeVectorTile(layers, window: firstTile))
  }

  @Test(arguments: 0..<20)
  func `a window on a scene gives the same bytes as all features together`(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    var layer = VectorTileLayer(name: "units", keys: sampleKeys)
    for id in 0..<60 {
      let center = Point(
        x: Double.random(in: -300...600, using: &random),
        y: Double.random(in: -300...600, using: &random))
      let radius = Double.random(in: 0.01...20, using: &random)
      layer.append(
        .polygons([
          Polygon(exterior: star(&random, center: center, radius: radius / 2...radius, points: 7))
        ]), id: UInt64(id), properties: properties)
    }
    let scene = VectorTileScene([layer])
    for window in [firstTile, firstTile.offset(by: Point(x: 256, y: -256))] {
      #expect(encodeVectorTile(scene, window: window) == encodeVectorTile([layer], window: window))
    }
  }

  @Test func `GDAL reads what was written`() throws {
    let hole = Rect(x: 60, y: 60, width: 20, height: 20).corners
    let unit = Polygon(
      exterior: Rect(x: 40, y: 40, width: 100, height: 80).corners, interiors: [hole])
    var labels = VectorTileLayer(name: "unit_labels", keys: sampleKeys, buffer: 0)
    labels.append(.points([Point(x: 70, y: 100)]), properties: properties)
    let folder = try TemporaryFolder()
    let file = try folder.write(
      encodeVectorTile(
        oneLayer(.polygons([unit]), properties: properties) + [labels], window: firstTile),
      to: "tile.mvt")
    let text = try Tool.run("ogrinfo", ["-ro", "-al", file], on: []).text
    #expect(text.contains("Layer name: units") && text.contains("Layer name: unit_labels"))
    #expect(text.contains("code (String) = 储罐区-01"))
    #expect(text.contains("offset (Integer) = -3") && text.contains("value (Real) = 0.5"))
    #expect(text.contains("POLYGON") && text.contains("),("))
  }
}
