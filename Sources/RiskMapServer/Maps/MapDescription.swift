package import Cartography
package import MapStyle
package import PlantModel
import RiskMap

/// What documents say of a map: everything that a client has to know to fetch it. A pure value, made once when the map is loaded.
package struct MapDescription: Sendable {
  /// `[a-z0-9_-]{1,64}`, unique in an installation.
  package var name: String
  package var title: LocalizedText
  package var enterprise: LocalizedText
  package var version: MapVersion
  /// Number of the edition as printed; nil where the map has none.
  package var edition: String?
  /// Of the edition, ISO 8601; nil where the map has none.
  package var date: String?
  /// What clients print in the corner of a map: who is to be named as its source.
  package var attribution: LocalizedText
  /// Shown unless asked otherwise.
  package var basis: RiskBasis
  /// Of labels on tiles.
  package var language: Language
  /// At least one, the map's own first; grids on which the map has no place are left out.
  package var grids: [GridDescription]
  package var sheets: [String]
  /// The style with the sources and sprite of its file, which `StyleSheet.document` replaces.
  package var style: StyleSheet
  /// Pictures of the style by name.
  package var symbols: [String: Symbol]
}

/// A tile grid that a map is offered on.
package struct GridDescription: Hashable, Sendable {
  package var grid: TileGrid
  /// Zooms at which there are tiles; requests for others are answered as OGC API – Tiles wants: 404 outside the grid's own.
  package var zooms: ClosedRange<Int>
  /// What the map covers, in metres of the grid.
  package var extent: Rect
  /// What the map covers in the grid's own degrees (GCJ-02 degrees for `GCJ02`), for `Local` in metres.
  package var area: Rect

  package init(grid: TileGrid, zooms: ClosedRange<Int>, extent: Rect, area: Rect) {
    self.grid = grid
    self.zooms = zooms
    self.extent = extent
    self.area = area
  }

  /// Tiles of a zoom that may show something of the map: `TileMatrixLimits`.
  package func tiles(at zoom: Int) -> TileRange? {
    let reach = TilePlan.reach * grid.metresPerPixel(zoom: zoom)
    return grid.tiles(covering: extent.inset(by: -reach), zoom: zoom)
  }
}
