import MapStyle
import PlantModel
import RiskMap

/// The two kinds of tiles that a collection has.
enum TilesetKind: String, CaseIterable, Hashable, Sendable {
  /// Pictures.
  case map
  case vector

  /// Below `/ogc/collections/{map}`.
  var path: String {
    switch self {
    case .map: "map/tiles"
    case .vector: "tiles"
    }
  }

  /// What tiles come as, the usual first.
  var formats: [TileOutputFormat] {
    switch self {
    case .map: [.png, .webp]
    case .vector: [.mvt]
    }
  }

  var title: LocalizedText {
    switch self {
    case .map: LocalizedText(zh: "图片瓦片", en: "Map tiles")
    case .vector: LocalizedText(zh: "矢量瓦片", en: "Vector tiles")
    }
  }

  /// How a collection links to its tilesets.
  var relation: String { "http://www.opengis.net/def/rel/ogc/1.0/tilesets-\(rawValue)" }
}

/// Relations of OGC's register that links use.
enum OGCRelation {
  static let conformance = "http://www.opengis.net/def/rel/ogc/1.0/conformance"
  static let data = "http://www.opengis.net/def/rel/ogc/1.0/data"
  static let tilingSchemes = "http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes"
  static let tilingScheme = "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme"
  static let geodata = "http://www.opengis.net/def/rel/ogc/1.0/geodata"
}
