/// What lists say of a unit beside its level: what may happen there and who answers for it.
package struct UnitResponsibility: Hashable, Sendable {
  /// Most frequent first; among equals that of the worst event first.
  package var accidentTypes: [AccidentType]
  /// Of the worst event that names one.
  package var department: String?
  /// Of the worst event that names one.
  package var person: String?
  /// Of the same event as `person`, else of the worst event that names one.
  package var phone: String?

  package init(
    accidentTypes: [AccidentType] = [], department: String? = nil, person: String? = nil,
    phone: String? = nil
  ) {
    self.accidentTypes = accidentTypes
    self.department = department
    self.person = person
    self.phone = phone
  }
}

/// Accident types and responsible people of each unit that has events, by its code; the events are ranked by their grades at a
/// baseline (`inherent` or `residual`).
package func unitResponsibilities(
  of units: [RiskUnit], register: RiskRegister, rules: RulePack, basis: RiskBasis = .inherent
) -> [String: UnitResponsibility] {
  let graded = GradedRegister(register, rules: rules)
  var found: [String: UnitResponsibility] = [:]
  EvidenceTable(UnitIndex(units), register: graded, hazards: []).forEach { code, evidence in
    let shown = evidence.shownGrades(at: basis).sorted(by: evidence.precedes).map(\.event)
    let ranked = Set(shown)
    let rest = evidence.events.filter { !ranked.contains($0) }
      .sorted(by: evidence.precedesByWords)
    found[code] = UnitResponsibility(ranked: (shown + rest).map { graded.events[$0] })
  }
  return found
}

extension UnitResponsibility {
  /// `ranked`: the events of a unit, the worst first.
  fileprivate init(ranked: [RiskEvent]) {
    var counts: [AccidentType: Int] = [:]
    var order: [AccidentType] = []
    for type in ranked.flatMap(\.accidentTypes) {
      if counts.updateValue((counts[type] ?? 0) + 1, forKey: type) == nil { order.append(type) }
    }
    // `sorted` is stable, so equals keep the order of the worst event.
    accidentTypes = order.sorted { (counts[$0] ?? 0) > (counts[$1] ?? 0) }
    department = ranked.lazy.compactMap(\.department).first
    person = ranked.lazy.compactMap(\.person).first
    let named = ranked.first { $0.person != nil }
    phone = named?.phone ?? ranked.lazy.compactMap(\.phone).first
  }
}
