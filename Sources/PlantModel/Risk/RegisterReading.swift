extension RiskRegister {
  /// The events of a table, in its order. What cannot be read is a finding, and the event then counts as not assessed; a table
  /// without a column for the unit code, or without any column for a level, gives no events and an error.
  package static func read(
    events table: Table, mapping: RegisterMapping
  ) -> Diagnosed<[RiskEvent]> {
    let header = RegisterHeader(of: table, known: mapping.knownColumns)
    let faults = missingColumns(of: header, in: table, mapping: mapping)
    guard header.columns[.unitCode] != nil, header.hasLevel else { return Diagnosed([], faults) }
    var reader = RiskEventReader(table: table, mapping: mapping, columns: header.columns)
    let events = table.rows[header.firstRow...].compactMap { reader.event(in: $0) }
    return Diagnosed(
      events, faults + header.lossFindings(of: table) + reader.findings.diagnostics)
  }

  private static func missingColumns(
    of header: RegisterHeader<RegisterField>, in table: Table, mapping: RegisterMapping
  ) -> [Diagnostic] {
    let place = Place(file: table.file, layer: table.name)
    guard !table.rows.isEmpty else { return [.emptyTable(at: place)] }
    var faults: [Diagnostic] = RegisterField.allCases.compactMap { field in
      guard header.columns[field] == nil, let name = mapping.statedColumns[field] else {
        return nil
      }
      return .missingColumn(
        names: [name], headers: header.names, key: "register.columns.\(field.rawValue)", at: place)
    }
    if header.columns[.unitCode] == nil, mapping.statedColumns[.unitCode] == nil {
      let names = mapping.knownColumns[.unitCode] ?? []
      faults.append(
        .missingColumn(
          names: names, headers: header.names, key: "register.columns.unitCode", at: place))
    } else if header.columns[.unitCode] != nil, !header.hasLevel {
      let names = mapping.knownColumns[.inherentLevel] ?? []
      faults.append(
        .missingColumn(
          names: names, headers: header.names, key: "register.columns.inherent.level", at: place))
    }
    return faults
  }
}

extension RegisterHeader<RegisterField> {
  /// Whether any column can lead to a level.
  fileprivate var hasLevel: Bool {
    [ScoreFields.inherent, .residual].contains { scores in
      ([scores.value, scores.level] + scores.factors.map(\.field)).contains { columns[$0] != nil }
    } || columns[.overrideLevel] != nil || columns[.directJudgement] != nil
  }
}

extension RegisterMapping {
  /// All names that each field goes by: what the map definition states, else the pack's names and the plain key. A header
  /// that is stated for one field is taken for no other.
  fileprivate var knownColumns: [RegisterField: [String]] {
    let stated = Set(statedColumns.values.map(\.wordKey))
    var known: [RegisterField: [String]] = [:]
    for field in RegisterField.allCases {
      let names = (columns[field] ?? []) + [field.rawValue]
      known[field] =
        statedColumns[field].map { [$0] } ?? names.filter { !stated.contains($0.wordKey) }
    }
    return known
  }
}

extension Diagnostic {
  static func emptyTable(at place: Place) -> Diagnostic {
    Diagnostic(
      .error, "empty-table", LocalizedText(zh: "表中没有数据", en: "the table is empty"), at: place)
  }

  /// No header goes by any of `names`. `key` is where a map definition can name the column; nil: it cannot, and the column must bear
  /// one of the names.
  static func missingColumn(names: [String], headers: [String], key: String?, at place: Place)
    -> Diagnostic
  {
    let wanted = names.first ?? ""
    let headers = headers.filter { !$0.isEmpty }
    let near = names.lazy.compactMap { nearestName(to: $0, among: headers) }.first
    let remedy =
      key.map {
        LocalizedText(zh: "请在 \($0) 写明列名", en: "name the column under \($0)")
      } ?? LocalizedText(zh: "请把列名改为“\(wanted)”", en: "name the column \"\(wanted)\"")
    let listed = LocalizedText(
      zh: "表头有：\(headers.joined(separator: "、"))",
      en: "the header has: \(headers.joined(separator: ", "))")
    return Diagnostic(
      .error, "column-missing",
      LocalizedText(zh: "没有“\(wanted)”列", en: "there is no column \"\(wanted)\""), at: place,
      hint: near.map {
        LocalizedText(zh: "若是“\($0)”列，\(remedy.zh)", en: "if it is \"\($0)\", \(remedy.en)")
      } ?? LocalizedText(zh: "\(remedy.zh)；\(listed.zh)", en: "\(remedy.en); \(listed.en)"))
  }
}
