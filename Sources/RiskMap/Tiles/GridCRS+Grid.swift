import Cartography
import PlantModel
import Storage

extension TileGrid {
  /// What its metres stand for on earth.
  var crs: GridCRS {
    switch id {
    case .webMercatorQuad: .webMercator
    case .worldCRS84Quad, .cgcs2000Quad: .degrees
    case .gcj02: .gcj02
    case .bd09: .bd09
    case .local: .local
    }
  }

  /// An area in the metres of the grid.
  func metres(of area: TileArea) throws(TileError) -> Rect {
    let rect = area.rect
    guard rect.minX < rect.maxX, rect.minY < rect.maxY else { throw .areaReversed(area) }
    guard id != .local else { return rect }
    guard rect.minX >= -180, rect.maxX <= 180, rect.minY >= -90, rect.maxY <= 90 else {
      throw .areaOutside(area)
    }
    return crs.metres(ofDegrees: rect)
  }

  /// The rectangle as `--bbox` takes it.
  func area(of metres: Rect) -> TileArea {
    let rect = id == .local ? metres : crs.degrees(ofMetres: metres)
    return TileArea(west: rect.minX, south: rect.minY, east: rect.maxX, north: rect.maxY)
  }
}
