/// The risk register of a plant 安全风险分级管控清单: its events and its major hazard installations.
package struct RiskRegister: Hashable, Sendable {
  package var events: [RiskEvent]
  package var majorHazards: [MajorHazard]

  package init(events: [RiskEvent], majorHazards: [MajorHazard] = []) {
    self.events = events
    self.majorHazards = majorHazards
  }
}
