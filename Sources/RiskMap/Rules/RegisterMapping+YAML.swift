package import PlantModel

extension RegisterMapping {
  /// The mapping of a document such as `maps/rules/register.yaml`.
  package init(_ document: YAMLValue) throws(DefinitionError) {
    let root = try document.mapping(keys: [
      "columns", "majorHazardColumns", "codes", "accidentTypes", "defaults",
    ])
    self.init(
      columns: try Self.headerNames(root["columns"]),
      majorHazardColumns: try Self.headerNames(root["majorHazardColumns"]))
    for item in try root["accidentTypes"]?.list() ?? [] { try takeAccidentType(item) }
    try takeCodes(root["codes"])
    try takeDefaults(root["defaults"])
  }

  /// This mapping with what a map definition says under `register`: `columns` (a header name for a field), `codes` (`level`, `method`:
  /// the meaning of a word) and `defaults` (`method`).
  package func changed(
    columns: YAMLValue?, codes: YAMLValue?, defaults: YAMLValue?
  ) throws(DefinitionError) -> RegisterMapping {
    var mapping = self
    for entry in try columns?.mapping().entries ?? [] {
      let field: RegisterField = try Self.field(entry)
      mapping.statedColumns[field] = try entry.value.nonEmptyString()
    }
    try mapping.takeCodes(codes)
    try mapping.takeDefaults(defaults)
    return mapping
  }

  private static func headerNames<Field: RawRepresentable<String> & CaseIterable & Hashable>(
    _ value: YAMLValue?
  ) throws(DefinitionError) -> [Field: [String]] {
    var names: [Field: [String]] = [:]
    for entry in try value?.mapping().entries ?? [] {
      let field: Field = try field(entry)
      for name in try entry.value.list() { names[field, default: []].append(try name.string()) }
    }
    return names
  }

  private static func field<Field: RawRepresentable<String> & CaseIterable>(
    _ entry: YAMLMapping.Entry
  ) throws(DefinitionError) -> Field {
    try YAMLValue(.scalar(entry.key, quoted: true), at: entry.keyPlace).choice()
  }

  private mutating func takeCodes(_ value: YAMLValue?) throws(DefinitionError) {
    guard let codes = try value?.mapping(keys: ["level", "method"]) else { return }
    for entry in try codes["level"]?.mapping().entries ?? [] {
      levels.set(entry.key, to: try entry.value.choice())
    }
    for entry in try codes["method"]?.mapping().entries ?? [] {
      methods.set(entry.key, to: try entry.value.nonEmptyString())
    }
  }

  private mutating func takeDefaults(_ value: YAMLValue?) throws(DefinitionError) {
    guard let defaults = try value?.mapping(keys: ["method"]) else { return }
    if let method = defaults["method"] { defaultMethod = try method.nonEmptyString() }
  }

  /// `{code, zh, en, words, old}`: `words` are other names, `old` those of GB/T 6441-1986 that became this type.
  private mutating func takeAccidentType(_ value: YAMLValue) throws(DefinitionError) {
    let entry = try value.mapping(keys: ["code", "zh", "en", "words", "old"])
    let code = try entry.required("code").nonEmptyString()
    let (zh, en) = (
      try entry.required("zh").nonEmptyString(), try entry.required("en").nonEmptyString()
    )
    let type = AccidentType(code: code, name: LocalizedText(zh: zh, en: en))
    for word in [code, zh, en] { accidentTypes.set(word, to: type) }
    for word in try entry["words"]?.list() ?? [] {
      accidentTypes.set(try word.nonEmptyString(), to: type)
    }
    for word in try entry["old"]?.list() ?? [] {
      oldAccidentTypes.set(try word.nonEmptyString(), to: type)
    }
  }
}
