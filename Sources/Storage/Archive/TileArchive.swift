/// A tile to be kept, by plain numbers.
package struct ArchivedTile: Hashable, Sendable {
  package var zoom: Int
  package var column: Int
  /// As URLs count it.
  package var row: Int
  /// As TMS and MBTiles count it.
  package var rowFromBottom: Int
  package var bytes: [UInt8]

  package init(zoom: Int, column: Int, row: Int, rowFromBottom: Int, bytes: [UInt8]) {
    self.zoom = zoom
    self.column = column
    self.row = row
    self.rowFromBottom = rowFromBottom
    self.bytes = bytes
  }
}

/// Where the tiles of one run go. They are written beside the target, and `finish` puts them in its place: until then the target is
/// as it was, and if the process dies on the way, what it left is cleared by the next run. Equal tiles in equal order give equal bytes.
/// One run at a time writes to a target; calls of one archive come one after another.
package protocol TileArchive: AnyObject, Sendable {
  func write(_ tiles: [ArchivedTile]) throws(WriteError)

  /// Puts what was written in the target's place. Nothing may be written afterwards.
  func finish() throws(WriteError)

  /// Removes what was written; for a run that ends early. Nothing may be written afterwards.
  func discard()
}
