import Glibc
package import PlantModel

/// A pyramid of square tiles of 256 CSS pixels over a plane in metres (x east, y north), as OGC's Two Dimensional Tile Matrix Set
/// describes them. Which earth coordinates the metres stand for is known to `Storage` alone.
package struct TileGrid: Hashable, Sendable {
  /// The grids that there are; raw values are their names in `map.yaml`, `--grid` and URLs.
  package enum ID: String, CaseIterable, Hashable, Sendable {
    case webMercatorQuad = "WebMercatorQuad"
    /// A degree counts 111 319.49 metres.
    case worldCRS84Quad = "WorldCRS84Quad"
    /// Numbered as 天地图 numbers its `c` tiles, from 1: level z has the tiles of WorldCRS84Quad's level z − 1.
    case cgcs2000Quad = "CGCS2000Quad"
    /// Web Mercator after the GCJ-02 offset: 高德, 腾讯.
    case gcj02 = "GCJ02"
    /// 百度's own scheme and numbering: a pixel is a metre of its Mercator at zoom 18, columns and rows count from 0°, 0° to the
    /// east and upwards, negative ones included.
    case bd09 = "BD09"
    /// Web Mercator's matrix with the plane's metres as its coordinates, for plants without earth coordinates.
    case local = "Local"
  }

  /// CSS pixels along the side of a tile.
  package static let tileSize = 256.0
  /// Half the equator of WGS 84's ellipsoid in metres, π · 6 378 137.
  package static let halfEquator = 6_378_137 * Double.pi

  package var id: ID

  package init(_ id: ID) {
    self.id = id
  }

  package var name: String { id.rawValue }

  /// Zooms that the grid has; at the last a pixel is about a centimetre.
  package var zooms: ClosedRange<Int> {
    switch id {
    case .webMercatorQuad, .gcj02, .local: 0...24
    case .worldCRS84Quad: 0...23
    case .cgcs2000Quad: 1...24
    case .bd09: 3...24
    }
  }

  /// What the grid covers, in metres.
  package var extent: Rect {
    let half = Self.halfEquator
    return switch id {
    case .webMercatorQuad, .gcj02, .local: Rect(minX: -half, minY: -half, maxX: half, maxY: half)
    case .worldCRS84Quad, .cgcs2000Quad:
      Rect(minX: -half, minY: -half / 2, maxX: half, maxY: half / 2)
    // Longitude 180° and latitude 74° in 百度's Mercator; it goes no further north.
    case .bd09:
      Rect(minX: -20_037_726.37, minY: -12_474_104.17, maxX: 20_037_726.37, maxY: 12_474_104.17)
    }
  }

  /// Rows count from the bottom up, not from the top down.
  package var rowsCountUpwards: Bool { id == .bd09 }

  /// Tiles lie as those of Web Mercator do, whatever place on earth they stand for.
  package var isWebMercatorMatrix: Bool { [.webMercatorQuad, .gcj02, .local].contains(id) }

  /// Metres of the grid that a CSS pixel shows.
  package func metresPerPixel(zoom: Int) -> Double {
    switch id {
    case .webMercatorQuad, .gcj02, .local: scalbn(2 * Self.halfEquator / Self.tileSize, -zoom)
    case .worldCRS84Quad: scalbn(Self.halfEquator / Self.tileSize, -zoom)
    case .cgcs2000Quad: scalbn(Self.halfEquator / Self.tileSize, 1 - zoom)
    case .bd09: scalbn(1, 18 - zoom)
    }
  }

  /// The zoom at which the style is evaluated.
  package func styleZoom(_ zoom: Int) -> Double {
    // Without the last digits of the logarithm: a layer's `minzoom` of 13 must hold at 13.
    (Cartography.styleZoom(metresPerPixel: metresPerPixel(zoom: zoom)) * 1e6).rounded() / 1e6
  }

  /// Where pixels are counted from, in metres: the top left corner of the matrix, or where 百度's axes meet.
  private var origin: Point {
    id == .bd09 ? Point(x: 0, y: 0) : Point(x: extent.minX, y: extent.maxY)
  }

  /// From metres to CSS pixels of a zoom, x right, y down, counted from where the grid counts its tiles.
  package func pixels(_ metres: Point, zoom: Int) -> Point {
    let size = metresPerPixel(zoom: zoom)
    return Point(x: (metres.x - origin.x) / size, y: (origin.y - metres.y) / size)
  }

  /// The inverse of `pixels`.
  package func metres(_ pixels: Point, zoom: Int) -> Point {
    let size = metresPerPixel(zoom: zoom)
    return Point(x: origin.x + pixels.x * size, y: origin.y - pixels.y * size)
  }

  /// The top left corner of a tile in the pixels of `pixels`.
  package func corner(of tile: TileIndex) -> Point {
    Point(
      x: Double(tile.column) * Self.tileSize,
      y: Double(rowsCountUpwards ? -1 - tile.row : tile.row) * Self.tileSize)
  }

  /// From metres to pixels counted from the top left corner of a tile, for the coordinates of a `TileScene`.
  package func transform(toPixelsFrom tile: TileIndex) -> AffineTransform {
    let scale = 1 / metresPerPixel(zoom: tile.zoom)
    let corner = metres(corner(of: tile), zoom: tile.zoom)
    return AffineTransform.translation(Point(x: -corner.x, y: -corner.y))
      .then(.scale(x: scale, y: -scale))
  }

  /// What a tile covers, in metres.
  package func bounds(of tile: TileIndex) -> Rect {
    let corner = corner(of: tile)
    let top = metres(corner, zoom: tile.zoom)
    let bottom = metres(
      Point(x: corner.x + Self.tileSize, y: corner.y + Self.tileSize), zoom: tile.zoom)
    return Rect(minX: top.x, minY: bottom.y, maxX: bottom.x, maxY: top.y)
  }
}
