/// The header of a hand-kept table: which column holds which field, and where the data begin.
struct RegisterHeader<Field: Hashable & Sendable> {
  /// Index of the column of each field that was found.
  private(set) var columns: [Field: Int] = [:]
  /// Index in `table.rows` of the first row of data.
  private(set) var firstRow = 0
  /// Header names as they stand in the table, one a column; where no row is a header, those of the fullest row.
  private(set) var names: [String] = []
  /// Headers that would have been taken for a field that an earlier column holds already.
  private(set) var repeatedNames: [String] = []

  /// How many rows from the top may be titles.
  static var searchedRows: Int { 20 }

  /// The header that names most fields. It is either the table's own columns, or one row, or two rows of which the upper
  /// one groups the lower (固有风险 over L, E, C).
  init(of table: Table, known: [Field: [String]]) {
    var fields: [String: [Field]] = [:]
    for (field, names) in known {
      for key in Set(names.map(\.wordKey)) { fields[key, default: []].append(field) }
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
    var repeated: [String] = []
    for (column, names) in candidates.enumerated() {
      let matched = names.lazy.compactMap { fields[$0.wordKey] }.first ?? []
      for field in matched {
        if found[field] == nil { found[field] = column } else { repeated.append(names[0]) }
      }
    }
    let names = candidates.map { $0.first?.trimmed ?? "" }
    let isFuller = names.count { !$0.isEmpty } > self.names.count { !$0.isEmpty }
    guard found.count > columns.count || (columns.isEmpty && found.isEmpty && isFuller) else {
      return
    }
    (columns, self.firstRow, self.names, repeatedNames) = (found, firstRow, names, repeated)
  }

  /// Headers of columns that hold no field.
  var unusedNames: [String] {
    let used = Set(columns.values)
    return names.indices.filter { !used.contains($0) && !names[$0].isEmpty }.map { names[$0] }
      .filter { !repeatedNames.contains($0) }
  }

  /// What is lost of the table: a field that two columns claim, and, in a table kept by hand, columns that say nothing to us.
  func lossFindings(of table: Table) -> [Diagnostic] {
    let place = Place(file: table.file, layer: table.name)
    var findings = repeatedNames.map { name in
      Diagnostic(
        .warning, "column-repeated",
        LocalizedText(
          zh: "“\(name)”列的内容前面已有一列，未采用",
          en: "the column \"\(name)\" repeats an earlier one and is not used"), at: place)
    }
    let unused = unusedNames
    if table.columns == nil, !unused.isEmpty {
      findings.append(
        Diagnostic(
          .note, "columns-not-used",
          LocalizedText(
            zh: "未采用的列：\(unused.joined(separator: "、"))",
            en: "columns that are not used: \(unused.joined(separator: ", "))"), at: place))
    }
    return findings
  }

  /// An empty cell takes the name above it; a filled one goes by the group to its upper left and its own name, or its own
  /// name alone. Either row may be the shorter one.
  private static func grouped(_ cells: [String], under above: [String]) -> [[String]] {
    var group = ""
    return (0..<max(cells.count, above.count)).map { column in
      let own = column < cells.count ? cells[column].trimmed : ""
      let upper = column < above.count ? above[column].trimmed : ""
      if !upper.isEmpty { group = upper }
      return own.isEmpty ? [upper] : [group + own, own]
    }
  }
}
