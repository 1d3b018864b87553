/// A block of tiles of one zoom.
package struct TileRange: Hashable, Sendable {
  package var zoom: Int
  package var columns: ClosedRange<Int>
  package var rows: ClosedRange<Int>

  package init(zoom: Int, columns: ClosedRange<Int>, rows: ClosedRange<Int>) {
    self.zoom = zoom
    self.columns = columns
    self.rows = rows
  }

  /// Of tiles.
  package var count: Int { columns.count * rows.count }

  /// The tile is of this zoom and in the block.
  package func contains(_ tile: TileIndex) -> Bool {
    tile.zoom == zoom && columns.contains(tile.column) && rows.contains(tile.row)
  }

  /// The tiles of the range, row by row.
  package var tiles: [TileIndex] {
    rows.flatMap { row in columns.map { TileIndex(zoom: zoom, column: $0, row: row) } }
  }

  /// How many blocks the range is cut into by `metatile(_:side:)`.
  package func metatileCount(side: Int) -> Int {
    Self.blocks(columns, side).count * Self.blocks(rows, side).count
  }

  /// The part of the range within one block of `side` × `side` tiles; blocks begin at multiples of `side`, so that a tile is always
  /// in the same one, and are numbered row by row.
  package func metatile(_ number: Int, side: Int) -> TileRange {
    let across = Self.blocks(columns, side)
    let down = Self.blocks(rows, side)
    let column = (across.lowerBound + number % across.count) * side
    let row = (down.lowerBound + number / across.count) * side
    return TileRange(
      zoom: zoom, columns: (column...(column + side - 1)).clamped(to: columns),
      rows: (row...(row + side - 1)).clamped(to: rows))
  }

  private static func blocks(_ indices: ClosedRange<Int>, _ side: Int) -> ClosedRange<Int> {
    func block(_ index: Int) -> Int { index >= 0 ? index / side : (index + 1) / side - 1 }
    return block(indices.lowerBound)...block(indices.upperBound)
  }
}
