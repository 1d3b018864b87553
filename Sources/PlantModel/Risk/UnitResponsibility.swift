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

/// Accident types and responsible people of each unit that has events, keyed by its code as the register writes it; events are ranked
/// as at basis residual when that is shown, else as at basis inherent.
package func unitResponsibilities(
  in register: RiskRegister, rules: RulePack, basis: RiskBasis = .inherent
) -> [String: UnitResponsibility] {
  let graded = GradedRegister(register, rules: rules).events
  return Dictionary(grouping: graded, by: \.event.unitCode).mapValues { events in
    let evidence = UnitEvidence(events: events, hazards: [], rules: rules)
    let shown = evidence.shownGrades(at: basis).map(\.event.event)
    let ranked = Set(shown)
    let rest = events.map(\.event).filter { !ranked.contains($0) }
      .sorted { ($0.event, $0.row) < ($1.event, $1.row) }
    return UnitResponsibility(ranked: shown + rest)
  }
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
