package import Cartography
package import MapStyle
package import PlantModel
import Rendering
import Storage

/// A map that is loaded and assessed: an immutable value from which sheets are made.
package struct AssessedMap: Sendable {
  let loaded: LoadedMap
  let lazyIndex: Lazily<UnitIndex>
  let lazyFacts: Lazily<[String: UnitFacts]>
  /// In the order of the plant's units.
  package let units: [AssessedUnit]
  /// Findings of loading and assessment.
  package let diagnostics: [Diagnostic]

  /// Levels of all units. Reviews that were due before `today` are findings; nil looks at none.
  package static func assess(_ loaded: LoadedMap, today: CalendarDate? = nil) -> AssessedMap {
    let definition = loaded.definition
    let assessed = PlantModel.assess(
      loaded.plant.units, register: loaded.register, rules: loaded.rules,
      baseline: definition.basis == .residual ? .residual : .inherent, asOf: today)
    return AssessedMap(
      loaded: loaded, lazyIndex: Lazily { UnitIndex(loaded.plant.units) },
      lazyFacts: Lazily { loaded.facts }, units: assessed.value,
      diagnostics: DefinitionCheck.findings(definition) + loaded.diagnostics
        + assessed.diagnostics.map {
          // Findings on units that no row of the register names.
          $0.inFile($0.place?.feature == nil ? definition.file : definition.units.path)
        })
  }

  var index: UnitIndex { lazyIndex.value }
  /// What lists print about units, by code.
  package var facts: [String: UnitFacts] { lazyFacts.value }

  package var name: String { loaded.definition.name }
  package var title: LocalizedText { loaded.definition.title }
  package var definition: MapDefinition { loaded.definition }
  package var style: StyleSheet { loaded.style }
  /// Pictures of the style by name.
  package var symbols: [String: Symbol] { loaded.symbols }
  package var definitionFile: String { loaded.definition.file }
  /// In the order of the definition.
  package var sheetIDs: [String] { loaded.definition.sheets.map(\.id) }

  /// One sheet, laid out; `basis` overrides the definition's.
  package func sheet(
    _ id: String, basis: RiskBasis? = nil
  ) throws(MapError) -> Diagnosed<LaidOutSheet> {
    let template = try template(id)
    do throws(LayoutError) {
      var sheet = try layOut(
        template, content: content(basis: basis ?? loaded.definition.basis), plant: loaded.plant,
        assessed: units, facts: facts, style: loaded.style, symbols: loaded.symbols,
        sources: { loaded.sources.placed(onto: loaded.definition.crs, at: $0) },
        measuring: loaded.text)
      sheet.diagnostics = sheet.diagnostics.map { $0.inFile(definitionFile) }
      return sheet
    } catch {
      throw .layout(error, file: definitionFile)
    }
  }

  /// Throws where the definition declares no such sheet.
  package func checkSheet(_ id: String) throws(MapError) {
    _ = try template(id)
  }

  /// Fonts that are missing and characters that no font shows, among all texts measured so far.
  package var fontDiagnostics: [Diagnostic] { loaded.text.fontDiagnostics() }

  private func template(_ id: String) throws(MapError) -> SheetTemplate {
    if let template = loaded.definition.sheets.first(where: { $0.id == id }) { return template }
    throw .sheetMissing(sheet: id, file: definitionFile, available: sheetIDs)
  }

  private func content(basis: RiskBasis) -> SheetContent {
    let definition = loaded.definition
    return SheetContent(
      mapName: definition.name, title: definition.title, enterprise: definition.enterprise.name,
      enterpriseCode: definition.enterprise.code, address: definition.enterprise.address,
      edition: definition.edition, basis: basis, methods: methods, ruleTitle: loaded.rules.title,
      crsName: definition.crs, note: definition.note)
  }

  /// The methods that the register uses, in the order of the rule pack.
  private var methods: LocalizedText {
    let used = Set(loaded.register.events.lazy.compactMap(\.method))
    let titles = loaded.rules.methods.filter { used.contains($0.id) }.map(\.title)
    return LocalizedText(
      zh: titles.map(\.zh).joined(separator: "、"), en: titles.map(\.en).joined(separator: ", "))
  }
}

extension LoadedMap {
  /// What lists print about units, by code.
  fileprivate var facts: [String: UnitFacts] {
    unitResponsibilities(
      of: plant.units, register: register, rules: rules,
      basis: definition.basis == .residual ? .residual : .inherent
    ).mapValues {
      UnitFacts(
        accidentTypes: $0.accidentTypes.map(\.name.zh), department: $0.department,
        person: $0.person, phone: $0.phone)
    }
  }
}

extension Diagnostic {
  /// The finding with that file as its place where it names none.
  func inFile(_ file: String) -> Diagnostic {
    var finding = self
    var place = finding.place ?? Place()
    if place.file == nil { place.file = file }
    finding.place = place
    return finding
  }
}
