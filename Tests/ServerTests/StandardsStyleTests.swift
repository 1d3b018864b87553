import HTTPTypes
import NIOCore
import RiskMap
import TestSupport
import Testing

@testable import MapStyle
@testable import RiskMapServer

@Suite struct StandardsStyleTests {
  private static let root = "https://maps.example.com/risk"

  @Test func `the style draws from our tiles, pictures and sources, and asks nobody else`()
    async throws
  {
    try await withStandards { standards in
      let reply = try await standards.get("/maps/small/style.json")
      let style = try JSONParser.value(of: Array(reply.body.readableBytesView), file: "style.json")
      let map = style["sources"]?["map"]
      #expect(map?["type"]?.string == "vector")
      #expect(map?["url"]?.string == "\(Self.root)/maps/small/tilejson.json")
      #expect(style["sprite"]?.string == "\(Self.root)/maps/small/sprite?v=0123456789abcdef")
      #expect(style["glyphs"] == nil)
      #expect(
        style["sources"]?["notes"]?["data"]?.string
          == "\(Self.root)/maps/small/sources/notes.geojson")
      #expect(style["sources"]?["inline"]?["data"]?["type"]?.string == "Point")
      #expect(style["metadata"]?["palette"]?["major"]?.string == "#C8102E")
      #expect(style["state"]?["language"]?["default"]?.string == "zh")
      #expect(!reply.text.contains("elsewhere"))
      _ = try StyleSheet.decode(Array(reply.body.readableBytesView), file: "style.json")
    }
  }

  @Test func `layers whose source has no tiles of ours are left out with it`() async throws {
    try await withStandards { standards in
      let style = try await standards.json("/maps/small/style.json")
      #expect(style["sources"]?["scan"] == nil)
      let layers = style["layers"]?.elements?.compactMap { $0["id"]?.string }
      #expect(layers == ["paper", "units", "outlines", "marked", "old", "notes", "labels"])
    }
  }

  @Test func `labels say what their plan found room for`() async throws {
    try await withStandards { standards in
      let style = try await standards.json("/maps/small/style.json")
      let layout = style["layers"]?.elements?.last?["layout"]
      #expect(layout?["text-field"]?.text == #"["coalesce",["get","label"],["get","name"]]"#)
      #expect(layout?["text-rotate"]?.text == #"["coalesce",["get","rotation"],0]"#)
      #expect(layout?["text-allow-overlap"]?.bool == true)
    }
  }

  @Test func `units that are told together have no outline`() async throws {
    try await withStandards { standards in
      let layers = try await standards.json("/maps/small/style.json")["layers"]?.elements ?? []
      let filters = ["outlines", "marked", "old"].map { id in
        layers.first { $0["id"]?.string == id }?["filter"]?.text
      }
      #expect(
        filters == [
          #"["!",["has","count"]]"#, #"["all",["!",["has","count"]],["==",["get","rank"],4]]"#,
          #"["==","rank",4]"#,
        ])
    }
  }

  @Test func `basis and grid of a style go on to its tiles`() async throws {
    try await withStandards { standards in
      let style = try await standards.json("/maps/small/style.json?basis=residual&grid=GCJ02")
      #expect(
        style["sources"]?["map"]?["url"]?.string
          == "\(Self.root)/maps/small/tilejson.json?grid=GCJ02&basis=residual")
    }
  }

  @Test(arguments: [("sprite", 1), ("sprite@2x", 2), ("sprite@3x", 3)])
  func `a sprite holds every symbol in its size`(name: String, scale: Int) async throws {
    try await withStandards { standards in
      let index = try await standards.json("/maps/small/\(name).json")
      #expect(index.members?.map(\.key) == ["flag", "post"])
      let flag = try #require(index["flag"])
      #expect(flag["width"]?.number == Double(10 * scale))
      #expect(flag["height"]?.number == Double(20 * scale))
      #expect(flag["pixelRatio"]?.number == Double(scale))
      let png = try await standards.get("/maps/small/\(name).png")
      let picture = try TilePicture(png: Array(png.body.readableBytesView))
      let x = Int(flag["x"]?.number ?? 0)
      let y = Int(flag["y"]?.number ?? 0)
      #expect(picture[x + 5 * scale, y + 10 * scale] == [255, 0, 0, 255])
      #expect(picture.height == 20 * scale)
    }
  }

  @Test func `a sprite of another size or kind is not there`() async throws {
    try await withStandards { standards in
      for path in ["sprite@4x.png", "sprite@x.json", "sprite.gif"] {
        let reply = try await standards.get("/maps/small/\(path)")
        #expect(reply.status == .notFound)
      }
    }
  }

  @Test func `sprites and sources are made once and kept, with tag and gzip`() async throws {
    try await withStandards { standards in
      for path in ["sprite.png", "sprite@2x.json", "sources/notes.geojson"] {
        let first = try await standards.get("/maps/small/\(path)")
        let second = try await standards.get("/maps/small/\(path)")
        #expect(first.status == .ok && first.tag != nil)
        #expect(first == second)
      }
      let named = try await standards.get("/maps/small/sprite.png?v=0123456789abcdef")
      #expect(named.caching == .immutable)
      let other = try await standards.get("/maps/small/sprite.png?v=fedcba9876543210")
      #expect(other.status == .temporaryRedirect)
      #expect(other.fields[.location] == "?v=0123456789abcdef")
    }
  }

  @Test func `a source of the style is GeoJSON with closed rings`() async throws {
    try await withStandards { standards in
      let reply = try await standards.get("/maps/small/sources/notes.geojson")
      #expect(reply.mediaType == "application/geo+json")
      let features = try await standards.json("/maps/small/sources/notes.geojson")["features"]
      let feature = try #require(features?.elements?.first)
      #expect(feature["properties"]?["name"]?.string == "记")
      let ring = feature["geometry"]?["coordinates"]?.elements?[0].elements?[0].elements
      #expect(ring?.count == 4 && ring?.first == ring?.last)
      #expect(try await standards.get("/maps/small/sources/map.geojson").status == .notFound)
    }
  }
}
