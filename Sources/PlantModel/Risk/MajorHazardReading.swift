extension RiskRegister {
  /// The installations of a table with one row a substance, grouped by name, in the order of the table.
  package static func read(
    majorHazards table: Table, mapping: RegisterMapping
  ) -> Diagnosed<[MajorHazard]> {
    var known = mapping.majorHazardColumns
    for field in MajorHazardField.allCases { known[field, default: []].append(field.rawValue) }
    let header = RegisterHeader(of: table, known: known)
    let place = Place(file: table.file, layer: table.name)
    guard !table.rows.isEmpty else { return Diagnosed([], [.emptyTable(at: place)]) }
    let missing = [MajorHazardField.installation, .quantity, .threshold].filter {
      header.columns[$0] == nil
    }
    guard missing.isEmpty else {
      return Diagnosed(
        [],
        missing.map {
          .missingColumn(names: known[$0] ?? [], headers: header.names, key: nil, at: place)
        })
    }
    var reader = MajorHazardReader(table: table, columns: header.columns)
    for row in table.rows[header.firstRow...] { reader.take(row) }
    return Diagnosed(
      reader.hazards, header.lossFindings(of: table) + reader.findings.diagnostics)
  }
}

private struct MajorHazardReader {
  let table: Table
  let columns: [MajorHazardField: Int]
  var hazards: [MajorHazard] = []
  private var indexOfName: [String: Int] = [:]
  /// Those of each hazard, to tell new ones.
  private var unitCodes: [Set<String>] = []
  var findings = RowFindings()

  init(table: Table, columns: [MajorHazardField: Int]) {
    self.table = table
    self.columns = columns
  }

  mutating func take(_ row: Table.Row) {
    guard columns.keys.contains(where: { cell($0, of: row) != nil }) else { return }
    let place = Place(
      file: table.file, layer: table.name, feature: cell(.installation, of: row), line: row.number)
    // A row without a name belongs to the installation above it: merged cells.
    guard let name = cell(.installation, of: row) ?? hazards.last?.name else {
      findings.add(
        Diagnostic(
          .error, "row-without-installation",
          LocalizedText(
            zh: "该行没有重大危险源名称，未采用",
            en: "the row names no major hazard installation and is left out"), at: place),
        row: row.number)
      return
    }
    let index = indexOfName[name] ?? hazards.count
    if index == hazards.count {
      indexOfName[name] = index
      unitCodes.append([])
      hazards.append(MajorHazard(name: name, unitCodes: [], substances: [], place: place))
    }
    for code in cell(.unitCode, of: row)?.listedWords ?? []
    where unitCodes[index].insert(code).inserted {
      hazards[index].unitCodes.append(code)
    }
    takePeople(of: row, into: index, at: place)
    if let substance = substance(of: row, at: place) {
      hazards[index].substances.append(substance)
    }
  }

  private mutating func substance(
    of row: Table.Row, at place: Place
  ) -> MajorHazard.Substance? {
    let fields: [MajorHazardField] = [.substance, .quantity, .threshold]
    guard fields.contains(where: { cell($0, of: row) != nil }) else { return nil }
    return MajorHazard.Substance(
      name: cell(.substance, of: row) ?? "", hazardClass: cell(.hazardClass, of: row),
      quantity: number(.quantity, of: row, at: place),
      threshold: number(.threshold, of: row, at: place), beta: number(.beta, of: row, at: place),
      place: place)
  }

  /// Rows of one installation that disagree: the most people, which give the greatest α.
  private mutating func takePeople(of row: Table.Row, into index: Int, at place: Place) {
    guard let number = number(.exposedPeople, of: row, at: place), number < 1e9 else { return }
    let people = Int(number)
    if let known = hazards[index].exposedPeople, known != people {
      findings.add(
        Diagnostic(
          .warning, "exposed-people-differ",
          LocalizedText(
            zh: "“\(hazards[index].name)”各行的厂外暴露人数不一致，取最大值",
            en:
              "rows of \"\(hazards[index].name)\" state different numbers of exposed people; the greatest counts"
          ), at: place), row: row.number)
    }
    hazards[index].exposedPeople = max(people, hazards[index].exposedPeople ?? 0)
  }

  private mutating func number(
    _ field: MajorHazardField, of row: Table.Row, at place: Place
  ) -> Double? {
    guard let text = cell(field, of: row) else { return nil }
    if let number = text.registerNumber, number >= 0 { return number }
    findings.add(
      Diagnostic(
        .error, "not-a-number",
        LocalizedText(
          zh: "“\(field.name.zh)”应为不小于 0 的数，却是“\(text)”",
          en: "the \(field.name.en) must be a number that is not negative, it is \"\(text)\""),
        at: place), row: row.number)
    return nil
  }

  private func cell(_ field: MajorHazardField, of row: Table.Row) -> String? {
    guard let column = columns[field], column < row.cells.count else { return nil }
    let text = row.cells[column].trimmed
    return text.isEmpty || text == "-" || text == "/" ? nil : text
  }
}

extension MajorHazardField {
  /// What the column is called in messages.
  fileprivate var name: LocalizedText {
    switch self {
    case .unitCode: LocalizedText(zh: "单元编码", en: "unit code")
    case .installation: LocalizedText(zh: "重大危险源名称", en: "name of the installation")
    case .substance: LocalizedText(zh: "物质名称", en: "name of the substance")
    case .hazardClass: LocalizedText(zh: "危险类别", en: "hazard class")
    case .quantity: LocalizedText(zh: "存在量", en: "quantity")
    case .threshold: LocalizedText(zh: "临界量", en: "threshold quantity")
    case .beta: LocalizedText(zh: "校正系数 β", en: "correction factor β")
    case .exposedPeople: LocalizedText(zh: "厂外暴露人数", en: "number of exposed people")
    }
  }
}
