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

  /// `17/102857/56370`: zoom, column and row; 百度's may be negative.
  package init(_ text: String) throws(TileGridError) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { part in
      part.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2D } ? Int(part) : nil
    }
    guard parts.count == 3, let zoom = parts[0], let column = parts[1], let row = parts[2] else {
      throw .notATile(text)
    }
    self.init(zoom: zoom, column: column, row: row)
  }
}

extension TileIndex: CustomStringConvertible {
  package var description: String { "\(zoom)/\(column)/\(row)" }
}
