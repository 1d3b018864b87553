import Cartography
import HTTPTypes
import RiskMap

/// Tiles as `{z}/{x}/{y}` on WebMercatorQuad (on the map's first grid where it has not that one), or on a grid that is named.
enum TileRoutes {
  static let endpoints = [
    Endpoint("tile", "/maps/{map}/tiles/{z}/{x}/{y}.{format}", parameters: ["basis", "v"]) {
      inquiry, installation async throws(Problem) in
      try await tile(of: inquiry, grid: nil, from: installation)
    },
    Endpoint(
      "gridTile", "/maps/{map}/tiles/{grid}/{z}/{x}/{y}.{format}", parameters: ["basis", "v"]
    ) { inquiry, installation async throws(Problem) in
      try await tile(of: inquiry, grid: inquiry[capture: "grid"], from: installation)
    },
  ]

  private static func tile(
    of inquiry: Inquiry, grid: String?, from installation: Installation
  ) async throws(Problem) -> Reply {
    let state = try installation.state(for: inquiry)
    let map = state.map.description
    let usual = map.grids.first { $0.grid.name == "WebMercatorQuad" }?.grid.name
    let address = try TileAddress(
      of: map, grid: grid ?? usual, zoom: inquiry[capture: "z"],
      column: inquiry[capture: "x"],
      row: inquiry[capture: "y"], format: inquiry[capture: "format"],
      basis: inquiry.query["basis"], audience: inquiry.visitor.audience)
    var reply = try await installation.tile(address, of: state.map)
    reply.caching = state.caching
    return reply
  }
}

extension Installation {
  /// The answer that is a tile, from memory or painted: for every route that leads to tiles. Where nothing of the map shows on it, a picture is
  /// blank and a vector tile is 204.
  package func tile(_ address: TileAddress, of map: ServedMap) async throws(Problem) -> Reply {
    let found: PaintedTile
    if let kept = cache.tile(address) {
      found = kept
    } else {
      found = try await pool.tile(address, of: map, cache: cache) { [metrics] time in
        metrics.count(address, time: time)
      }
    }
    let blank = found.isEmpty ? BlankTile.painted(address.format) : nil
    let tile = blank ?? found
    var reply =
      tile.isEmpty
      ? Reply(status: .noContent, body: tile.body, mediaType: "")
      : Reply(body: tile.body, tag: tile.tag, mediaType: address.format.mediaType)
    reply.packed = tile.packed
    reply.tile = address
    return reply
  }
}

extension TileOutputFormat {
  /// As IANA registers it.
  package var mediaType: String {
    switch self {
    case .png: "image/png"
    case .webp: "image/webp"
    case .mvt: "application/vnd.mapbox-vector-tile"
    }
  }
}
