import Foundation
import HTTPTypes
import NIOCore
import RiskMap
import TestSupport

@testable import MapStyle
@testable import RiskMapServer

/// An installation whose documents are asked for without a socket.
struct StandardsInstallation {
  let installation: Installation
  private let folder: TemporaryFolder

  /// The small map on the ground near 102.54°, 24.35°, on every grid that lies on earth.
  static let earthly: SmallMap = {
    var map = SmallMap()
    map.definition =
      map.definition.replacing("crs: local", with: "crs: EPSG:4543")
      .replacing("title: {zh: 小图, en: Small map}", with: "title: {zh: 小<图>, en: Small <map>}")
        + """
        enterprise: {name: '甲 & "乙" <厂>'}
        tiles: {grids: [WebMercatorQuad, WorldCRS84Quad, CGCS2000Quad, GCJ02, BD09], zoom: [14, 20]}
        style: style.json

        """
    func degrees(_ ring: String) -> String {
      let numbers = ring.split { !"-0123456789".contains($0) }.compactMap { Double($0) }
      let points = stride(from: 0, to: numbers.count, by: 2).map {
        "[\(102.54 + numbers[$0] * 1e-5),\(24.35 + numbers[$0 + 1] * 0.9e-5)]"
      }
      return "[" + points.joined(separator: ",") + "]"
    }
    map.units = map.units.map { ($0.code, $0.name, degrees($0.ring)) }
    map.layout = map.layout.replacing(
      "[[-10,35],[90,35]]", with: degrees("[[-10,35],[90,35]]"))
    return map
  }()

  /// A style with sources of its own, a symbol, and what browsers cannot have.
  static let style = """
    {"version": 8, "metadata": {"palette": {"major": "#C8102E"}}, "glyphs": "https://elsewhere/{fontstack}/{range}.pbf",
     "state": {"language": {"default": "en"}},
     "sources": {"map": {"type": "vector"}, "scan": {"type": "raster"},
       "notes": {"type": "geojson", "data": "notes.geojson"},
       "inline": {"type": "geojson", "data": {"type": "Point", "coordinates": [102.54, 24.35]}}},
     "layers": [
       {"id": "paper", "type": "background"},
       {"id": "scan", "type": "raster", "source": "scan"},
       {"id": "units", "type": "fill", "source": "map", "source-layer": "units",
        "paint": {"fill-color": "#C8102E"}},
       {"id": "outlines", "type": "line", "source": "map", "source-layer": "units"},
       {"id": "marked", "type": "line", "source": "map", "source-layer": "units",
        "filter": ["==", ["get", "rank"], 4]},
       {"id": "old", "type": "line", "source": "map", "source-layer": "units",
        "filter": ["==", "rank", 4]},
       {"id": "notes", "type": "symbol", "source": "notes", "layout": {"icon-image": "flag"}},
       {"id": "labels", "type": "symbol", "source": "map", "source-layer": "unit_labels",
        "layout": {"text-field": ["get", "name"]}}]}
    """

  init(_ map: SmallMap = Self.earthly, publicURL: String = "https://maps.example.com/risk") throws {
    folder = try TemporaryFolder()
    try map.write(to: folder)
    try folder.write(Self.style, to: "small/style.json")
    try folder.write(
      """
      {"type":"FeatureCollection","features":[{"type":"Feature","id":7,"properties":{"name":"记"},
      "geometry":{"type":"Polygon","coordinates":[[[102.5,24.3],[102.6,24.3],[102.6,24.4],[102.5,24.3]]]}}]}
      """, to: "small/notes.geojson")
    for (name, size) in [("flag", "10"), ("post", "30")] {
      try folder.write(
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="\(size)" height="20"><rect width="\(size)" height="20" fill="#f00"/></svg>
        """, to: "small/symbols/\(name).svg")
    }
    let shipped = DataFolders(environment: ["RISKMAP_DATA": repositoryFolder().path])
    let loaded = try LoadedMap.load(folder.path + "/small/map.yaml", shipped: shipped)
    let served = try ServedMap(AssessedMap.assess(loaded), version: Self.version)
    var settings = ServerSettings()
    settings.publicURL = publicURL
    installation = Installation(
      settings: settings, library: MapLibrary([served]),
      pool: RenderPool(threads: 1, queueLimit: 64))
  }

  static let version = MapVersion("0123456789abcdef") ?? .unknown

  func close() { installation.pool.close() }

  /// The same maps behind a socket.
  func installation(listeningAt port: Int) -> Installation {
    var settings = installation.settings
    settings.port = port
    return Installation(
      settings: settings, library: installation.library, pool: installation.pool)
  }

  /// The answer to GET.
  func get(_ target: String, _ fields: HTTPFields = [:], visitor: Visitor = .anyone) async throws
    -> Reply
  {
    let parts = target.split(separator: "?", maxSplits: 1).map(String.init)
    return await installation.reply(
      to: Inquiry(
        path: try RequestPath(encoded: parts[0]),
        query: try QueryItems(encoded: parts.count > 1 ? parts[1] : ""), fields: fields,
        visitor: visitor))
  }

  /// The JSON document at an address.
  func json(_ target: String, visitor: Visitor = .anyone) async throws -> JSONValue {
    let reply = try await get(target, visitor: visitor)
    guard reply.status == .ok else { return .null }
    return try JSONParser.value(of: Array(reply.body.readableBytesView), file: target)
  }
}

/// Runs the body with an installation whose threads end afterwards.
func withStandards(
  _ map: SmallMap = StandardsInstallation.earthly,
  _ body: (StandardsInstallation) async throws -> Void
) async throws {
  let standards = try StandardsInstallation(map)
  defer { standards.close() }
  try await body(standards)
}

extension Reply {
  var text: String { String(buffer: body) }
}
