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
      let map = try installation.map(for: inquiry)
      let id = inquiry[capture: "source"]
      let text = try await installation.pool.run { () throws(MapError) in
        map.map.geoJSON(ofSource: id)?.text
      }
      guard let text else { throw .sourceMissing(id) }
      return Reply(text: text, mediaType: "application/geo+json")
    },
    sprite("spriteIndex", "/maps/{map}/sprite.json", isPicture: false),
    sprite("spritePicture", "/maps/{map}/sprite.png", isPicture: true),
    sprite("scaledSpriteIndex", "/maps/{map}/sprite@{scale}x.json", isPicture: false),
    sprite("scaledSpritePicture", "/maps/{map}/sprite@{scale}x.png", isPicture: true),
  ]

  /// The symbols in one picture, or the places where they stand in it.
  private static func sprite(_ id: String, _ path: PathTemplate, isPicture: Bool) -> Endpoint {
    Endpoint(id, path, parameters: ["v"]) { inquiry, installation async throws(Problem) in
      let map = try installation.map(for: inquiry)
      let scales = ["": 1, "2": 2, "3": 3]
      guard let scale = scales[inquiry[capture: "scale"]] else { throw .notFound }
      let symbols = map.description.symbols
      let sheet = try await installation.pool.run { () throws(MapError) in
        try SpriteSheet(symbols, scale: scale)
      }
      let caching = try map.description.caching(naming: inquiry.query["v"])
      return isPicture
        ? Reply(bytes: sheet.png, mediaType: "image/png", caching: caching)
        : Reply(json: sheet.index, caching: caching)
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
