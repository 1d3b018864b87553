import Cartography
import MapStyle
import PlantModel
import RiskMap

/// The tiles of one kind of a map on one grid: tileset metadata (OGC 17-083r4, clause 7).
struct OGCTileset: Sendable {
  var map: MapDescription
  var grid: GridDescription
  var kind: TilesetKind

  /// - Parameter isWhole: with limits, layers and templates; else what a list of tilesets says of it.
  func document(
    isWhole: Bool, addresses: Addresses, language: Language
  ) -> JSONValue {
    let set = grid.matrixSet
    return .record([
      "title": .string("\(map.title[language]) · \(kind.title[language]) · \(set.id)"),
      "dataType": .string(kind.rawValue), "crs": .string(set.crs.uri),
      "tileMatrixSetURI": set.registered.map { .string($0) },
      "tileMatrixSetId": .string(set.id),
      "tileMatrixSetLimits": isWhole ? .array(grid.limits.map(\.document)) : nil,
      "boundingBox": isWhole ? box(set.crs) : nil,
      "layers": isWhole && kind == .vector ? layers : nil,
      "attribution": isWhole && !map.attribution[language].isEmpty
        ? .string(map.attribution[language]) : nil,
      "links": .array(links(isWhole: isWhole, addresses)),
    ])
  }

  /// Where it stands.
  private var path: String {
    "/ogc/collections/\(map.name)/\(kind.path)/\(grid.grid.name)"
  }

  private func links(isWhole: Bool, _ addresses: Addresses) -> [JSONValue] {
    let set = grid.matrixSet
    var links: [JSONValue] = [
      .link(addresses[path], rel: "self", type: "application/json"),
      .link(
        addresses["/ogc/tileMatrixSets/\(set.id)"], rel: OGCRelation.tilingScheme,
        type: "application/json"),
    ]
    if isWhole {
      links += kind.formats.map { format in
        .link(
          addresses[
            "\(path)/{tileMatrix}/{tileRow}/{tileCol}?f=\(format.rawValue)&v=\(map.version)"],
          rel: "item", type: format.mediaType, isTemplated: true)
      }
      links.append(
        .link(
          addresses["/ogc/collections/\(map.name)"], rel: OGCRelation.geodata,
          type: "application/json"))
    }
    return links
  }

  /// Of areas and points; lines and points of the layout come in one layer.
  private static let dimensions = ["units": 2, "unit_labels": 0]

  /// In the axis order of the CRS.
  private func box(_ crs: TileMatrixCRS) -> JSONValue {
    // The area of `Local` is in metres already, that of Web Mercator in degrees.
    let rect = crs.isDegrees ? grid.area : grid.extent
    let low = crs.ordered(Point(x: rect.minX, y: rect.minY))
    let high = crs.ordered(Point(x: rect.maxX, y: rect.maxY))
    return .record([
      "lowerLeft": .numbers(low), "upperRight": .numbers(high), "crs": .string(crs.uri),
    ])
  }

  private var layers: JSONValue {
    .array(
      VectorTileSchema.layers.map { layer in
        .record([
          "id": .string(layer.layer), "dataType": .string("vector"),
          "geometryDimension": Self.dimensions[layer.layer].map { .integer($0) },
          "propertiesSchema": .record([
            "type": .string("object"),
            "properties": .object(
              layer.fields.map {
                JSONValue.Member(
                  $0.name, .record(["type": .string($0.isNumber ? "number" : "string")]))
              }),
          ]),
        ])
      })
  }
}

extension TileMatrixLimits {
  fileprivate var document: JSONValue {
    .record([
      "tileMatrix": .string(id), "minTileRow": .integer(rows.lowerBound),
      "maxTileRow": .integer(rows.upperBound), "minTileCol": .integer(columns.lowerBound),
      "maxTileCol": .integer(columns.upperBound),
    ])
  }
}

extension TileMatrixSet {
  /// The definition (OGC 17-083r4, JSON encoding 2.0).
  func document(language: Language) -> JSONValue {
    .record([
      "id": .string(id), "title": .string(title[language]),
      "uri": registered.map { .string($0) }, "crs": .string(crs.uri),
      "orderedAxes": .strings(crs.axes),
      "wellKnownScaleSet": scaleSet.map {
        .string("http://www.opengis.net/def/wkss/OGC/1.0/\($0)")
      },
      "tileMatrices": .array(
        matrices.map { matrix in
          .record([
            "id": .string(matrix.id), "scaleDenominator": .number(matrix.scaleDenominator),
            "cellSize": .number(matrix.cellSize), "cornerOfOrigin": .string("topLeft"),
            "pointOfOrigin": .numbers(matrix.origin), "tileWidth": .integer(256),
            "tileHeight": .integer(256), "matrixWidth": .integer(matrix.columns),
            "matrixHeight": .integer(matrix.rows),
          ])
        }),
    ])
  }
}
