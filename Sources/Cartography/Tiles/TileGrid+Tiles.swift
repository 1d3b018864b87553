import Glibc
package import PlantModel

extension TileGrid {
  /// Every tile that the grid has at a zoom.
  package func matrix(zoom: Int) -> TileRange {
    // The extent is not empty, so there is always one.
    range(extent, zoom: zoom) ?? TileRange(zoom: zoom, columns: 0...0, rows: 0...0)
  }

  /// Tiles that share inner points with a rectangle of metres (or that a line or point lies in); nil where the grid has none.
  package func tiles(covering rect: Rect, zoom: Int) -> TileRange? {
    guard zooms.contains(zoom), !rect.isNull else { return nil }
    return range(rect.intersection(extent), zoom: zoom)
  }

  private func range(_ rect: Rect, zoom: Int) -> TileRange? {
    guard !rect.isNull, rect.minX.isFinite, rect.maxX.isFinite, rect.minY.isFinite,
      rect.maxY.isFinite
    else { return nil }
    let top = pixels(Point(x: rect.minX, y: rect.maxY), zoom: zoom)
    let bottom = pixels(Point(x: rect.maxX, y: rect.minY), zoom: zoom)
    let columns = Self.indices(top.x, bottom.x)
    let rows = Self.indices(top.y, bottom.y)
    return TileRange(
      zoom: zoom, columns: columns,
      rows: rowsCountUpwards ? (-1 - rows.upperBound)...(-1 - rows.lowerBound) : rows)
  }

  /// A millionth of a pixel is rounding: a rectangle that ends on the border of a tile does not reach the next.
  private static func indices(_ low: Double, _ high: Double) -> ClosedRange<Int> {
    let first = Int(floor((low + 1e-6) / tileSize))
    let last = Int(ceil((high - 1e-6) / tileSize)) - 1
    return first...max(first, last)
  }

  /// Throws where the grid has no such zoom.
  package func check(zoom: Int) throws(TileGridError) {
    guard zooms.contains(zoom) else { throw .zoomOutside(zoom: zoom, grid: id) }
  }

  /// Throws where the grid has no such tile.
  package func check(_ tile: TileIndex) throws(TileGridError) {
    try check(zoom: tile.zoom)
    let matrix = matrix(zoom: tile.zoom)
    guard matrix.columns.contains(tile.column) else {
      throw .columnOutside(tile, grid: id, allowed: matrix.columns)
    }
    guard matrix.rows.contains(tile.row) else {
      throw .rowOutside(tile, grid: id, allowed: matrix.rows)
    }
  }

  /// The row counted from the bottom of the matrix, as TMS and MBTiles number it; 百度's rows are taken as they are.
  package func rowFromBottom(_ tile: TileIndex) -> Int {
    rowsCountUpwards ? tile.row : matrix(zoom: tile.zoom).rows.upperBound - tile.row
  }

  /// The grid of that name, whatever its letter case.
  package init(named name: String) throws(TileGridError) {
    guard let id = ID.allCases.first(where: { $0.rawValue.lowercased() == name.lowercased() })
    else {
      throw .gridUnknown(name: name)
    }
    self.init(id)
  }
}
