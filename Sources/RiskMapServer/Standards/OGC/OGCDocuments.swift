import Cartography
import MapStyle
import PlantModel

/// The documents round the tiles: OGC API – Common (19-072) and OGC API – Tiles (20-057). An installation is the dataset, its maps are the
/// collections.
enum OGCDocuments {
  /// Classes that the tests keep.
  static let conformance = [
    "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/core",
    "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/landing-page",
    "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/json",
    "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/oas30",
    "http://www.opengis.net/spec/ogcapi-common-2/1.0/conf/collections",
    "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/core",
    "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/tileset",
    "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/tilesets-list",
    "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/geodata-tilesets",
    "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/oas30",
    "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/mvt",
    "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/png",
    "http://www.opengis.net/spec/tms/2.0/conf/tilematrixset",
    "http://www.opengis.net/spec/tms/2.0/conf/json-tilematrixset",
    "http://www.opengis.net/spec/tms/2.0/conf/tilematrixsetlimits",
    "http://www.opengis.net/spec/tms/2.0/conf/json-tilematrixsetlimits",
    "http://www.opengis.net/spec/tms/2.0/conf/tilesetmetadata",
    "http://www.opengis.net/spec/tms/2.0/conf/json-tilesetmetadata",
  ]

  static func landingPage(_ addresses: Addresses, _ language: Language) -> JSONValue {
    let title = LocalizedText(zh: "安全风险空间分布图", en: "Safety risk distribution maps")
    let description = LocalizedText(
      zh: "图片瓦片与矢量瓦片（OGC API – Tiles）", en: "Map tiles and vector tiles (OGC API – Tiles)")
    let json = "application/json"
    return .record([
      "title": .string(title[language]), "description": .string(description[language]),
      "links": .array([
        .link(addresses["/ogc"], rel: "self", type: json),
        .link(
          addresses["/openapi.json"], rel: "service-desc",
          type: "application/vnd.oai.openapi+json;version=3.0"),
        .link(addresses["/ogc/conformance"], rel: "conformance", type: json),
        .link(addresses["/ogc/conformance"], rel: OGCRelation.conformance, type: json),
        .link(addresses["/ogc/collections"], rel: "data", type: json),
        .link(addresses["/ogc/collections"], rel: OGCRelation.data, type: json),
        .link(addresses["/ogc/tileMatrixSets"], rel: OGCRelation.tilingSchemes, type: json),
      ]),
    ])
  }

  static func collections(
    _ maps: [MapDescription], _ addresses: Addresses, _ language: Language
  ) -> JSONValue {
    .record([
      "links": .array([
        .link(addresses["/ogc/collections"], rel: "self", type: "application/json")
      ]),
      "collections": .array(maps.map { collection($0, addresses, language) }),
    ])
  }

  static func collection(
    _ map: MapDescription, _ addresses: Addresses, _ language: Language
  ) -> JSONValue {
    let path = "/ogc/collections/\(map.name)"
    let json = "application/json"
    var links: [JSONValue] = [.link(addresses[path], rel: "self", type: json)]
    links += TilesetKind.allCases.map {
      .link(
        addresses["\(path)/\($0.path)"], rel: $0.relation, type: json, title: $0.title[language])
    }
    if map.grids.contains(where: \.grid.isWebMercatorMatrix) {
      links.append(
        .link(
          addresses["/maps/\(map.name)/style.json"], rel: "stylesheet",
          type: "application/vnd.mapbox.style+json"))
    }
    return .record([
      "id": .string(map.name), "title": .string(map.title[language]),
      "attribution": map.attribution[language].isEmpty
        ? nil : .string(map.attribution[language]),
      "extent": map.areaOnEarth.map { area in
        .record([
          "spatial": .record([
            "bbox": .array([
              .numbers([area.minX, area.minY, area.maxX, area.maxY].map(sevenDecimals))
            ]),
            "crs": .string(TileMatrixCRS.crs84),
          ])
        ])
      },
      "crs": .strings(map.grids.map(\.matrixSet.crs.uri)), "links": .array(links),
    ])
  }

  static func tilesets(
    of map: MapDescription, _ kind: TilesetKind, _ addresses: Addresses, _ language: Language
  ) -> JSONValue {
    let path = "/ogc/collections/\(map.name)/\(kind.path)"
    return .record([
      "links": .array([.link(addresses[path], rel: "self", type: "application/json")]),
      "tilesets": .array(
        map.grids.map {
          OGCTileset(map: map, grid: $0, kind: kind).document(
            isWhole: false, addresses: addresses, language: language)
        }),
    ])
  }

  static func matrixSets(_ addresses: Addresses, _ language: Language) -> JSONValue {
    .record([
      "tileMatrixSets": .array(
        TileMatrixSet.all.map { set in
          .record([
            "id": .string(set.id), "title": .string(set.title[language]),
            "uri": set.registered.map { .string($0) }, "crs": .string(set.crs.uri),
            "links": .array([
              .link(
                addresses["/ogc/tileMatrixSets/\(set.id)"], rel: "self", type: "application/json")
            ]),
          ])
        })
    ])
  }
}
