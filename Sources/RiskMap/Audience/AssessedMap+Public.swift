import Cartography
import MapStyle
import PlantModel

extension AssessedMap {
  /// The map as it may be shown to anyone: without names of people, phone numbers, quantities and measures, whatever is made from it.
  /// Codes, levels and geometry stay. Scans are left out, since nothing tells what stands on them, and so are findings. Throws where the
  /// style makes no sense without what is withheld.
  package func publicEdition() throws(MapError) -> AssessedMap {
    let words = ConfidentialWords(of: loaded)
    let shown = try loaded.publicEdition(withholding: words)
    let facts = lazyFacts
    return AssessedMap(
      loaded: shown, lazyIndex: Lazily { UnitIndex(shown.plant.units) },
      lazyFacts: Lazily { facts.value.mapValues { $0.publicEdition(withholding: words) } },
      units: units.map { $0.publicEdition(withholding: words) }, diagnostics: [])
  }
}

extension LoadedMap {
  fileprivate func publicEdition(
    withholding words: ConfidentialWords
  ) throws(MapError) -> LoadedMap {
    var map = self
    map.definition.withhold(words)
    map.plant.withhold(words)
    map.register.withhold(words)
    map.rules.title = words.withheld(in: rules.title)
    map.style = try style.publicEdition(withholding: words)
    map.sources = sources.publicEdition(of: style, shown: map.style, withholding: words)
    map.diagnostics = []
    return map
  }
}

extension MapDefinition {
  fileprivate mutating func withhold(_ words: ConfidentialWords) {
    title = words.withheld(in: title)
    enterprise.address = enterprise.address.map(words.withheld)
    edition.assessedBy = nil
    edition.checkedBy = nil
    edition.approvedBy = nil
    for index in sheets.indices { sheets[index].title = sheets[index].title.map(words.withheld) }
    // "For internal use only" would be wrong, and a remark of the map's own is meant for those inside.
    note = LocalizedText(
      zh: "公开版：不含人员姓名、数量和管控措施",
      en: "public edition, without names of people, quantities and measures")
  }
}

extension Plant {
  fileprivate mutating func withhold(_ words: ConfidentialWords) {
    underlays = []
    for index in units.indices {
      units[index].name = words.withheld(in: units[index].name)
      units[index].object = units[index].object.map(words.withheld)
    }
    for index in features.indices {
      features[index].layer = words.withheld(in: features[index].layer)
      features[index].text = features[index].text.flatMap(words.remaining)
      features[index].name = features[index].name.flatMap(words.remaining)
    }
  }
}

extension RiskRegister {
  fileprivate mutating func withhold(_ words: ConfidentialWords) {
    for index in events.indices { events[index].withhold(words) }
    for index in majorHazards.indices {
      majorHazards[index].name = words.withheld(in: majorHazards[index].name)
      majorHazards[index].substances = []
      majorHazards[index].exposedPeople = nil
      majorHazards[index].place = nil
    }
  }
}

extension RiskEvent {
  fileprivate mutating func withhold(_ words: ConfidentialWords) {
    object = object.map(words.withheld)
    event = words.withheld(in: event)
    accidentTypes = accidentTypes.map { $0.publicEdition(withholding: words) }
    directJudgements = directJudgements.map(words.withheld)
    measures = nil
    department = department.flatMap(words.remaining)
    person = nil
    phone = nil
    override?.by = nil
    override?.reason = nil
    // MES scores the state of the measures.
    inherent.factors[.control] = nil
    residual.factors[.control] = nil
    place = Place()
  }
}

extension AccidentType {
  fileprivate func publicEdition(withholding words: ConfidentialWords) -> AccidentType {
    AccidentType(code: code, name: words.withheld(in: name))
  }
}

extension UnitFacts {
  fileprivate func publicEdition(withholding words: ConfidentialWords) -> UnitFacts {
    UnitFacts(
      accidentTypes: accidentTypes.map(words.withheld),
      department: department.flatMap(words.remaining))
  }
}
