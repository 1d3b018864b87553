/// All that bears on the level of one unit.
struct UnitEvidence {
  let register: GradedRegister
  /// Indices of the unit's events in the register, ascending.
  let events: [Int]
  /// Major hazard installations that the unit belongs to, in the order of the register.
  let hazards: [GradedMajorHazard]
  /// False to ask what the level would be without overrides.
  var heedsOverrides = true

  var rules: RulePack { register.rules }

  /// An event with the grade that is shown at a basis.
  struct ShownGrade {
    let event: Int
    let grade: EventGrade
    /// The basis that the grade was given at.
    let source: RiskBasis

    init(_ event: Int, _ grade: EventGrade, from source: RiskBasis) {
      self.event = event
      self.grade = grade
      self.source = source
    }
  }

  /// Level and reasons at a baseline (`inherent` or `residual`): worst of the events, then direct judgement, then major hazard
  /// installations, then an override. nil: not assessed.
  func verdict(at basis: RiskBasis, _ words: inout SharedReasons) -> Verdict? {
    var verdict = worstOfEvents(at: basis, &words)
    for (rule, event) in directJudgements(at: basis) {
      verdict = Self.raised(verdict, to: rule.level, because: [event.reason, reason(of: rule)])
    }
    for hazard in hazards {
      // Without a level of its own (`tagOnly`) an installation is evidence that leaves the level as it is.
      guard let level = hazard.level ?? verdict?.level else { continue }
      verdict = Self.raised(verdict, to: level, because: hazard.reasons)
    }
    if heedsOverrides, let override = completeOverrides.first {
      let reasons = (verdict?.reasons ?? []) + [Self.reason(of: override)]
      verdict = Verdict(level: override.level, reasons: reasons)
    }
    return verdict
  }

  /// The grades that count at a baseline, in the order of the register.
  func shownGrades(at basis: RiskBasis) -> [ShownGrade] {
    let isAssessed = events.contains { register.grades[$0].inherent != nil }
    return events.compactMap { event in
      let grades = register.grades[event]
      if basis == .residual {
        if let grade = grades.residual { return ShownGrade(event, grade, from: .residual) }
        return grades.inherent.map { ShownGrade(event, $0, from: .inherent) }
      }
      guard isAssessed else { return nil }
      // A residual grade is a lower bound of the inherent one, whatever the register says.
      if let residual = grades.residual, grades.inherent.map({ $0.level < residual.level }) ?? true
      {
        return ShownGrade(event, residual, from: .residual)
      }
      return grades.inherent.map { ShownGrade(event, $0, from: .inherent) }
    }
  }

  /// Worse level first, then scores before stated levels (they explain more), methods in the order of the pack, greater value, words
  /// and row: a total order that does not depend on that of the register.
  func precedes(_ a: ShownGrade, _ b: ShownGrade) -> Bool {
    if a.grade.level != b.grade.level { return a.grade.level > b.grade.level }
    if let (isScoredA, _) = differing(a.grade.isScored, b.grade.isScored) { return isScoredA }
    if let (methodA, methodB) = differing(methodRank(of: a), methodRank(of: b)) {
      return methodA < methodB
    }
    let (valueA, valueB) = (a.grade.value ?? -1, b.grade.value ?? -1)
    if valueA != valueB { return valueA > valueB }
    return precedesByWords(a.event, b.event)
  }

  /// By words, row and place.
  func precedesByWords(_ a: Int, _ b: Int) -> Bool {
    let events = register.events
    if let (eventA, eventB) = differing(events[a].event, events[b].event) { return eventA < eventB }
    if let (rowA, rowB) = differing(events[a].row, events[b].row) { return rowA < rowB }
    return events[a].place.description < events[b].place.description
  }

  private func differing<Value: Equatable>(_ a: Value, _ b: Value) -> (Value, Value)? {
    a == b ? nil : (a, b)
  }

  private func methodRank(of shown: ShownGrade) -> Int {
    register.grades[shown.event].method ?? .max
  }

  private func worstOfEvents(at basis: RiskBasis, _ words: inout SharedReasons) -> Verdict? {
    let shown = shownGrades(at: basis)
    guard let worst = shown.count == 1 ? shown[0] : shown.min(by: precedes) else { return nil }
    let event = register.events[worst.event]
    var reasons = [words.reason(of: event, at: worst.event)]
    reasons += words.reasons(
      of: worst.grade, scores: worst.source == .residual ? event.residual : event.inherent,
      method: register.grades[worst.event].method, rules: rules)
    if worst.source != basis { reasons.append(words.shown(from: worst.source)) }
    reasons.append(words.worst(worst.grade.level, of: shown.count))
    return Verdict(level: worst.grade.level, reasons: reasons)
  }

  /// Raises a verdict; a cause that would have given the same level is added to its reasons.
  static func raised(
    _ verdict: Verdict?, to level: RiskLevel, because reasons: [Reason]
  ) -> Verdict? {
    guard let verdict else { return Verdict(level: level, reasons: reasons) }
    guard level >= verdict.level else { return verdict }
    let added = reasons.filter { !verdict.reasons.contains($0) }
    return Verdict(level: level, reasons: verdict.reasons + added)
  }
}

extension UnitEvidence {
  /// The rules that apply, in the order of the pack, each with the event that it applies to.
  func directJudgements(at basis: RiskBasis) -> [(DirectJudgement, RiskEvent)] {
    rules.directJudgements.compactMap { rule in
      let event: Int?
      switch rule.condition {
      case .declared:
        event = events.filter { register.events[$0].directJudgements.contains(where: rule.isNamed) }
          .min(by: precedesByWords)
      case .highestGrade:
        event =
          shownGrades(at: basis).filter { $0.grade.isHighest && $0.grade.level < rule.level }
          .min(by: precedes)?.event
      }
      return event.map { (rule, register.events[$0]) }
    }
  }

  private func reason(of rule: DirectJudgement) -> Reason {
    Reason(
      .directJudgement,
      LocalizedText(
        zh: "直接判定为\(rule.level.words.zh)：\(rule.title.zh)（\(rules.title.zh)）",
        en: "judged to be \(rule.level.words.en) directly: \(rule.title.en) (\(rules.title.en))"))
  }

  /// The overrides that say who, when and why; the worst first, then the latest.
  var completeOverrides: [RiskEvent.Override] {
    events.compactMap { register.events[$0].override }.filter(\.isComplete).sorted { a, b in
      if a.level != b.level { return a.level > b.level }
      if a.on != b.on, let onA = a.on, let onB = b.on { return onA > onB }
      return (a.by ?? "", a.reason ?? "") < (b.by ?? "", b.reason ?? "")
    }
  }

  private static func reason(of override: RiskEvent.Override) -> Reason {
    let (by, reason) = (override.by ?? "", override.reason ?? "")
    let on = override.on?.description ?? ""
    return Reason(
      .override,
      LocalizedText(
        zh: "指定为\(override.level.words.zh)：\(by)，\(on)，理由：\(reason)",
        en: "set to \(override.level.words.en) by \(by) on \(on), because: \(reason)"))
  }
}

extension RiskEvent.Override {
  /// Says who, when and why.
  var isComplete: Bool { by != nil && on != nil && reason != nil }
}
