import Cartography
import HTTPTypes
import MapStyle
import PlantModel
import RiskMap

/// OGC API – Tiles, part 1 (20-057), below `/ogc`. Ends of ids are those that its clause on OpenAPI asks for.
enum OGCRoutes {
  static let endpoints: [Endpoint] = about + TilesetKind.allCases.flatMap(tilesets)

  private static let about = [
    document("ogc.getLandingPage", "/ogc") { inquiry, installation in
      OGCDocuments.landingPage(installation.addresses(for: inquiry), inquiry.language)
    },
    document("ogc.getConformance", "/ogc/conformance") { _, _ in
      .record(["conformsTo": .strings(OGCDocuments.conformance)])
    },
    document("ogc.getCollectionsList", "/ogc/collections") { inquiry, installation in
      let maps = installation.library.all.compactMap {
        $0.shown(to: inquiry.visitor.audience)?.description
      }.filter { inquiry.visitor.maySee($0.name) }
      return OGCDocuments.collections(
        maps, installation.addresses(for: inquiry), inquiry.language)
    },
    document("ogc.getCollection", "/ogc/collections/{map}") {
      inquiry, installation throws(Problem) in
      OGCDocuments.collection(
        try installation.map(for: inquiry).description, installation.addresses(for: inquiry),
        inquiry.language)
    },
    document("ogc.getTileMatrixSetsList", "/ogc/tileMatrixSets") { inquiry, installation in
      OGCDocuments.matrixSets(installation.addresses(for: inquiry), inquiry.language)
    },
    document("ogc.getTileMatrixSet", "/ogc/tileMatrixSets/{tileMatrixSet}") {
      inquiry, _ throws(Problem) in
      let id = inquiry[capture: "tileMatrixSet"]
      guard let set = TileMatrixSet.all.first(where: { $0.id == id }) else {
        throw .gridMissing(id, offered: TileMatrixSet.all.map(\.id))
      }
      return set.document(language: inquiry.language)
    },
  ]

  private static func tilesets(_ kind: TilesetKind) -> [Endpoint] {
    let path = "/ogc/collections/{map}/\(kind.path)"
    let id = "ogc.collection.\(kind.rawValue)"
    return [
      document("\(id).getTileSetsList", PathTemplate(stringLiteral: path)) {
        inquiry, installation throws(Problem) in
        OGCDocuments.tilesets(
          of: try installation.map(for: inquiry).description, kind,
          installation.addresses(for: inquiry), inquiry.language)
      },
      document("\(id).getTileSet", PathTemplate(stringLiteral: path + "/{tileMatrixSet}")) {
        inquiry, installation throws(Problem) in
        let map = try installation.map(for: inquiry).description
        let grid = try map.grid(named: inquiry[capture: "tileMatrixSet"])
        return OGCTileset(map: map, grid: grid, kind: kind).document(
          isWhole: true, addresses: installation.addresses(for: inquiry),
          language: inquiry.language)
      },
      Endpoint(
        "\(id).getTile",
        PathTemplate(
          stringLiteral: path + "/{tileMatrixSet}/{tileMatrix}/{tileRow}/{tileCol}"),
        parameters: ["f", "basis", "v"]
      ) { inquiry, installation async throws(Problem) in
        let state = try installation.state(for: inquiry)
        let address = try TileAddress(ogc: inquiry, of: state.map.description, kind)
        var reply = try await installation.tile(address, of: state.map)
        reply.caching = state.caching
        if kind.formats.count > 1, inquiry.query["f"] == nil {
          // Kept answers are known by their address alone, and this one depends on a field besides.
          reply.tile = nil
          reply.fields[.vary] = "Accept"
        }
        return reply
      },
    ]
  }

  /// A JSON document in the language of who asks.
  private static func document(
    _ id: String, _ path: PathTemplate,
    _ document: @escaping @Sendable (Inquiry, Installation) throws(Problem) -> JSONValue
  ) -> Endpoint {
    Endpoint(id, path, parameters: ["f"]) { inquiry, installation throws(Problem) in
      if let format = inquiry.query["f"], format != "json" {
        throw .unknownParameterValue("f", format, known: ["json"])
      }
      return Reply(json: try document(inquiry, installation)).written(in: inquiry.language)
    }
  }
}

extension TileAddress {
  /// The tile of a matrix, row and column, in the format of `f` or else of the field `Accept`. Throws outside the map's limits.
  init(ogc inquiry: Inquiry, of map: MapDescription, _ kind: TilesetKind) throws(Problem) {
    let grid = try map.grid(named: inquiry[capture: "tileMatrixSet"])
    let format = try TileOutputFormat(of: inquiry, among: kind.formats)
    let zoom = try Self.matrixNumber(inquiry[capture: "tileMatrix"])
    let row = try Self.matrixNumber(inquiry[capture: "tileRow"])
    let column = try Self.matrixNumber(inquiry[capture: "tileCol"])
    guard let limits = grid.limits(at: zoom) else {
      throw .outsideLimits("tileMatrix", grid.zooms)
    }
    guard limits.rows.contains(row) else { throw .outsideLimits("tileRow", limits.rows) }
    guard limits.columns.contains(column) else {
      throw .outsideLimits("tileCol", limits.columns)
    }
    self.init(
      map: map.name, version: map.version, grid: grid.grid.id,
      tile: grid.tile(zoom: zoom, column: column, row: row), format: format,
      basis: try RiskBasis(inquiry.query["basis"], of: map), audience: inquiry.visitor.audience)
  }

  private static func matrixNumber(_ text: String) throws(Problem) -> Int {
    guard text.utf8.count <= 12, let number = Int(text), "\(number)" == text else {
      throw .malformedTile
    }
    return number
  }
}

extension TileOutputFormat {
  /// `f` of the query, else the first that the field `Accept` names, else the usual one.
  fileprivate init(of inquiry: Inquiry, among formats: [TileOutputFormat]) throws(Problem) {
    if let name = inquiry.query["f"] {
      guard let format = formats.first(where: { $0.rawValue == name }) else {
        throw .unknownParameterValue("f", name, known: formats.map(\.rawValue))
      }
      self = format
      return
    }
    let accepted = inquiry.fields[.accept] ?? ""
    // Browsers name everything that they can show: the usual format stays the usual one unless it is not among it.
    let named = formats.filter { accepted.contains($0.mediaType) }
    self = named.first ?? formats[0]
  }
}

extension Problem {
  fileprivate static func outsideLimits(_ name: String, _ allowed: ClosedRange<Int>) -> Problem {
    Problem(
      .notFound, "tile-outside",
      LocalizedText(zh: "此图没有这张瓦片", en: "the map has no such tile"),
      hint: LocalizedText(
        zh: "\(name) 从 \(allowed.lowerBound) 到 \(allowed.upperBound)",
        en: "\(name) goes from \(allowed.lowerBound) to \(allowed.upperBound)"))
  }
}
