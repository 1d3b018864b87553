import PlantModel

/// Web Map Tile Service 1.0.0 (07-057r7), by key-value pairs and RESTful. Every map is a service of its own with one layer.
enum WMTSRoutes {
  static let endpoints = [
    Endpoint("wmts", "/maps/{map}/wmts", parameters: nil) {
      inquiry, installation async throws(Problem) in
      try await answer(inquiry, installation, isPath: false) { _ throws(OWSException) in
        try WMTSRequest(inquiry.query)
      }
    },
    Endpoint("wmtsCapabilities", "/maps/{map}/wmts/1.0.0/WMTSCapabilities.xml") {
      inquiry, installation async throws(Problem) in
      try await answer(inquiry, installation, isPath: true) { _ in .capabilities }
    },
    Endpoint(
      "wmtsTile",
      "/maps/{map}/wmts/{layer}/{style}/{tileMatrixSet}/{tileMatrix}/{tileRow}/{tileCol}.{format}"
    ) { inquiry, installation async throws(Problem) in
      try await answer(inquiry, installation, isPath: true) { _ in .tile(WMTSTile(path: inquiry)) }
    },
  ]

  private static func answer(
    _ inquiry: Inquiry, _ installation: Installation, isPath: Bool,
    to request: (MapDescription) throws(OWSException) -> WMTSRequest
  ) async throws(Problem) -> Reply {
    let map = try installation.map(for: inquiry)
    do throws(OWSException) {
      switch try request(map.description) {
      case .capabilities:
        let document = wmtsCapabilities(
          of: map.description, addresses: installation.addresses(for: inquiry),
          language: inquiry.language)
        return Reply(text: document.document, mediaType: "application/xml")
          .written(in: inquiry.language)
      case .tile(let tile):
        let address = try tile.address(in: map.description, for: inquiry.visitor.audience)
        do throws(Problem) {
          return try await installation.tile(address, of: map)
        } catch {
          throw .problem(error)
        }
      }
    } catch {
      return error.reply(in: inquiry.language, isPath: isPath)
    }
  }
}

/// What is asked of the service.
enum WMTSRequest: Hashable, Sendable {
  case capabilities
  case tile(WMTSTile)
}

extension WMTSRequest {
  /// From key-value pairs, whose names are read in any letter case. None at all asks for the capabilities, so that the bare address of the
  /// service can be pasted into a browser.
  init(_ query: QueryItems) throws(OWSException) {
    guard !query.items.isEmpty else {
      self = .capabilities
      return
    }
    guard let service = query[ignoringCase: "Service"] else { throw .missingParameter("Service") }
    guard service.uppercased() == "WMTS" else {
      throw .invalidParameter(
        "Service", value: String(service.prefix(64)),
        hint: LocalizedText(zh: "可用 WMTS", en: "it is WMTS"))
    }
    guard let operation = query[ignoringCase: "Request"] else { throw .missingParameter("Request") }
    switch operation {
    case "GetCapabilities":
      try Self.negotiate(query)
      self = .capabilities
    case "GetTile":
      try Self.checkVersion(query)
      self = .tile(try WMTSTile(query))
    case "GetFeatureInfo": throw .operationNotSupported(operation)
    default:
      throw .invalidParameter(
        "Request", value: String(operation.prefix(64)),
        hint: LocalizedText(
          zh: "可用 GetCapabilities、GetTile", en: "it is GetCapabilities or GetTile"))
    }
  }

  /// `AcceptVersions` (OWS Common 1.1, clause 7.3.2); without it any version will do.
  private static func negotiate(_ query: QueryItems) throws(OWSException) {
    guard let accepted = query[ignoringCase: "AcceptVersions"], !accepted.isEmpty else { return }
    guard accepted.split(separator: ",").contains("1.0.0") else { throw .versionNegotiationFailed }
  }

  private static func checkVersion(_ query: QueryItems) throws(OWSException) {
    guard let version = query[ignoringCase: "Version"] else { throw .missingParameter("Version") }
    guard version == "1.0.0" else {
      throw .invalidParameter(
        "Version", value: String(version.prefix(64)),
        hint: LocalizedText(zh: "可用 1.0.0", en: "it is 1.0.0"))
    }
  }
}
