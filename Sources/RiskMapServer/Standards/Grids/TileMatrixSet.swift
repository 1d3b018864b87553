import Cartography
import PlantModel

/// A tile grid as OGC's Two Dimensional Tile Matrix Set (17-083r4) describes it: every zoom is a matrix of tiles that are counted from 0 at
/// its top left corner, columns to the right and rows downwards.
struct TileMatrixSet: Hashable, Sendable {
  let grid: TileGrid
  let crs: TileMatrixCRS

  init(_ grid: TileGrid) {
    self.grid = grid
    crs = TileMatrixCRS(grid.id)
  }

  /// All that the server knows.
  static let all = TileGrid.ID.allCases.map { TileMatrixSet(TileGrid($0)) }

  var id: String { grid.name }

  /// By zoom, ascending.
  var matrices: [TileMatrix] { grid.zooms.map { TileMatrix(self, zoom: $0) } }

  /// The address of its entry in OGC's register; nil where it is not there.
  var registered: String? {
    switch grid.id {
    case .webMercatorQuad, .worldCRS84Quad:
      "http://www.opengis.net/def/tilematrixset/OGC/1.0/\(id)"
    case .cgcs2000Quad, .gcj02, .bd09, .local: nil
    }
  }

  /// The well-known scale set whose scales it has, by its last words.
  var scaleSet: String? {
    switch grid.id {
    case .webMercatorQuad: "GoogleMapsCompatible"
    case .worldCRS84Quad: "GoogleCRS84Quad"
    case .cgcs2000Quad, .gcj02, .bd09, .local: nil
    }
  }

  var title: LocalizedText {
    switch grid.id {
    case .webMercatorQuad: LocalizedText(zh: "Web 墨卡托", en: "Web Mercator")
    case .worldCRS84Quad: LocalizedText(zh: "WGS 84 经纬度", en: "Degrees of WGS 84")
    case .cgcs2000Quad:
      LocalizedText(
        zh: "CGCS2000 经纬度（天地图 c，级别从 1 起）",
        en: "Degrees of CGCS2000, levels from 1 as 天地图 numbers them")
    case .gcj02:
      LocalizedText(
        zh: "GCJ-02 的墨卡托（高德、腾讯）", en: "Mercator of GCJ-02, as 高德 and 腾讯 have it")
    case .bd09: LocalizedText(zh: "BD-09 的百度墨卡托", en: "百度's Mercator of BD-09")
    case .local:
      LocalizedText(
        zh: "厂区平面坐标（米），绘于 0°, 0° 处",
        en: "Metres of the plant's own plane, drawn at 0°, 0°")
    }
  }
}

/// A zoom of a grid: `TileMatrix`.
struct TileMatrix: Hashable, Sendable {
  var zoom: Int
  /// Metres on the ground that a pixel of 0.28 mm shows, over those 0.28 mm.
  var scaleDenominator: Double
  /// Units of the CRS that a pixel shows.
  var cellSize: Double
  /// Top left, in units and axis order of the CRS.
  var origin: [Double]
  var columns: Int
  var rows: Int

  var id: String { "\(zoom)" }

  /// Metres of "the standardized rendering pixel size".
  private static let pixel = 0.00028

  init(_ set: TileMatrixSet, zoom: Int) {
    let grid = set.grid
    let tiles = grid.matrix(zoom: zoom)
    let top = grid.bounds(
      of: TileIndex(
        zoom: zoom, column: tiles.columns.lowerBound,
        row: grid.rowsCountUpwards ? tiles.rows.upperBound : tiles.rows.lowerBound))
    let metres = grid.metresPerPixel(zoom: zoom)
    let corner = Point(x: top.minX, y: top.maxY)
    self.zoom = zoom
    scaleDenominator = metres / Self.pixel
    cellSize = metres / set.crs.metresPerUnit
    origin = set.crs.ordered(
      Point(x: corner.x / set.crs.metresPerUnit, y: corner.y / set.crs.metresPerUnit))
    columns = tiles.columns.count
    rows = tiles.rows.count
  }
}
