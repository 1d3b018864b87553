import Cartography
import HTTPTypes
import PlantModel
import RiskMap

/// Which view of a map a document is of, as its query says.
struct MapSelection: Hashable, Sendable {
  var grid: GridDescription
  var basis: RiskBasis
  /// Pixels a CSS pixel, of pictures.
  var scale: TileScale = .x1

  /// Names of the query that choose it.
  static let parameters = ["grid", "basis"]
}

extension MapSelection {
  /// The grid that the query names, else the map's first among those that browsers' maps can show: those laid out as Web Mercator is.
  init(of map: MapDescription, query: QueryItems) throws(Problem) {
    let offered = map.grids.filter(\.grid.isWebMercatorMatrix)
    let name = query["grid"]
    guard let grid = offered.first(where: { name == nil || $0.grid.name == name }) else {
      throw .gridMissing(name ?? "WebMercatorQuad", offered: offered.map(\.grid.name))
    }
    self.init(
      grid: grid, basis: try RiskBasis(query["basis"], of: map), scale: try TileScale(query))
  }
}

extension RiskBasis {
  /// The basis of that name; the map's own where none is named.
  init(_ name: String?, of map: MapDescription) throws(Problem) {
    guard let name else {
      self = map.basis
      return
    }
    guard let basis = RiskBasis(rawValue: name) else { throw .unknownBasis(name) }
    self = basis
  }
}

extension TileScale {
  /// `scale` of the query: 1, 2 or 3.
  fileprivate init(_ query: QueryItems) throws(Problem) {
    let text = query["scale"] ?? "1"
    guard let scale = TileScale.allCases.first(where: { "\($0.rawValue)" == text }) else {
      throw Problem(
        .badRequest, "unknown-scale",
        LocalizedText(zh: "没有像素密度“\(text)”", en: "there is no pixel density \"\(text)\""),
        hint: LocalizedText(zh: "可用 1、2、3", en: "it is 1, 2 or 3"))
    }
    self = scale
  }
}
