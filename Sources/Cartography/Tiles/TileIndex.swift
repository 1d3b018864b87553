/// A tile of a grid, as its URL names it.
package struct TileIndex: Hashable, Sendable {
  package var zoom: Int
  package var column: Int
  package var row: Int

  package init(zoom: Int, column: Int, row: Int) {
    self.zoom = zoom
    self.column = column
    self.row = row
  }
}
