/// A rule that sets the level of a unit whatever its scores say, e.g. 违反强制性标准 → 重大. That a unit belongs to a major hazard
/// installation is not among them: see `MajorHazardRules.Preset`.
package struct DirectJudgement: Hashable, Sendable {
  package enum Condition: String, CaseIterable, Hashable, Sendable {
    /// A row of the unit names the rule in the column 直接判定.
    case declared
    /// An event of the unit reaches the worst grade that its method has.
    case highestGrade
  }

  package var id: String
  package var title: LocalizedText
  /// Words that name the rule in a register, beside its id and title.
  package var words: [String]
  package var condition: Condition
  package var level: RiskLevel

  package init(
    id: String, title: LocalizedText, words: [String] = [], condition: Condition,
    level: RiskLevel
  ) {
    self.id = id
    self.title = title
    self.words = words
    self.condition = condition
    self.level = level
  }

  /// Whether a cell's word names this rule.
  package func isNamed(by word: String) -> Bool {
    let key = word.wordKey
    return ([id, title.zh, title.en] + words).contains { $0.wordKey == key }
  }
}
