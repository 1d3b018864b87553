/// The rules of a jurisdiction or a site: methods with their tables, direct judgement, major hazard installations.
package struct RulePack: Hashable, Sendable {
  /// Name of the pack in words; ends every reason that rests on it.
  package var title: LocalizedText
  /// What the pack rests on, in the order given.
  package var sources: [LocalizedText]
  package var methods: [AssessmentMethod]
  package var directJudgements: [DirectJudgement]
  package var majorHazards: MajorHazardRules
  /// The level that an event counts as when it is listed but not assessed; nil: it does not count, and a finding says so.
  package var unassessedEventLevel: RiskLevel?

  package init(
    title: LocalizedText, sources: [LocalizedText] = [], methods: [AssessmentMethod],
    directJudgements: [DirectJudgement] = [], majorHazards: MajorHazardRules,
    unassessedEventLevel: RiskLevel? = nil
  ) {
    self.title = title
    self.sources = sources
    self.methods = methods
    self.directJudgements = directJudgements
    self.majorHazards = majorHazards
    self.unassessedEventLevel = unassessedEventLevel
  }

  /// The method with this id; nil when the pack has none.
  package func method(_ id: String) -> AssessmentMethod? { methods.first { $0.id == id } }
}
