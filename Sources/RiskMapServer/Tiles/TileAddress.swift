package import Cartography
import HTTPTypes
package import PlantModel
package import RiskMap

/// Which tile is asked for, and of what kind: equal addresses have equal bytes, so they share a render and a place in memory.
package struct TileAddress: Hashable, Sendable {
  package var map: String
  /// Of the map that answers.
  package var version: MapVersion
  package var grid: TileGrid.ID
  package var tile: TileIndex
  package var scale: TileScale
  package var format: TileOutputFormat
  package var basis: RiskBasis
  package var audience: Audience

  package init(
    map: String, version: MapVersion, grid: TileGrid.ID, tile: TileIndex, scale: TileScale = .x1,
    format: TileOutputFormat = .png, basis: RiskBasis, audience: Audience = .internal
  ) {
    self.map = map
    self.version = version
    self.grid = grid
    self.tile = tile
    self.scale = scale
    self.format = format
    self.basis = basis
    self.audience = audience
  }
}

extension TileAddress {
  /// What stands in a path of tiles: `WebMercatorQuad`, `17`, `102867`, `56390@2x`, `png`, and `basis` of the query. Throws for
  /// anything else, a tile that the grid has not, and a grid that the map is not offered on.
  ///
  /// - Parameter grid: nil: the map's first.
  package init(
    of map: MapDescription, grid: String?, zoom: String, column: String, row: String,
    format: String, basis: String? = nil, audience: Audience
  ) throws(Problem) {
    let described = try map.grid(named: grid)
    let grid = described.grid
    let (row, scale) = try Self.rowAndScale(row)
    let tile = TileIndex(
      zoom: try Self.number(zoom), column: try Self.number(column), row: try Self.number(row))
    do throws(TileGridError) {
      try grid.check(tile)
    } catch {
      throw Problem(.notFound, "tile-outside", error.message, hint: error.hint)
    }
    guard described.zooms.contains(tile.zoom) else { throw .zoomOutside(described.zooms) }
    let format = try Self.format(format)
    guard !format.isVector || scale == .x1 else { throw .scaleOfVector }
    self.init(
      map: map.name, version: map.version, grid: grid.id, tile: tile, scale: scale,
      format: format, basis: try Self.basis(basis) ?? map.basis, audience: audience)
  }

  private static func rowAndScale(_ text: String) throws(Problem) -> (String, TileScale) {
    guard let at = text.firstIndex(of: "@") else { return (text, .x1) }
    let suffix = text[at...]
    guard suffix != "@1x", let scale = TileScale.allCases.first(where: { $0.suffix == suffix })
    else { throw .unknownScale(String(suffix.prefix(12))) }
    return (String(text[..<at]), scale)
  }

  /// Decimal digits, with a minus before them where a grid counts below zero; no plus, no leading zeros, so that a tile has one address.
  private static func number(_ text: String) throws(Problem) -> Int {
    guard text.utf8.count <= 12, let number = Int(text), String(number) == text else {
      throw .malformedTile
    }
    return number
  }

  private static func format(_ text: String) throws(Problem) -> TileOutputFormat {
    if text == "pbf" { return .mvt }
    guard let format = TileOutputFormat(rawValue: text) else { throw .unknownTileFormat(text) }
    return format
  }

  /// nil where none is named.
  private static func basis(_ text: String?) throws(Problem) -> RiskBasis? {
    guard let text else { return nil }
    guard let basis = RiskBasis(rawValue: text) else { throw .unknownBasis(text) }
    return basis
  }
}

extension MapDescription {
  /// The grid of that name, the first where none is named. Throws where the map is not offered on it.
  package func grid(named name: String?) throws(Problem) -> GridDescription {
    guard let found = name == nil ? grids.first : grids.first(where: { $0.grid.name == name })
    else { throw .gridMissing(name ?? "", offered: grids.map(\.grid.name)) }
    return found
  }
}
