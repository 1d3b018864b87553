import Cartography
import PlantModel
import Storage

extension TilePlan {
  /// The table `metadata` of an MBTiles file (version 1.3), and what other programs look for there.
  func metadata(map: String, title: LocalizedText, version: String?) -> [(String, String)] {
    let degrees = grid.crs.degrees(ofMetres: extent.intersection(area ?? grid.extent))
    let bounds = [degrees.minX, degrees.minY, degrees.maxX, degrees.maxY].map(Self.decimal)
    let low = ranges.first?.zoom ?? zooms.lowerBound
    let high = ranges.last?.zoom ?? zooms.upperBound
    var rows = [
      ("name", title.zh.isEmpty ? map : title.zh), ("format", format.archiveName),
      ("bounds", bounds.joined(separator: ",")),
      (
        "center",
        [degrees.center.x, degrees.center.y].map(Self.decimal).joined(separator: ",")
          + ",\((low + high) / 2)"
      ),
      ("minzoom", "\(low)"), ("maxzoom", "\(high)"), ("type", "overlay"),
      ("version", version ?? "1"), ("description", "\(map) \(grid.name)"),
    ]
    // Not of the specification, which knows one grid and one size.
    rows += [("grid", grid.name), ("scale", "\(scale.rawValue)")]
    if format.isVector { rows.append(("json", vectorLayers(low...high))) }
    return rows
  }

  /// The layers of vector tiles with the kinds of their fields, as the specification wants them for vector tiles.
  private func vectorLayers(_ zooms: ClosedRange<Int>) -> String {
    let units = ["code", "name", "object", "level", "status", "basis", "reason"]
    let layers: [(String, [(String, String)])] = [
      ("units", units.map { ($0, "String") } + [("rank", "Number")]),
      (
        "unit_labels",
        (units + ["label", "placement"]).map { ($0, "String") } + [("rank", "Number")]
      ),
      ("layout", ["class", "source", "layer", "text", "name"].map { ($0, "String") }),
    ]
    let texts = layers.map { name, fields in
      let list = fields.map { "\"\($0)\":\"\($1)\"" }.joined(separator: ",")
      return "{\"id\":\"\(name)\",\"minzoom\":\(zooms.lowerBound),\"maxzoom\":\(zooms.upperBound)"
        + ",\"fields\":{\(list)}}"
    }
    return "{\"vector_layers\":[\(texts.joined(separator: ","))]}"
  }

  /// Seven decimals are a centimetre.
  private static func decimal(_ value: Double) -> String {
    ((value * 1e7).rounded() / 1e7).plain
  }
}
