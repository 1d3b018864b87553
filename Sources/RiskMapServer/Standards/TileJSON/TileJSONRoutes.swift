import RiskMap

/// Where web maps find what tiles there are.
enum TileJSONRoutes {
  static let endpoints = [
    Endpoint(
      "tileJSON", "/maps/{map}/tilejson.json",
      parameters: MapSelection.parameters + ["format", "scale"]
    ) { inquiry, installation throws(Problem) in
      let map = try installation.map(for: inquiry).description
      let selection = try MapSelection(of: map, query: inquiry.query)
      let name = inquiry.query["format"] ?? "mvt"
      guard let format = TileOutputFormat(rawValue: name == "pbf" ? "mvt" : name) else {
        throw .unknownParameterValue(
          "format", name, known: TileOutputFormat.allCases.map(\.rawValue))
      }
      guard !format.isVector || selection.scale == .x1 else { throw .scaleOfVector }
      return Reply(
        json: tileJSON(
          of: map, selection, format: format, addresses: installation.addresses(for: inquiry),
          language: inquiry.language)
      ).written(in: inquiry.language)
    }
  ]
}
