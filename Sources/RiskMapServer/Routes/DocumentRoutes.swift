import MapStyle
import PlantModel
import RiskMap

/// What a map has beside tiles: sheets, units with the reasons of their levels, and the legend. All of it is made on painting threads and
/// kept.
enum DocumentRoutes {
  static let endpoints = [
    Endpoint(
      "sheet", "/maps/{map}/sheets/{sheet}.{format}", parameters: ["basis", "dpi", "v"]
    ) { inquiry, installation async throws(Problem) in
      try await sheet(inquiry, installation)
    },
    Endpoint("legend", "/maps/{map}/legend.{format}", parameters: ["basis", "scale", "lang", "v"]) {
      inquiry, installation async throws(Problem) in
      try await legend(inquiry, installation)
    },
    Endpoint("units", "/maps/{map}/units.geojson", parameters: ["basis", "v"]) {
      inquiry, installation async throws(Problem) in
      let state = try installation.state(for: inquiry)
      return try await installation.document(
        .units, of: state, for: inquiry, type: "application/geo+json"
      ) { map, basis, language throws(MapError) in
        try map.unitsGeoJSON(basis: basis, language: language)
      }
    },
    Endpoint("unit", "/maps/{map}/units/{code}", parameters: ["basis", "lang", "v"]) {
      inquiry, installation async throws(Problem) in
      let state = try installation.state(for: inquiry)
      let code = inquiry[capture: "code"]
      return try await installation.document(
        .unit(String(code.prefix(256))), of: state, for: inquiry, type: "application/json"
      ) { map, basis, language throws(MapError) in
        let unit = try map.explanation(unit: code, basis: basis)
        return Array(unit.document(in: language).text.utf8)
      }
    },
  ]

  private static func sheet(
    _ inquiry: Inquiry, _ installation: Installation
  ) async throws(Problem) -> Reply {
    let state = try installation.state(for: inquiry)
    let sheet = inquiry[capture: "sheet"]
    guard let format = OutputFormat(rawValue: inquiry[capture: "format"]) else {
      throw .unknownDocumentFormat(
        inquiry[capture: "format"], OutputFormat.allCases.map(\.rawValue))
    }
    guard state.map.description.sheets.contains(sheet) else {
      throw .sheetMissing(sheet, offered: state.map.description.sheets)
    }
    let dpi = try inquiry.number("dpi", in: 36...300) ?? 150
    var reply = try await installation.document(
      .sheet(sheet, format, dpi: format == .png ? dpi : 0), of: state, for: inquiry,
      type: format.mediaType
    ) { map, basis, _ throws(MapError) in
      let laidOut = try map.sheet(sheet, basis: basis)
      return try encode(laidOut.value, as: format, dpi: Double(dpi), threads: 1)
    }
    reply.takesRanges = format != .svg
    return reply
  }

  private static func legend(
    _ inquiry: Inquiry, _ installation: Installation
  ) async throws(Problem) -> Reply {
    let state = try installation.state(for: inquiry)
    let name = inquiry[capture: "format"]
    let scale = try inquiry.number("scale", in: 1...3) ?? 1
    if name == "json" {
      return state.reply(json: state.map.map.legend(basis: state.basis).document)
    }
    guard let format = OutputFormat(rawValue: name), format != .pdf else {
      throw .unknownDocumentFormat(name, ["png", "svg", "json"])
    }
    return try await installation.document(
      .legend(format, scale: format == .png ? scale : 1), of: state, for: inquiry,
      type: format.mediaType
    ) { map, basis, language throws(MapError) in
      try map.encode(
        map.legend(basis: basis), as: format, scale: Double(scale), language: language)
    }
  }
}

extension OutputFormat {
  /// As IANA registers it.
  var mediaType: String {
    switch self {
    case .pdf: "application/pdf"
    case .png: "image/png"
    case .svg: "image/svg+xml"
    }
  }
}
