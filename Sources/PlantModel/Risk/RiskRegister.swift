/// The risk register of a plant 安全风险分级管控清单: its events and its major hazard installations.
package struct RiskRegister: Hashable, Sendable {
  package var events: [RiskEvent]
  package var majorHazards: [MajorHazard]

  package init(events: [RiskEvent], majorHazards: [MajorHazard] = []) {
    self.events = events
    self.majorHazards = majorHazards
  }

  /// Names of the methods that its events were assessed by, in the order of the rule pack.
  package func methodTitles(in rules: RulePack) -> [LocalizedText] {
    let used = Set(events.compactMap(\.method))
    return rules.methods.filter { used.contains($0.id) }.map(\.title)
  }
}
