/// Where the columns of a register stand, looked up once for all its rows; nil: the register has no such column.
struct EventColumns {
  /// The columns of one basis.
  struct Scores {
    let factors: [(factor: RiskFactor, field: RegisterField, column: Int)]
    let value: Int?
    let valueField: RegisterField
    let level: Int?
  }

  let unitCode, object, event, accidentType, method, directJudgement: Int?
  let measures, department, person, phone, assessedOn, reviewDue: Int?
  let overrideLevel, overrideBy, overrideOn, overrideReason: Int?
  let inherent, residual: Scores
  /// Every column that holds a field.
  let all: [Int]

  init(_ columns: [RegisterField: Int]) {
    unitCode = columns[.unitCode]
    object = columns[.object]
    event = columns[.event]
    accidentType = columns[.accidentType]
    method = columns[.method]
    directJudgement = columns[.directJudgement]
    measures = columns[.measures]
    department = columns[.department]
    person = columns[.person]
    phone = columns[.phone]
    assessedOn = columns[.assessedOn]
    reviewDue = columns[.reviewDue]
    overrideLevel = columns[.overrideLevel]
    overrideBy = columns[.overrideBy]
    overrideOn = columns[.overrideOn]
    overrideReason = columns[.overrideReason]
    inherent = Scores(.inherent, columns)
    residual = Scores(.residual, columns)
    all = columns.values.sorted()
  }
}

extension EventColumns.Scores {
  fileprivate init(_ fields: ScoreFields, _ columns: [RegisterField: Int]) {
    factors = fields.factors.compactMap { factor, field in
      columns[field].map { (factor, field, $0) }
    }
    value = columns[fields.value]
    valueField = fields.value
    level = columns[fields.level]
  }
}

/// The cells of a row by field: `cells.department`.
@dynamicMemberLookup
struct RegisterCells {
  let row: Table.Row
  let columns: EventColumns

  subscript(dynamicMember path: KeyPath<EventColumns, Int?>) -> String? {
    text(columns[keyPath: path])
  }

  /// The trimmed text of a cell; nil where it is empty, missing, or says that there is nothing: a dash, a slash, 无.
  func text(_ column: Int?) -> String? {
    guard let column, column < row.cells.count else { return nil }
    let text = row.cells[column].trimmed
    guard text.utf8.count <= 6 else { return text }
    return text.isEmpty || ["-", "—", "——", "/", "／", "无"].contains(text) ? nil : text
  }

  /// True when no cell of a known column says anything.
  var isEmpty: Bool { columns.all.allSatisfy { text($0) == nil } }
}
