/// Reads the rows of a register one after another.
struct RiskEventReader {
  let table: Table
  let mapping: RegisterMapping
  let columns: EventColumns
  private(set) var findings = RowFindings()
  /// The code that a row without one takes over: spreadsheets merge the cells of a unit with several events.
  private var lastUnitCode: String?

  init(table: Table, mapping: RegisterMapping, columns: [RegisterField: Int]) {
    self.table = table
    self.mapping = mapping
    self.columns = EventColumns(columns)
  }

  /// nil for an empty row, and for one whose unit is not known.
  mutating func event(in row: Table.Row) -> RiskEvent? {
    let cells = RegisterCells(row: row, columns: columns)
    guard !cells.isEmpty, let code = unitCode(of: cells) else { return nil }
    var event = RiskEvent(
      unitCode: code, event: cells.event ?? "", method: nil, place: place(row, feature: code),
      row: row.number)
    event.object = cells.object
    event.measures = cells.measures
    event.department = cells.department
    event.person = cells.person
    event.phone = cells.phone
    event.accidentTypes = accidentTypes(of: cells, at: event.place)
    event.inherent = scores(columns.inherent, of: cells, at: event.place)
    event.residual = scores(columns.residual, of: cells, at: event.place)
    event.assessedOn = date(cells.assessedOn, of: cells, at: event.place)
    event.reviewDue = date(cells.reviewDue, of: cells, at: event.place)
    event.directJudgements = cells.directJudgement?.listedWords ?? []
    event.override = override(of: cells, at: event.place)
    takeMethod(of: cells, into: &event)
    return event
  }

  private func place(_ row: Table.Row, feature: String?) -> Place {
    Place(file: table.file, layer: table.name, feature: feature, line: row.number)
  }

  private mutating func unitCode(of cells: RegisterCells) -> String? {
    if let code = cells.unitCode {
      lastUnitCode = code
      return code
    }
    guard let code = lastUnitCode else {
      findings.add(
        Diagnostic(
          .error, "row-without-unit",
          LocalizedText(zh: "该行没有单元编码，未采用", en: "the row has no unit code and is left out"),
          at: place(cells.row, feature: nil)), row: cells.row.number)
      return nil
    }
    findings.add(
      Diagnostic(
        .warning, "unit-code-above",
        LocalizedText(
          zh: "该行没有单元编码，按上一行归入单元“\(code)”",
          en: "the row has no unit code and is taken to belong to unit \"\(code)\" above it"),
        at: place(cells.row, feature: code),
        hint: LocalizedText(zh: "请取消合并单元格并逐行填写编码", en: "unmerge the cells and fill in the code")),
      row: cells.row.number)
    return code
  }

  private mutating func scores(
    _ columns: EventColumns.Scores, of cells: RegisterCells, at place: Place
  ) -> RiskEvent.Scores {
    var scores = RiskEvent.Scores()
    for (factor, field, column) in columns.factors {
      guard let text = cells.text(column) else { continue }
      scores.factors[factor] = number(text, of: field, in: cells, at: place)
      if scores.factors[factor] == nil { scores.isUnreadable = true }
    }
    if let text = cells.text(columns.value) {
      scores.value = number(text, of: columns.valueField, in: cells, at: place)
      if scores.value == nil { scores.isUnreadable = true }
    }
    if let text = cells.text(columns.level) {
      scores.level = level(text, in: cells, at: place)
      if scores.level == nil { scores.isUnreadable = true }
    }
    return scores
  }

  private mutating func number(
    _ text: String, of field: RegisterField, in cells: RegisterCells, at place: Place
  ) -> Double? {
    if let number = text.registerNumber { return number }
    let column = mapping.statedColumns[field] ?? mapping.columns[field]?.first ?? field.rawValue
    findings.add(
      Diagnostic(
        .error, "not-a-number",
        LocalizedText(
          zh: "“\(column)”应为数字，却是“\(text)”；该事件按未评估处理",
          en: "\"\(column)\" must be a number, it is \"\(text)\"; the event counts as not assessed"),
        at: place), row: cells.row.number)
    return nil
  }

  private mutating func level(
    _ text: String, in cells: RegisterCells, at place: Place
  ) -> RiskLevel? {
    if let level = mapping.levels.value(of: text) { return level }
    findings.add(
      Diagnostic(
        .error, "unknown-level",
        LocalizedText(
          zh: "不认识的等级“\(text)”；按未评估处理",
          en: "unknown level \"\(text)\"; it counts as not assessed"),
        at: place,
        hint: mapping.levels.nearestHint(to: text)
          ?? LocalizedText(
            zh: "在 register.codes.level 写明它的含义", en: "say what it means under register.codes.level"
          )), row: cells.row.number)
    return nil
  }
}

extension RiskEventReader {
  /// A level on its own needs no method; anything else does.
  private mutating func takeMethod(of cells: RegisterCells, into event: inout RiskEvent) {
    guard let text = cells.method else {
      event.method = mapping.defaultMethod
      return
    }
    event.method = mapping.methods.value(of: text)
    guard event.method == nil else { return }
    event.inherent.isUnreadable = !event.inherent.isEmpty
    event.residual.isUnreadable = !event.residual.isEmpty
    findings.add(
      Diagnostic(
        .error, "unknown-method",
        LocalizedText(
          zh: "不认识的评估方法“\(text)”；该事件按未评估处理",
          en: "unknown method \"\(text)\"; the event counts as not assessed"), at: event.place,
        hint: mapping.methods.nearestHint(to: text)
          ?? LocalizedText(
            zh: "在 register.codes.method 写明它的含义",
            en: "say what it means under register.codes.method"
          )), row: cells.row.number)
  }

  private mutating func accidentTypes(of cells: RegisterCells, at place: Place) -> [AccidentType] {
    guard let text = cells.accidentType else { return [] }
    var types: [AccidentType] = []
    let words = mapping.accidentTypes.value(of: text) == nil ? text.listedWords : [text]
    for word in words {
      let type = accidentType(word, row: cells.row.number, at: place)
      if !types.contains(type) { types.append(type) }
    }
    return types
  }

  private mutating func accidentType(_ word: String, row: Int, at place: Place) -> AccidentType {
    if let type = mapping.accidentTypes.value(of: word) { return type }
    if let type = mapping.oldAccidentTypes.value(of: word) {
      findings.add(
        Diagnostic(
          .note, "old-accident-type",
          LocalizedText(
            zh: "“\(word)”是 GB/T 6441-1986 的类别，按 GB 6441-2025 读作“\(type.name.zh)”",
            en:
              "\"\(word)\" is a type of GB/T 6441-1986 and is read as \"\(type.name.en)\" of GB 6441-2025"
          ), at: place), row: row)
      return type
    }
    findings.add(
      Diagnostic(
        .warning, "unknown-accident-type",
        LocalizedText(zh: "不认识的事故类型“\(word)”", en: "unknown accident type \"\(word)\""), at: place,
        hint: mapping.accidentTypes.nearestHint(to: word)), row: row)
    return AccidentType(code: nil, name: LocalizedText(word))
  }

  private mutating func date(
    _ text: String?, of cells: RegisterCells, at place: Place
  ) -> CalendarDate? {
    guard let text else { return nil }
    if let date = CalendarDate(text) { return date }
    findings.add(
      Diagnostic(
        .warning, "bad-date",
        LocalizedText(zh: "“\(text)”不是有效的日期", en: "\"\(text)\" is not a date"), at: place,
        hint: LocalizedText(zh: "写成 2026-05-01", en: "write it as 2026-05-01")),
      row: cells.row.number)
    return nil
  }

  private mutating func override(
    of cells: RegisterCells, at place: Place
  ) -> RiskEvent.Override? {
    guard let text = cells.overrideLevel else {
      if [cells.overrideBy, cells.overrideOn, cells.overrideReason].contains(where: { $0 != nil }) {
        findings.add(
          Diagnostic(
            .warning, "override-without-level",
            LocalizedText(
              zh: "有指定人、日期或理由，却没有指定等级",
              en: "who, when or why of an override is given, its level is not"), at: place),
          row: cells.row.number)
      }
      return nil
    }
    guard let level = level(text, in: cells, at: place) else { return nil }
    return RiskEvent.Override(
      level: level, by: cells.overrideBy, on: date(cells.overrideOn, of: cells, at: place),
      reason: cells.overrideReason)
  }
}
