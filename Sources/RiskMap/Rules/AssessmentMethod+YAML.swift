import PlantModel

extension AssessmentMethod {
  /// A method of a rule pack; `gradings` are the named scales of the pack that a method can choose from.
  init(id: String, _ value: YAMLValue, gradings: YAMLMapping?) throws(DefinitionError) {
    let method = try value.mapping(keys: ["title", "symbol", "factors", "grading"])
    var factors: [FactorTable] = []
    for entry in try method["factors"]?.mapping().entries ?? [] {
      factors.append(try FactorTable(entry))
    }
    let title = try method.required("title").localizedText()
    let symbol = try method["symbol"]?.nonEmptyString() ?? "R"
    let chosen = try method.required("grading")
    let grading = try Grading(chosen, gradings: gradings, factors: factors)
    self = try placed(at: value.place) { () throws(RuleFault) in
      try AssessmentMethod(
        id: id, title: title, symbol: symbol, factors: factors, grading: grading)
    }
  }
}

extension FactorTable {
  /// `L: {title, scores: [{score, zh, en}]}`.
  fileprivate init(_ entry: YAMLMapping.Entry) throws(DefinitionError) {
    guard let factor = RiskFactor(rawValue: entry.key) else {
      throw DefinitionError(
        LocalizedText(zh: "未知的因素“\(entry.key)”", en: "unknown factor \"\(entry.key)\""),
        at: entry.keyPlace, hint: nameHint(entry.key, among: RiskFactor.allCases.map(\.rawValue)))
    }
    let table = try entry.value.mapping(keys: ["title", "scores"])
    let title = try table.required("title").localizedText()
    var scores: [Score] = []
    let list = try table.required("scores")
    for item in try list.list() { scores.append(try Score(item)) }
    self = try placed(at: list.place) { () throws(RuleFault) in
      try FactorTable(factor: factor, title: title, scores: scores)
    }
  }
}

extension FactorTable.Score {
  /// `{score: 3, zh: 可能，但不经常, en: …}`; without words the number speaks for itself.
  fileprivate init(_ value: YAMLValue) throws(DefinitionError) {
    let entry = try value.mapping(keys: ["score", "zh", "en"])
    let score = try entry.required("score")
    let zh = try entry["zh"]?.string()
    let en = try entry["en"]?.string()
    let plain = try score.string()
    self.init(
      try score.number(), LocalizedText(zh: zh ?? en ?? plain, en: en ?? zh ?? plain))
  }
}

extension AssessmentMethod.Grading {
  /// `direct`, the name of a grading of the pack, or a grading written out: `{bands}` or `{rows, columns, cells}`.
  fileprivate init(
    _ value: YAMLValue, gradings: YAMLMapping?, factors: [FactorTable]
  ) throws(DefinitionError) {
    if case .scalar("direct", _) = value.content {
      self = .direct
      return
    }
    let written = try value.grading(among: gradings)
    let grading = try written.mapping(keys: ["title", "bands", "rows", "columns", "cells"])
    if grading["cells"] != nil {
      if let bands = grading["bands"] {
        throw DefinitionError(
          LocalizedText(zh: "bands 与 cells 只能选一", en: "bands and cells exclude each other"),
          at: bands.place)
      }
      self = .cells(try CellMatrix(grading, factors: factors))
    } else {
      self = .bands(try Bands(grading))
    }
  }
}

extension YAMLValue {
  /// A grading that is written here, or the one of this name in the pack.
  func grading(among gradings: YAMLMapping?) throws(DefinitionError) -> YAMLValue {
    guard case .scalar(let name, _) = content else { return self }
    if let grading = gradings?[name] { return grading }
    throw DefinitionError(
      LocalizedText(zh: "gradings 中没有“\(name)”", en: "there is no grading \"\(name)\""), at: place,
      hint: nameHint(name, among: gradings?.keys ?? []))
  }
}

extension Bands {
  /// The `bands` of a grading, the worst first: `{level, grade, from, inclusive}`.
  init(_ grading: YAMLMapping) throws(DefinitionError) {
    let list = try grading.required("bands")
    var bands: [Band] = []
    for item in try list.list() { bands.append(try Band(item)) }
    self = try placed(at: list.place) { () throws(RuleFault) in try Bands(bands) }
  }
}

extension Band {
  fileprivate init(_ value: YAMLValue) throws(DefinitionError) {
    let band = try value.mapping(keys: ["level", "grade", "from", "inclusive"])
    let level: RiskLevel = try band.required("level").choice()
    let grade = try band["grade"].map { text throws(DefinitionError) in try text.localizedText() }
    guard let from = band["from"] else {
      if let inclusive = band["inclusive"] {
        throw DefinitionError(
          LocalizedText(zh: "没有 from 就不应有 inclusive", en: "inclusive means nothing without from"),
          at: inclusive.place)
      }
      self.init(level: level, grade: grade, from: nil)
      return
    }
    let bound = Bound(try from.number(), isInclusive: try band.required("inclusive").bool())
    self.init(level: level, grade: grade, from: bound)
  }
}

extension CellMatrix {
  /// `{rows: L, columns: S, cells: {1: [low, …], …}}`: a row for each score of the row factor, a cell for each of the other.
  fileprivate init(
    _ grading: YAMLMapping, factors: [FactorTable]
  ) throws(DefinitionError) {
    let rowFactor: RiskFactor = try grading.required("rows").choice()
    let columnFactor: RiskFactor = try grading.required("columns").choice()
    let cells = try grading.required("cells")
    var rows: [(score: Double, levels: [RiskLevel])] = []
    for entry in try cells.mapping().entries {
      let key = YAMLValue(.scalar(entry.key, quoted: false), at: entry.keyPlace)
      var levels: [RiskLevel] = []
      for cell in try entry.value.list() { levels.append(try cell.choice()) }
      rows.append((try key.number(), levels))
    }
    rows.sort { $0.score < $1.score }
    let columns = factors.first { $0.factor == columnFactor }?.scores.map(\.value) ?? []
    self = try placed(at: cells.place) { () throws(RuleFault) in
      try CellMatrix(
        rowFactor: rowFactor, rowScores: rows.map(\.score), columnFactor: columnFactor,
        columnScores: columns, levels: rows.map(\.levels))
    }
  }
}
