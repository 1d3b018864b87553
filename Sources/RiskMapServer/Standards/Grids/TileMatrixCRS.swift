import Cartography
import PlantModel

/// What the coordinates of a grid are called among OGC's standards.
struct TileMatrixCRS: Hashable, Sendable {
  let grid: TileGrid.ID

  init(_ grid: TileGrid.ID) {
    self.grid = grid
  }

  /// As WMTS names it. GCJ-02 and BD-09 are in no register: under the name of another CRS clients would draw them hundreds of metres
  /// off. The plane of `Local` is drawn as Web Mercator at 0°, 0°, which every client knows.
  var urn: String {
    switch grid {
    case .webMercatorQuad, .local: "urn:ogc:def:crs:EPSG::3857"
    case .worldCRS84Quad: "urn:ogc:def:crs:OGC:1.3:CRS84"
    case .cgcs2000Quad: "urn:ogc:def:crs:EPSG::4490"
    case .gcj02, .bd09: "urn:riskmap:crs:\(grid.rawValue)"
    }
  }

  /// As OGC API names it.
  var uri: String {
    switch grid {
    case .webMercatorQuad, .local: "http://www.opengis.net/def/crs/EPSG/0/3857"
    case .worldCRS84Quad: Self.crs84
    case .cgcs2000Quad: "http://www.opengis.net/def/crs/EPSG/0/4490"
    case .gcj02, .bd09: urn
    }
  }

  static let crs84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"

  /// Axes in the order of the CRS: EPSG:4490 has latitude before longitude.
  var axes: [String] {
    switch grid {
    case .webMercatorQuad, .gcj02, .bd09, .local: ["E", "N"]
    case .worldCRS84Quad: ["Lon", "Lat"]
    case .cgcs2000Quad: ["Lat", "Lon"]
    }
  }

  /// Degrees on CGCS2000 and WGS 84, which are one for what a map can show.
  var isDegrees: Bool { grid == .worldCRS84Quad || grid == .cgcs2000Quad }

  /// Metres of the grid that a unit counts.
  var metresPerUnit: Double { isDegrees ? TileGrid.halfEquator / 180 : 1 }

  /// x and y in the order of the axes.
  func ordered(_ point: Point) -> [Double] {
    axes.first == "Lat" ? [point.y, point.x] : [point.x, point.y]
  }

  /// Places of the grid are places on earth in WGS 84's degrees, near enough for a box round a map.
  var isOnEarth: Bool { [.webMercatorQuad, .worldCRS84Quad, .cgcs2000Quad].contains(grid) }
}
