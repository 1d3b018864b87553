package import PlantModel

/// Finds the document of a rule pack by the name or path that `base` gives; the place is that of the name, for errors.
package typealias RulePackSource = (_ name: String, _ place: Place) throws(DefinitionError) ->
  YAMLValue

extension RulePack {
  /// The longest chain of packs that change one another.
  private static let baseLimit = 8

  /// The rule pack of a document; where the document has a `base`, its other keys are changes to that pack: mappings are merged, lists
  /// replaced, and an empty value takes a key away.
  package init(
    _ document: YAMLValue, base source: RulePackSource
  ) throws(DefinitionError) {
    try self.init(resolved: try Self.resolved(document, base: source, depth: 0))
  }

  private static func resolved(
    _ document: YAMLValue, base source: RulePackSource, depth: Int
  ) throws(DefinitionError) -> YAMLValue {
    var changes = try document.mapping()
    guard let name = changes["base"] else { return document }
    guard depth < baseLimit else {
      throw DefinitionError(
        LocalizedText(
          zh: "规则包的 base 超过 \(baseLimit) 层，可能互相引用",
          en: "more than \(baseLimit) rule packs rest on one another, perhaps in a circle"),
        at: name.place)
    }
    let found = try source(try name.nonEmptyString(), name.place)
    let base = try resolved(found, base: source, depth: depth + 1)
    changes.entries.removeAll { $0.key == "base" }
    let merged = YAMLValue(.mapping(changes), at: document.place).merged(over: base)
    return changes["title"] == nil && !changes.entries.isEmpty
      ? try markedAsChanged(merged) : merged
  }

  /// A reason must not claim to rest on a pack that was changed.
  private static func markedAsChanged(_ pack: YAMLValue) throws(DefinitionError) -> YAMLValue {
    var mapping = try pack.mapping()
    guard let index = mapping.entries.firstIndex(where: { $0.key == "title" }) else { return pack }
    let value = mapping.entries[index].value
    let title = try value.localizedText()
    let words = [("zh", title.zh + "，有修改"), ("en", title.en + ", changed")]
    let entries = words.map { key, text in
      YAMLMapping.Entry(
        key: key, keyPlace: value.place,
        value: YAMLValue(.scalar(text, quoted: true), at: value.place))
    }
    mapping.entries[index].value = YAMLValue(
      .mapping(YAMLMapping(entries: entries, at: value.place)), at: value.place)
    return YAMLValue(.mapping(mapping), at: pack.place)
  }

  private init(resolved document: YAMLValue) throws(DefinitionError) {
    let pack = try document.mapping(keys: [
      "title", "sources", "methods", "gradings", "directJudgements", "majorHazards",
      "unassessedEventLevel",
    ])
    let gradings = try pack["gradings"]?.mapping()
    var methods: [AssessmentMethod] = []
    for entry in try pack.required("methods").mapping().entries {
      methods.append(try AssessmentMethod(id: entry.key, entry.value, gradings: gradings))
    }
    var judgements: [DirectJudgement] = []
    for entry in try pack["directJudgements"]?.mapping().entries ?? [] {
      judgements.append(try DirectJudgement(id: entry.key, entry.value))
    }
    self.init(
      title: try pack.required("title").localizedText(),
      sources: try pack["sources"].texts(), methods: methods, directJudgements: judgements,
      majorHazards: try MajorHazardRules(try pack.required("majorHazards"), gradings: gradings),
      unassessedEventLevel: try pack["unassessedEventLevel"].map {
        value throws(DefinitionError) in try value.choice()
      })
  }
}

extension YAMLValue? {
  fileprivate func texts() throws(DefinitionError) -> [LocalizedText] {
    var texts: [LocalizedText] = []
    for item in try self?.list() ?? [] { texts.append(try item.localizedText()) }
    return texts
  }
}

extension DirectJudgement {
  fileprivate init(id: String, _ value: YAMLValue) throws(DefinitionError) {
    let rule = try value.mapping(keys: ["title", "words", "when", "level"])
    var words: [String] = []
    for word in try rule["words"]?.list() ?? [] { words.append(try word.nonEmptyString()) }
    self.init(
      id: id, title: try rule.required("title").localizedText(), words: words,
      condition: try rule.required("when").choice(), level: try rule.required("level").choice())
  }
}

extension DefinitionError {
  /// A fault of a rule pack's value, at the place where that value stands.
  init(_ fault: RuleFault, at place: Place) {
    self.init(fault.message, at: place, hint: fault.hint)
  }
}

/// Makes a value of a rule pack, and gives its fault a place.
func placed<Value>(
  at place: Place, _ make: () throws(RuleFault) -> Value
) throws(DefinitionError) -> Value {
  do {
    return try make()
  } catch {
    throw DefinitionError(error, at: place)
  }
}
