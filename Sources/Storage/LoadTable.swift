package import PlantModel

/// A worksheet (XLSX, ODS), a CSV file, or the attributes of a layer, every value as text.
///
/// Dates read `YYYY-MM-DD`; numbers have no trailing zeros. Worksheets and CSV keep their header as a row, and rows are numbered as a
/// spreadsheet numbers them, blank ones counted but left out; rows of layers are numbered by feature id.
package func loadTable(_ source: TableSource) throws(LoadError) -> Diagnosed<Table> {
  switch fileExtension(of: source.path) {
  case "csv", "tsv", "txt": try separatedTable(source)
  default: try datasetTable(source)
  }
}

private func separatedTable(_ source: TableSource) throws(LoadError) -> Diagnosed<Table> {
  let bytes = try readFile(source.path, limit: 1 << 30)
  if bytes.isEmpty { throw .fileEmpty(path: source.path) }
  if bytes.starts(with: Array("PK\u{3}\u{4}".utf8)) {
    // A workbook under a wrong name.
    return try datasetTable(source)
  }
  let text = decodedTable(bytes, source)
  let rows = separatedRows(text.value)
  let name = FilePath.name(of: source.path)
  return Diagnosed(
    Table(file: source.path, name: name, columns: nil, rows: rows), text.diagnostics)
}

private func datasetTable(_ source: TableSource) throws(LoadError) -> Diagnosed<Table> {
  if fileExtension(of: source.path) == "xls" { throw oldWorkbook(source.path) }
  try checkReadable(source.path)
  return try withGDAL(options: [
    "OGR_XLSX_HEADERS": "DISABLE", "OGR_XLSX_FIELD_TYPES": "STRING",
    "OGR_ODS_HEADERS": "DISABLE", "OGR_ODS_FIELD_TYPES": "STRING",
  ]) { log throws(LoadError) in
    let encoding = shapefileEncoding(source.path, source.encoding)
    let dataset = try Dataset(
      source.path, .vector, options: encoding.map { ["ENCODING=\($0.name)"] } ?? [], log: log)
    let names = dataset.layerNames
    let index = source.table.map { names.firstIndex(of: $0) } ?? (names.isEmpty ? nil : 0)
    guard let index else {
      throw .tableMissing(path: source.path, table: source.table ?? "", available: names)
    }
    let isWorksheet = ["XLSX", "ODS", "XLS"].contains(dataset.driver)
    let table = dataset.withLayer(at: index) { layerTable($0, source, isWorksheet: isWorksheet) }
    if let error = log.firstError {
      throw .damaged(path: source.path, layer: names[index], reason: error)
    }
    guard let table else {
      throw .tableMissing(path: source.path, table: names[index], available: names)
    }
    return Diagnosed(table)
  }
}

/// GDAL's identifiers of worksheet rows are their numbers as long as no header is taken away.
private func layerTable(
  _ layer: borrowing Layer, _ source: TableSource, isWorksheet: Bool
) -> Table {
  let columns = layer.attributes
  var rows: [Table.Row] = []
  layer.forEachFeature { feature in
    let cells = columns.indices.map { column in
      let text = feature.text(Int32(column)) ?? ""
      return isWorksheet ? plainCell(text) : text
    }
    if !isWorksheet || cells.contains(where: { !$0.isEmpty }) {
      rows.append(Table.Row(number: Int(feature.id), cells: cells))
    }
  }
  return Table(
    file: source.path, name: layer.name, columns: isWorksheet ? nil : columns, rows: rows)
}

private func oldWorkbook(_ path: String) -> LoadError {
  .wrongFormat(
    path: path,
    found: LocalizedText(zh: "不支持旧版 .xls 工作簿", en: "old .xls workbooks are not read"),
    hint: LocalizedText(zh: "请另存为 .xlsx", en: "save it as .xlsx"))
}
