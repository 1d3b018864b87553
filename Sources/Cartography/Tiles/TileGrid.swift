/// A pyramid of square tiles of 256 CSS pixels over a plane in metres.
package struct TileGrid: Hashable, Sendable {
  package enum ID: String, CaseIterable, Hashable, Sendable {
    case webMercatorQuad = "WebMercatorQuad"
    case worldCRS84Quad = "WorldCRS84Quad"
    /// Numbered as 天地图 numbers its `c` tiles, from 1.
    case cgcs2000Quad = "CGCS2000Quad"
    /// Web Mercator after the GCJ-02 offset: 高德, 腾讯.
    case gcj02 = "GCJ02"
    /// 百度's own scheme and numbering: rows count upwards.
    case bd09 = "BD09"
    /// Web Mercator's matrix with the plane's metres as its coordinates, for plants without earth coordinates.
    case local = "Local"
  }

  package var id: ID

  package init(_ id: ID) {
    self.id = id
  }
}
