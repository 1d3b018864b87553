/// A table as it was read from a spreadsheet, a CSV file or the attributes of a layer: cells as text, nothing interpreted.
package struct Table: Hashable, Sendable {
  package struct Row: Hashable, Sendable {
    /// Row in the file, counted from 1 (feature id where rows have none): what a finding names.
    package var number: Int
    /// An empty cell is the empty string. A row may be shorter than its neighbours: what lies beyond its end is empty.
    package var cells: [String]

    package init(number: Int, cells: [String]) {
      self.number = number
      self.cells = cells
    }
  }

  package var file: String
  /// Worksheet or layer.
  package var name: String
  /// Names of the columns where the format itself knows them (GeoPackage, Shapefile, GeoJSON); nil where the header is
  /// one of the rows (CSV, XLSX) and has yet to be found.
  package var columns: [String]?
  package var rows: [Row]

  package init(file: String, name: String, columns: [String]?, rows: [Row]) {
    self.file = file
    self.name = name
    self.columns = columns
    self.rows = rows
  }
}
