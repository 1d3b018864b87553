import Cartography
import PlantModel
import RiskMap

/// The tile that a WMTS client asks for, by the names of the standard.
struct WMTSTile: Hashable, Sendable {
  var layer: String
  var style: String
  var format: String
  var tileMatrixSet: String
  var tileMatrix: String
  var tileRow: String
  var tileCol: String
}

extension WMTSTile {
  /// From key-value pairs. Throws for the first that is not there.
  init(_ query: QueryItems) throws(OWSException) {
    func value(_ name: String) throws(OWSException) -> String {
      guard let value = query[ignoringCase: name] else { throw .missingParameter(name) }
      return value
    }
    layer = try value("Layer")
    style = try value("Style")
    format = try value("Format")
    tileMatrixSet = try value("TileMatrixSet")
    tileMatrix = try value("TileMatrix")
    tileRow = try value("TileRow")
    tileCol = try value("TileCol")
  }

  /// From the path of a RESTful address, whose last part names the format by its extension.
  init(path inquiry: Inquiry) {
    let suffix = inquiry[capture: "format"]
    self.init(
      layer: inquiry[capture: "layer"], style: inquiry[capture: "style"],
      format: TileOutputFormat(rawValue: suffix)?.mediaType ?? suffix,
      tileMatrixSet: inquiry[capture: "tileMatrixSet"],
      tileMatrix: inquiry[capture: "tileMatrix"], tileRow: inquiry[capture: "tileRow"],
      tileCol: inquiry[capture: "tileCol"])
  }

  /// Which tile of the map that is.
  func address(in map: MapDescription, for audience: Audience) throws(OWSException) -> TileAddress {
    guard layer == map.name else {
      throw invalid("Layer", layer, [map.name])
    }
    let basis = try WMTSStyle(style, of: map)
    guard let format = WMTSTile.formats.first(where: { $0.mediaType == format }) else {
      throw invalid("Format", format, WMTSTile.formats.map(\.mediaType))
    }
    guard let grid = map.grids.first(where: { $0.grid.name == tileMatrixSet }) else {
      throw invalid("TileMatrixSet", tileMatrixSet, map.grids.map(\.grid.name))
    }
    return TileAddress(
      map: map.name, version: map.version, grid: grid.grid.id, tile: try tile(on: grid),
      format: format, basis: basis.basis, audience: audience)
  }

  private func tile(on grid: GridDescription) throws(OWSException) -> TileIndex {
    guard let limits = grid.limits.first(where: { $0.id == tileMatrix }) else {
      throw invalid("TileMatrix", tileMatrix, grid.limits.map(\.id))
    }
    func number(
      _ name: String, _ text: String, in allowed: ClosedRange<Int>
    ) throws(OWSException) -> Int {
      guard text.utf8.count <= 12, let number = Int(text), "\(number)" == text else {
        throw .invalidParameter(
          name, value: String(text.prefix(64)),
          hint: LocalizedText(zh: "须为十进制整数", en: "it is a whole decimal number"))
      }
      guard allowed.contains(number) else {
        throw .tileOutOfRange(locator: name, allowed: allowed)
      }
      return number
    }
    let row = try number("TileRow", tileRow, in: limits.rows)
    let column = try number("TileCol", tileCol, in: limits.columns)
    return grid.tile(zoom: limits.zoom, column: column, row: row)
  }

  /// What tiles come as.
  static let formats: [TileOutputFormat] = [.png, .webp]
}

/// A style of a WMTS layer: the levels that are shown.
struct WMTSStyle: Hashable, Sendable {
  var id: String
  var basis: RiskBasis

  /// `default` shows the map's own basis, the others each another.
  static func all(of map: MapDescription) -> [WMTSStyle] {
    [WMTSStyle(id: "default", basis: map.basis)]
      + RiskBasis.allCases.filter { $0 != map.basis }.map {
        WMTSStyle(id: $0.rawValue, basis: $0)
      }
  }

  private init(id: String, basis: RiskBasis) {
    self.id = id
    self.basis = basis
  }

  /// An empty name is the default's.
  init(_ name: String, of map: MapDescription) throws(OWSException) {
    let all = Self.all(of: map)
    guard let style = all.first(where: { $0.id == (name.isEmpty ? "default" : name) }) else {
      throw invalid("Style", name, all.map(\.id))
    }
    self = style
  }
}

private func invalid(_ name: String, _ value: String, _ known: [String]) -> OWSException {
  .invalidParameter(
    name, value: String(value.prefix(64)),
    hint: LocalizedText(
      zh: "可用 \(known.joined(separator: "、"))", en: "it is one of \(known.joined(separator: ", "))")
  )
}
