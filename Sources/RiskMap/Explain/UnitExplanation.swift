import Cartography
package import PlantModel

/// Why a unit looks as it does: for people and scripts.
package struct UnitExplanation: Hashable, Sendable {
  /// How a sheet shows the unit.
  package struct Appearance: Hashable, Sendable {
    package var sheet: String
    /// nil where the label gave way.
    package var label: LabelPlacement?
  }

  package var unit: RiskUnit
  package var levels: AssessedUnit
  /// The basis that the map shows.
  package var basis: RiskBasis
  /// The unit's rows of the register.
  package var events: [RiskEvent]
  /// The first that the register names.
  package var department: String?
  package var person: String?
  package var phone: String?
  package var sheets: [Appearance]
}

extension UnitExplanation {
  /// The reasons of its level at a basis, in order; why there is none where it is not assessed.
  package func reasons(at basis: RiskBasis) -> [LocalizedText] {
    if let verdict = levels.verdict(at: basis) { return verdict.reasons.map(\.words) }
    guard !events.isEmpty else {
      return [LocalizedText(zh: "风险清单中没有该单元的事件", en: "the register has no event of this unit")]
    }
    return [
      LocalizedText(
        zh: "该单元的 \(events.count) 个事件都没有可用的\(basis.name.zh)评估",
        en: "none of its \(events.count) events has a usable assessment at this basis")
    ]
  }
}

extension AssessedMap {
  /// The unit with that code; the error names the nearest code.
  package func explanation(
    unit code: String, basis: RiskBasis? = nil, jobs: Int = 1
  ) throws(MapError) -> UnitExplanation {
    let plant = loaded.plant
    guard let unit = plant.units.first(where: { $0.code == code }) else {
      let codes = plant.units.map(\.code)
      throw .unitMissing(
        code: code, file: definitionFile, nearest: nearestName(to: code, among: codes))
    }
    return UnitExplanation(
      unit: unit,
      levels: units.first { $0.code == code }
        ?? AssessedUnit(code: code, inherent: nil, residual: nil, effective: nil),
      basis: basis ?? loaded.definition.basis,
      events: loaded.register.events.filter { index.code(of: $0.unitCode) == code },
      department: facts[code]?.department, person: facts[code]?.person, phone: facts[code]?.phone,
      sheets: appearances(of: code, jobs: jobs))
  }

  private func appearances(of code: String, jobs: Int) -> [UnitExplanation.Appearance] {
    let found = concurrently(sheetIDs.count, jobs: jobs) { index -> UnitExplanation.Appearance? in
      guard let report = try? sheet(sheetIDs[index]).value.report, report.units.contains(code)
      else { return nil }
      return UnitExplanation.Appearance(
        sheet: report.sheet,
        label: (report.labels.first { $0.code == code }?.placement).map(LabelPlacement.init))
    }
    return found.compactMap { $0 }
  }
}
