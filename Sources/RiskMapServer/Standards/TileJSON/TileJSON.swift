import Cartography
import MapStyle
import PlantModel
import RiskMap

/// The document by which web maps find tiles: TileJSON 3.0.0 for vector tiles, 2.2.0 for pictures (3.0.0 is for vector tiles alone).
func tileJSON(
  of map: MapDescription, _ selection: MapSelection, format: TileOutputFormat,
  addresses: Addresses, language: Language
) -> JSONValue {
  let zooms = selection.grid.zooms
  let bounds = selection.grid.mercatorBounds
  let center = [(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2].map(sevenDecimals)
  return .record([
    "tilejson": .string(format.isVector ? "3.0.0" : "2.2.0"),
    "name": .string(map.title[language]),
    "attribution": map.attributionHTML(language).map { .string($0) },
    "scheme": .string("xyz"), "format": .string(format == .mvt ? "pbf" : format.rawValue),
    "tiles": .strings([addresses.tiles(of: map, selection, format: format)]),
    "minzoom": .integer(zooms.lowerBound), "maxzoom": .integer(zooms.upperBound),
    "bounds": .numbers(bounds),
    "center": .numbers(center + [Double((zooms.lowerBound + zooms.upperBound) / 2)]),
    "vector_layers": format.isVector ? .vectorLayers(zooms) : nil,
    "riskmap": .record([
      "map": .string(map.name), "version": .string("\(map.version)"),
      "edition": map.edition.map { .string($0) }, "date": map.date.map { .string($0) },
      "grid": .string(selection.grid.grid.name), "basis": .string(selection.basis.rawValue),
    ]),
  ])
}

extension JSONValue {
  /// The layers of vector tiles with the kinds of their fields.
  fileprivate static func vectorLayers(_ zooms: ClosedRange<Int>) -> JSONValue {
    .array(
      VectorTileSchema.layers.map { layer in
        .record([
          "id": .string(layer.layer), "minzoom": .integer(zooms.lowerBound),
          "maxzoom": .integer(zooms.upperBound),
          "fields": .object(
            layer.fields.map { Member($0.name, .string($0.isNumber ? "Number" : "String")) }),
        ])
      })
  }
}

extension MapDescription {
  /// Web maps put it into the page as it is, so it is escaped; nil where there is none.
  func attributionHTML(_ language: Language) -> String? {
    let text = attribution[language]
    guard !text.isEmpty else { return nil }
    return text.reduce(into: "") { html, letter in
      switch letter {
      case "&": html += "&amp;"
      case "<": html += "&lt;"
      case ">": html += "&gt;"
      case "\"": html += "&quot;"
      default: html.append(letter)
      }
    }
  }
}
