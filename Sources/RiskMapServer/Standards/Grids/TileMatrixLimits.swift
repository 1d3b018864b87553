import Cartography
import MapStyle
import PlantModel

/// Tiles of a matrix that a map has, as the matrix counts them.
struct TileMatrixLimits: Hashable, Sendable {
  var zoom: Int
  var columns: ClosedRange<Int>
  var rows: ClosedRange<Int>

  var id: String { "\(zoom)" }
}

extension GridDescription {
  var matrixSet: TileMatrixSet { TileMatrixSet(grid) }

  /// Of the zooms at which the map has tiles.
  var limits: [TileMatrixLimits] { zooms.compactMap(limits) }

  /// nil where the map has no tile at that zoom.
  func limits(at zoom: Int) -> TileMatrixLimits? {
    guard zooms.contains(zoom), let tiles = tiles(at: zoom) else { return nil }
    let matrix = grid.matrix(zoom: zoom)
    let left = matrix.columns.lowerBound
    let columns = (tiles.columns.lowerBound - left)...(tiles.columns.upperBound - left)
    // 百度's rows count upwards.
    let top = matrix.rows.upperBound
    let rows =
      grid.rowsCountUpwards
      ? (top - tiles.rows.upperBound)...(top - tiles.rows.lowerBound) : tiles.rows
    return TileMatrixLimits(zoom: zoom, columns: columns, rows: rows)
  }

  /// The tile in a column and row of a matrix.
  func tile(zoom: Int, column: Int, row: Int) -> TileIndex {
    let matrix = grid.matrix(zoom: zoom)
    return TileIndex(
      zoom: zoom, column: column + matrix.columns.lowerBound,
      row: grid.rowsCountUpwards ? matrix.rows.upperBound - row : row)
  }

  /// What the map covers as degrees of the sphere on which Web Mercator is drawn: what clients of grids laid out like it count in.
  var mercatorBounds: [Double] {
    let low = WebMercator.degrees(Point(x: extent.minX, y: extent.minY))
    let high = WebMercator.degrees(Point(x: extent.maxX, y: extent.maxY))
    return [low.x, low.y, high.x, high.y].map(sevenDecimals)
  }
}

/// Seven decimals of a degree are a centimetre.
func sevenDecimals(_ degrees: Double) -> Double { (degrees * 1e7).rounded() / 1e7 }
