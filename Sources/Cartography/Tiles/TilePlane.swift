package import PlantModel

/// How a zoom of a grid is laid out in CSS pixels round some data.
package struct TilePlane: Hashable, Sendable {
  /// The tile whose top left corner is the origin of the pixels.
  package var corner: TileIndex
  /// Metres of the grid to CSS pixels from that corner, x right, y down.
  package var transform: AffineTransform
  /// At which the style is evaluated.
  package var styleZoom: Double
  /// As the grid's do (`TileGrid.rowsCountUpwards`).
  package var rowsCountUpwards: Bool

  /// The plane of a zoom; its corner is the first tile that `extent` (metres) touches, or the grid's own where it touches none.
  package init(_ grid: TileGrid, zoom: Int, extent: Rect) {
    let range = grid.tiles(covering: extent, zoom: zoom)
    corner = TileIndex(
      zoom: zoom, column: range?.columns.lowerBound ?? 0,
      row: range.map { grid.rowsCountUpwards ? $0.rows.upperBound : $0.rows.lowerBound } ?? 0)
    transform = grid.transform(toPixelsFrom: corner)
    styleZoom = grid.styleZoom(zoom)
    rowsCountUpwards = grid.rowsCountUpwards
  }

  /// CSS pixels along a metre of the grid.
  package var pixelsPerMetre: Double { abs(transform.a) }

  /// A rectangle of metres in pixels.
  @inline(__always)
  package func pixels(_ rect: Rect) -> Rect {
    Rect(
      minX: rect.minX * transform.a + transform.tx, minY: rect.maxY * transform.d + transform.ty,
      maxX: rect.maxX * transform.a + transform.tx, maxY: rect.minY * transform.d + transform.ty)
  }
}
