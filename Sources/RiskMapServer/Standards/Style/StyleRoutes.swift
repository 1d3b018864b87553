import HTTPTypes
import MapStyle
import PlantModel
import RiskMap

/// The style with all that it names, for web maps that draw vector tiles.
enum StyleRoutes {
  static let endpoints = [
    Endpoint("style", "/maps/{map}/style.json", parameters: MapSelection.parameters) {
      inquiry, installation throws(Problem) in
      let map = try installation.map(for: inquiry).description
      let selection = try MapSelection(of: map, query: inquiry.query)
      return Reply(
        json: browserStyle(of: map, selection, addresses: installation.addresses(for: inquiry)))
    },
    Endpoint("styleSource", "/maps/{map}/sources/{source}.geojson") {
      inquiry, installation async throws(Problem) in
      let state = try installation.state(for: inquiry)
      let id = inquiry[capture: "source"]
      guard state.map.map.hasGeoJSON(source: id) else { throw .sourceMissing(id) }
      return try await installation.document(
        .source(id), of: state, for: inquiry, type: "application/geo+json"
      ) { map, _, _ throws(MapError) in
        Array((map.geoJSON(ofSource: id)?.text ?? "").utf8)
      }
    },
    sprite("spriteIndex", "/maps/{map}/sprite.json", isPicture: false),
    sprite("spritePicture", "/maps/{map}/sprite.png", isPicture: true),
    sprite("scaledSpriteIndex", "/maps/{map}/sprite@{scale}x.json", isPicture: false),
    sprite("scaledSpritePicture", "/maps/{map}/sprite@{scale}x.png", isPicture: true),
  ]

  /// The symbols in one picture, or the places where they stand in it.
  private static func sprite(_ id: String, _ path: PathTemplate, isPicture: Bool) -> Endpoint {
    Endpoint(id, path, parameters: ["v"]) { inquiry, installation async throws(Problem) in
      let state = try installation.state(for: inquiry)
      let scales = ["": 1, "2": 2, "3": 3]
      guard let scale = scales[inquiry[capture: "scale"]] else { throw .notFound }
      let symbols = state.map.description.symbols
      return try await installation.document(
        .sprite(scale: scale, isPicture: isPicture), of: state, for: inquiry,
        type: isPicture ? "image/png" : "application/json"
      ) { _, _, _ throws(MapError) in
        let sheet = try SpriteSheet(symbols, scale: scale)
        return isPicture ? sheet.png : Array(sheet.index.text.utf8)
      }
    }
  }
}

extension Problem {
  fileprivate static func sourceMissing(_ id: String) -> Problem {
    Problem(
      .notFound, "source-missing",
      LocalizedText(
        zh: "样式没有 GeoJSON 数据源“\(id)”", en: "the style has no GeoJSON source \"\(id)\""))
  }
}
