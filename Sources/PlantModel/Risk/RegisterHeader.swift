/// The header of a hand-kept table: which column holds which field, and where the data begin.
struct RegisterHeader<Field: Hashable & Sendable> {
  /// Index of the column of each field that was found.
  private(set) var columns: [Field: Int] = [:]
  /// Index in `table.rows` of the first row of data.
  private(set) var firstRow = 0
  /// Header names as they stand in the table, one a column.
  private(set) var names: [String] = []

  /// How many rows from the top may be titles.
  static var searchedRows: Int { 20 }

  /// The header that names most fields. It is either the table's own columns, or one row, or two rows of which the upper
  /// one groups the lower (固有风险 over L, E, C).
  init(of table: Table, known: [Field: [String]]) {
    var fields: [String: [Field]] = [:]
    for (field, names) in known {
      for name in names { fields[name.wordKey, default: []].append(field) }
    }
    if let columns = table.columns {
      consider(columns.map { [$0] }, fields: fields, firstRow: 0)
      return
    }
    for index in table.rows.indices.prefix(Self.searchedRows) {
      let cells = table.rows[index].cells
      consider(cells.map { [$0] }, fields: fields, firstRow: index + 1)
      guard index > 0 else { continue }
      let grouped = Self.grouped(cells, under: table.rows[index - 1].cells)
      consider(grouped, fields: fields, firstRow: index + 1)
    }
  }

  /// `candidates` are, for each column, the names it may go by, the most telling first.
  private mutating func consider(
    _ candidates: [[String]], fields: [String: [Field]], firstRow: Int
  ) {
    var found: [Field: Int] = [:]
    for (column, names) in candidates.enumerated() {
      let matched = names.lazy.compactMap { fields[$0.wordKey] }.first ?? []
      for field in matched where found[field] == nil { found[field] = column }
    }
    guard found.count > columns.count || names.isEmpty else { return }
    (columns, self.firstRow) = (found, firstRow)
    names = candidates.map { $0.first?.trimmed ?? "" }
  }

  /// An empty cell takes the name above it; a filled one goes by the group to its upper left and its own name, or its own
  /// name alone.
  private static func grouped(_ cells: [String], under above: [String]) -> [[String]] {
    var group = ""
    return cells.indices.map { column in
      let own = cells[column].trimmed
      let upper = column < above.count ? above[column].trimmed : ""
      if !upper.isEmpty { group = upper }
      return own.isEmpty ? [upper] : [group + own, own]
    }
  }
}
