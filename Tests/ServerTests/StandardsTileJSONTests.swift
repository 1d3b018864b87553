import Cartography
import HTTPTypes
import MapStyle
import NIOCore
import RiskMap
import TestSupport
import Testing

@testable import RiskMapServer

@Suite struct StandardsTileJSONTests {
  private static let root = "https://maps.example.com/risk"

  @Test func `vector tiles are told in TileJSON 3 with layers, addresses and bounds`() async throws
  {
    try await withStandards { standards in
      let document = try await standards.json("/maps/small/tilejson.json")
      #expect(document["tilejson"]?.string == "3.0.0")
      #expect(
        document["tiles"]?.elements?.first?.string
          == "\(Self.root)/maps/small/tiles/WebMercatorQuad/{z}/{x}/{y}.mvt?v=0123456789abcdef")
      #expect(document["minzoom"]?.number == 14)
      #expect(document["maxzoom"]?.number == 20)
      let layers = document["vector_layers"]?.elements ?? []
      #expect(layers.map { $0["id"]?.string } == VectorTileSchema.layers.map(\.layer))
      let units = layers.first { $0["id"]?.string == "units" }
      #expect(units?["fields"]?["rank"]?.string == "Number")
      #expect(units?["fields"]?["level"]?.string == "String")
      let bounds = document["bounds"]?.elements?.compactMap(\.number) ?? []
      try #require(bounds.count == 4)
      #expect(abs(bounds[0] - 102.5399) < 1e-6 && abs(bounds[2] - 102.5409) < 1e-6)
      #expect(abs(bounds[1] - 24.35) < 1e-6 && bounds[1] < bounds[3])
    }
  }

  @Test func `every property that a tile carries is announced`() async throws {
    try await withStandards { standards in
      let map = try #require(standards.installation.library.map(named: "small"))
      let grid = try #require(map.description.grids.first)
      let announced = Dictionary(
        uniqueKeysWithValues: VectorTileSchema.layers.map {
          ($0.layer, Set($0.fields.map(\.name)))
        })
      let range = try #require(grid.tiles(at: 18))
      var seen = 0
      for index in range.tiles {
        let reply = try await standards.get("/maps/small/tiles/18/\(index.column)/\(index.row).mvt")
        guard reply.status == .ok else { continue }
        let tile = try VectorTile(strictly: Array(reply.body.readableBytesView))
        for layer in tile.layers {
          let known = try #require(announced[layer.name])
          for feature in layer.features {
            seen += 1
            #expect(Set(feature.tags.map(\.key)).isSubset(of: known))
          }
        }
      }
      #expect(seen > 5)
    }
  }

  @Test func `pictures are told in TileJSON 2 with basis, grid and scale in their addresses`()
    async throws
  {
    try await withStandards { standards in
      let document = try await standards.json(
        "/maps/small/tilejson.json?format=png&grid=GCJ02&basis=residual&scale=2")
      #expect(document["tilejson"]?.string == "2.2.0")
      #expect(document["vector_layers"] == nil)
      #expect(
        document["tiles"]?.elements?.first?.string
          == "\(Self.root)/maps/small/tiles/GCJ02/{z}/{x}/{y}@2x.png?basis=residual&v=0123456789abcdef"
      )
      let shifted = document["bounds"]?.elements?.first?.number ?? 0
      #expect(abs(shifted - 102.5412) < 0.0005)
    }
  }

  @Test func `a credential goes with every address`() async throws {
    try await withStandards { standards in
      let visitor = Visitor(name: "wall", credential: "key=abc")
      let document = try await standards.json("/maps/small/tilejson.json", visitor: visitor)
      let tiles = document["tiles"]?.elements?.first?.string
      #expect(tiles?.hasSuffix(".mvt?v=0123456789abcdef&key=abc") == true)
      let style = try await standards.json("/maps/small/style.json", visitor: visitor)
      #expect(style["sprite"]?.string?.hasSuffix("&key=abc") == true)
      let capabilities = try await standards.get("/maps/small/wmts", visitor: visitor).text
      #expect(capabilities.contains("/maps/small/wmts?key=abc&amp;\""))
    }
  }

  @Test(arguments: [
    ("format=gif", 400), ("grid=WorldCRS84Quad", 404), ("basis=worst", 400), ("scale=4", 400),
    ("format=mvt&scale=2", 404), ("colour=red", 400),
  ])
  func `what there is not is a problem`(query: String, status: Int) async throws {
    try await withStandards { standards in
      let reply = try await standards.get("/maps/small/tilejson.json?" + query)
      #expect(reply.status.code == status)
      #expect(reply.mediaType == Problem.mediaType)
    }
  }

  @Test func `markup in a name does not reach the page of a client`() async throws {
    try await withStandards { standards in
      let document = try await standards.json("/maps/small/tilejson.json")
      #expect(document["attribution"]?.string == "甲 &amp; &quot;乙&quot; &lt;厂&gt;")
    }
  }

  @Test func `an address with the version of the map is for ever, one without is for a minute`()
    async throws
  {
    try await withStandards { standards in
      let tile = "/ogc/collections/small/tiles/WebMercatorQuad/14"
      let limits = try #require(
        standards.installation.library.map(named: "small")?.description.grids.first?.limits(at: 14))
      let path = "\(tile)/\(limits.rows.lowerBound)/\(limits.columns.lowerBound)"
      for (version, caching) in [
        ("?v=0123456789abcdef", Caching.immutable), ("", .revalidated),
      ] {
        #expect(try await standards.get("\(path)\(version)").caching == caching)
        #expect(try await standards.get("/maps/small/sprite.png\(version)").caching == caching)
      }
      #expect(try await standards.get("\(path)?v=0000000000000000").status == .temporaryRedirect)
      #expect(try await standards.get("\(path)?v=latest").status == .badRequest)
    }
  }
}
