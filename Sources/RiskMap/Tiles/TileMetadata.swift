import Cartography
import PlantModel
import Storage

extension TilePlan {
  /// The table `metadata` of an MBTiles file (version 1.3), and what other programs look for there.
  func metadata(of map: GriddedMap) -> [(String, String)] {
    let definition = map.map.loaded.definition
    let title = definition.title
    let degrees = grid.crs.degrees(ofMetres: extent.intersection(area ?? grid.extent))
    let bounds = [degrees.minX, degrees.minY, degrees.maxX, degrees.maxY].map(Self.decimal)
    let center = [degrees.center.x, degrees.center.y].map(Self.decimal)
    let (low, high) = (zoomsWithTiles.lowerBound, zoomsWithTiles.upperBound)
    var rows = [
      ("name", title.zh.isEmpty ? definition.name : title.zh), ("format", format.archiveName),
      ("bounds", bounds.joined(separator: ",")),
      ("center", center.joined(separator: ",") + ",\((low + high) / 2)"),
      ("minzoom", "\(low)"), ("maxzoom", "\(high)"),
      ("type", isOpaque(map) ? "baselayer" : "overlay"),
      ("version", definition.edition.number ?? "1"),
      ("description", "\(definition.name) \(grid.name)"),
    ]
    let enterprise = definition.enterprise.name
    let owner = enterprise.zh.isEmpty ? enterprise.en : enterprise.zh
    // Programs show it as HTML.
    if !owner.isEmpty { rows.append(("attribution", owner.withoutMarkup)) }
    // Not of the specification, which knows one grid and one size.
    rows += [("grid", grid.name), ("scale", "\(scale.rawValue)")]
    if format.isVector { rows.append(("json", vectorLayers)) }
    return rows
  }

  private var zoomsWithTiles: ClosedRange<Int> {
    guard let low = ranges.first?.zoom, let high = ranges.last?.zoom else { return zooms }
    return low...high
  }

  /// Pictures that hide what lies beneath them at every zoom.
  private func isOpaque(_ map: GriddedMap) -> Bool {
    !format.isVector
      && zoomsWithTiles.allSatisfy { map.tiles.content.isPageOpaque(at: grid.styleZoom($0)) }
  }

  /// The layers of vector tiles with the kinds of their fields, as the specification wants them for vector tiles.
  private var vectorLayers: String {
    let (low, high) = (zoomsWithTiles.lowerBound, zoomsWithTiles.upperBound)
    let layers = VectorTileSchema.layers.map { layer in
      let kinds = layer.fields.map { field in
        "\"\(field.name)\":\"\(field.isNumber ? "Number" : "String")\""
      }
      return "{\"id\":\"\(layer.layer)\",\"minzoom\":\(low),\"maxzoom\":\(high)"
        + ",\"fields\":{\(kinds.joined(separator: ","))}}"
    }
    return "{\"vector_layers\":[\(layers.joined(separator: ","))]}"
  }

  /// Seven decimals are a centimetre.
  private static func decimal(_ value: Double) -> String {
    ((value * 1e7).rounded() / 1e7).plain
  }
}

extension String {
  fileprivate var withoutMarkup: String {
    replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
