/// Reasons that many units have in common, each made once: a register of many thousand events has few different scores.
struct SharedReasons {
  private struct Scored: Hashable {
    var grade: EventGrade
    var scores: RiskEvent.Scores
    var method: Int?
  }

  private struct Worst: Hashable {
    var level: RiskLevel
    var count: Int
  }

  /// So many different scores are kept; past them all are forgotten.
  private static let mostKept = 4_096

  private var reasonsOfGrades: [Scored: [Reason]] = [:]
  private var reasonsOfWorst: [Worst: Reason] = [:]
  /// Of the event that was asked for last: inherent and residual verdict often name the same.
  private var last: (event: Int, reason: Reason)?

  private let inherentShown = Reason(
    .inherentShown,
    LocalizedText(
      zh: "没有现有风险评估，按固有风险显示",
      en: "there is no residual assessment, so the inherent one is shown"))
  private let residualShown = Reason(
    .residualShown,
    LocalizedText(
      zh: "现有风险高于固有风险或没有固有风险评估，按现有风险显示",
      en: "the residual level is worse than the inherent one or stands alone, so it is shown"))

  /// That the level of the other basis is shown.
  func shown(from source: RiskBasis) -> Reason {
    source == .inherent ? inherentShown : residualShown
  }

  /// The event itself; `index` tells it from others of the register.
  mutating func reason(of event: RiskEvent, at index: Int) -> Reason {
    if let last, last.event == index { return last.reason }
    let reason = event.reason
    last = (index, reason)
    return reason
  }

  /// From the scores to the level; `method` is an index in those of the rule pack.
  mutating func reasons(
    of grade: EventGrade, scores: RiskEvent.Scores, method: Int?, rules: RulePack
  ) -> [Reason] {
    let key = Scored(grade: grade, scores: scores, method: method)
    if let known = reasonsOfGrades[key] { return known }
    let reasons = grade.reasons(of: scores, by: method.map { rules.methods[$0] }, rules: rules)
    if reasonsOfGrades.count >= Self.mostKept { reasonsOfGrades.removeAll() }
    reasonsOfGrades[key] = reasons
    return reasons
  }

  /// That a level is the worst of so many events.
  mutating func worst(_ level: RiskLevel, of count: Int) -> Reason {
    let key = Worst(level: level, count: count)
    if let known = reasonsOfWorst[key] { return known }
    let reason = Reason(
      .worst,
      LocalizedText(
        zh: "单元取最高事件等级：\(level.words.zh)（共 \(count) 个事件）",
        en: "the unit takes the worst of its events: \(level.words.en) (\(count) in all)"))
    reasonsOfWorst[key] = reason
    return reason
  }
}
