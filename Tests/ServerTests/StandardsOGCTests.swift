import HTTPTypes
import MapStyle
import NIOCore
import RiskMap
import TestSupport
import Testing

@testable import RiskMapServer

/// Abstract tests of OGC API – Common (19-072) and OGC API – Tiles, part 1 (20-057): names carry the requirement.
@Suite struct StandardsOGCTests {
  private static let root = "https://maps.example.com/risk"

  /// Targets of the links of a document by their relation.
  private func links(_ document: JSONValue) -> [String: String] {
    Dictionary(
      (document["links"]?.elements ?? []).compactMap { link in
        guard let rel = link["rel"]?.string, let href = link["href"]?.string else { return nil }
        return (rel, href.replacing(Self.root, with: ""))
      }
    ) { first, _ in first }
  }

  private func tileset(_ standards: StandardsInstallation, _ kind: String) async throws -> JSONValue
  {
    try await standards.json("/ogc/collections/small/\(kind)/WebMercatorQuad")
  }

  /// The address of a tile from the tileset's template.
  private func address(_ tileset: JSONValue, type: String, row: Int = 0, column: Int = 0) throws
    -> String
  {
    let item = try #require(
      tileset["links"]?.elements?.first {
        $0["rel"]?.string == "item" && $0["type"]?.string == type
      })
    #expect(item["templated"]?.bool == true)
    let limits = try #require(tileset["tileMatrixSetLimits"]?.elements?.first)
    let first = Int(limits["minTileRow"]?.number ?? 0) + row
    let left = Int(limits["minTileCol"]?.number ?? 0) + column
    return try #require(item["href"]?.string).replacing(Self.root, with: "")
      .replacing("{tileMatrix}", with: limits["tileMatrix"]?.string ?? "")
      .replacing("{tileRow}", with: "\(first)").replacing("{tileCol}", with: "\(left)")
  }

  @Test func `/req/landing-page/root-success: the landing page leads to everything`() async throws {
    try await withStandards { standards in
      let links = links(try await standards.json("/ogc"))
      for relation in [
        "self", "service-desc", "conformance", "data", OGCRelation.conformance, OGCRelation.data,
        OGCRelation.tilingSchemes,
      ] {
        let target = try #require(links[relation])
        #expect(try await standards.get(target).status == .ok, "\(relation)")
      }
    }
  }

  @Test func `/req/core/conformance-success: classes are declared that the tests keep`()
    async throws
  {
    try await withStandards { standards in
      let document = try await standards.json("/ogc/conformance")
      let classes = Set(document["conformsTo"]?.elements?.compactMap(\.string) ?? [])
      for name in ["core", "tileset", "tilesets-list", "geodata-tilesets", "mvt", "png", "oas30"] {
        #expect(classes.contains("http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/\(name)"))
      }
      for name in ["dataset-tilesets", "collections-selection", "datetime", "jpeg", "xml"] {
        #expect(!classes.contains("http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/\(name)"))
      }
    }
  }

  @Test func `/req/geodata-tilesets/desc-links: a collection leads to its tilesets`() async throws {
    try await withStandards { standards in
      let list = try await standards.json("/ogc/collections")
      let collection = try #require(list["collections"]?.elements?.first)
      #expect(collection["id"]?.string == "small")
      let box = collection["extent"]?["spatial"]?["bbox"]?.elements?.first?.elements
      #expect(box?.count == 4)
      #expect(abs((box?.first?.number ?? 0) - 102.5399) < 1e-5)
      let links = links(collection)
      let itself = try #require(links["self"])
      #expect(try await standards.json(itself) == collection)
      for kind in ["map", "vector"] {
        let target = try #require(links["http://www.opengis.net/def/rel/ogc/1.0/tilesets-\(kind)"])
        #expect(try await standards.get(target).status == .ok)
      }
    }
  }

  @Test(arguments: [("map/tiles", "map"), ("tiles", "vector")])
  func `/req/tilesets-list/tileset-links: every tileset is told with kind, CRS and links`(
    path: String, kind: String
  ) async throws {
    try await withStandards { standards in
      let list = try await standards.json("/ogc/collections/small/\(path)")
      let tilesets = list["tilesets"]?.elements ?? []
      #expect(tilesets.count == 5)
      for tileset in tilesets {
        #expect(tileset["dataType"]?.string == kind)
        let crs = try #require(tileset["crs"]?.string)
        let links = links(tileset)
        let itself = try #require(links["self"])
        #expect(itself.hasPrefix("/ogc/collections/small/\(path)/"))
        #expect(try await standards.get(itself).status == .ok)
        let scheme = try #require(links[OGCRelation.tilingScheme])
        let set = try await standards.json(scheme)
        #expect(set["crs"]?.string == crs)
      }
    }
  }

  @Test func `/req/tileset/description: the whole metadata with limits and templates`()
    async throws
  {
    try await withStandards { standards in
      let map = try await tileset(standards, "map/tiles")
      #expect(
        map["tileMatrixSetURI"]?.string
          == "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad")
      #expect(map["tileMatrixSetLimits"]?.elements?.count == 7)
      for type in ["image/png", "image/webp"] { _ = try address(map, type: type) }
      let vector = try await tileset(standards, "tiles")
      #expect(vector["layers"]?.elements?.count == VectorTileSchema.layers.count)
      _ = try address(vector, type: "application/vnd.mapbox-vector-tile")
      let local = try await standards.json("/ogc/collections/small/tiles/GCJ02")
      #expect(local["tileMatrixSetURI"] == nil)
    }
  }

  @Test func `/req/tms/json: a tile matrix set has the numbers of OGC's register`() async throws {
    try await withStandards { standards in
      let web = try await standards.json("/ogc/tileMatrixSets/WebMercatorQuad")
      let matrices = web["tileMatrices"]?.elements ?? []
      #expect(matrices.count == 25)
      #expect(matrices.first?["id"]?.string == "0")
      #expect(abs((matrices[0]["cellSize"]?.number ?? 0) - 156543.033928041) < 1e-9)
      #expect(abs((matrices[17]["scaleDenominator"]?.number ?? 0) - 4265.4591676995) < 1e-9)
      #expect(matrices[17]["matrixWidth"]?.number == 131_072)
      let degrees = try await standards.json("/ogc/tileMatrixSets/WorldCRS84Quad")
      let first = degrees["tileMatrices"]?.elements?.first
      #expect(first?["cellSize"]?.number == 0.703125)
      #expect(first?["matrixWidth"]?.number == 2 && first?["matrixHeight"]?.number == 1)
      #expect(first?["pointOfOrigin"]?.elements == [.number(-180), .number(90)])
      let china = try await standards.json("/ogc/tileMatrixSets/CGCS2000Quad")
      #expect(china["orderedAxes"]?.elements == [.string("Lat"), .string("Lon")])
      let corner = china["tileMatrices"]?.elements?.first
      #expect(corner?["id"]?.string == "1")
      #expect(corner?["pointOfOrigin"]?.elements == [.number(90), .number(-180)])
      #expect(try await standards.get("/ogc/tileMatrixSets/Moon").status == .notFound)
    }
  }

  @Test func `/req/core/tc-op: a tile is there at the address that its template gives`()
    async throws
  {
    try await withStandards { standards in
      let template = try address(try await tileset(standards, "map/tiles"), type: "image/png")
      let reply = try await standards.get(template)
      #expect(reply.status == .ok)
      #expect(reply.mediaType == "image/png")
      #expect(reply.body.readableBytesView.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    }
  }

  @Test func `/req/core/tc-success: the format is the one asked for`() async throws {
    try await withStandards { standards in
      let template = try address(try await tileset(standards, "map/tiles"), type: "image/png")
      let bare = try #require(template.split(separator: "?").first).description
      for (accept, type) in [
        ("image/webp", "image/webp"), ("image/png", "image/png"), ("*/*", "image/png"),
        ("image/avif,image/webp,image/png,*/*", "image/png"),
      ] {
        let reply = try await standards.get(bare, [.accept: accept])
        #expect(reply.status == .ok && reply.mediaType == type)
      }
      #expect(try await standards.get("\(bare)?f=webp").mediaType == "image/webp")
      #expect(try await standards.get("\(bare)?f=gif").status == .badRequest)
    }
  }

  @Test func `a tile by Accept is not kept for who accepts another format`() async throws {
    try await withServer { server in
      let tile = "/ogc/collections/small/map/tiles/Local/19/262143/262144"
      for type in ["image/png", "image/webp", "image/png"] {
        let answer = try await server.fetch(tile, ["Accept": type])
        #expect(answer.status == 200)
        #expect(answer["Content-Type"] == type)
        #expect(answer["Vary"]?.contains("Accept") == true)
      }
      for _ in 0..<2 {
        let answer = try await server.fetch(tile + "?f=webp", ["Accept": "image/png"])
        #expect(answer["Content-Type"] == "image/webp")
      }
    }
  }

  @Test func `/req/mvt/content: a vector tile is a Mapbox vector tile`() async throws {
    try await withStandards { standards in
      let tileset = try await tileset(standards, "tiles")
      let path = try address(tileset, type: "application/vnd.mapbox-vector-tile")
      let reply = try await standards.get(path)
      #expect(reply.status == .ok || reply.status == .noContent)
      let tile = try VectorTile(strictly: Array(reply.body.readableBytesView))
      #expect(tile.layers.allSatisfy { !$0.features.isEmpty })
    }
  }

  @Test(arguments: ["tiles", "map/tiles"])
  func `/req/core/tc-error: out of range is 404, no number 400, empty a blank`(path: String)
    async throws
  {
    try await withStandards { standards in
      let base = "/ogc/collections/small/\(path)/WebMercatorQuad"
      for (tile, status) in [
        ("/18/0/0", 404), ("/30/0/0", 404), ("/13/0/0", 404), ("/18/-1/0", 404),
        ("/18/99999999/0", 404), ("/x/0/0", 400), ("/18/1e3/0", 400), ("/18/01/0", 400),
      ] {
        let reply = try await standards.get(base + tile)
        #expect(reply.status.code == status, "\(tile)")
        #expect(reply.mediaType == Problem.mediaType)
      }
      #expect(try await standards.get("/ogc/collections/none/\(path)").status == .notFound)
      let corner = try await standards.json(base)["tileMatrixSetLimits"]?.elements?.last
      let row = Int(corner?["minTileRow"]?.number ?? 0)
      let column = Int(corner?["minTileCol"]?.number ?? 0)
      let empty = try await standards.get(
        "\(base)/\(corner?["tileMatrix"]?.string ?? "")/\(row)/\(column)")
      #expect(empty.status == .ok || (path == "tiles" && empty.status == .noContent))
    }
  }

  @Test func `maps that a visitor may not see are no collections`() async throws {
    try await withStandards { standards in
      let visitor = Visitor(name: "other", maps: .named(["elsewhere"]))
      let list = try await standards.json("/ogc/collections", visitor: visitor)
      #expect(list["collections"]?.elements?.isEmpty == true)
      for path in ["/ogc/collections/small", "/maps/small/style.json", "/maps/small/wmts"] {
        #expect(try await standards.get(path, visitor: visitor).status == .notFound)
      }
    }
  }
}
