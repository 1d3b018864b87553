/// Units that stay without a level, and why.
func unassessedUnits(
  _ units: [RiskUnit], evidence: EvidenceTable, register: RiskRegister
) -> [Diagnostic] {
  guard !register.events.isEmpty || !register.majorHazards.isEmpty else {
    return units.isEmpty ? [] : [emptyRegister(units.count)]
  }
  var seen: Set<String> = []
  return units.compactMap { unit in
    guard seen.insert(unit.code).inserted, evidence.events(of: unit.code).isEmpty else {
      return nil
    }
    return Diagnostic(
      .warning, "unit-without-events",
      LocalizedText(
        zh: "单元“\(unit.name)”在登记表中没有风险事件",
        en: "unit \"\(unit.name)\" has no event in the register"),
      at: Place(feature: unit.code))
  }
}

private func emptyRegister(_ count: Int) -> Diagnostic {
  Diagnostic(
    .warning, "register-empty",
    LocalizedText(
      zh: "登记表中没有风险事件，\(count) 个单元均未评估",
      en: "the register has no events, so none of the \(count) units is assessed"))
}

/// Overrides that do not count, contradict each other or lower a level, and direct judgements that no rule knows.
func judgementFindings(
  on register: RiskRegister, rules: RulePack, evidence: EvidenceTable, units: [RiskUnit]
) -> [Diagnostic] {
  var findings = RowFindings()
  let declarable = rules.directJudgements.filter { $0.condition == .declared }
  for event in register.events {
    for word in event.directJudgements where !declarable.contains(where: { $0.isNamed(by: word) }) {
      findings.add(unknownJudgement(word, of: event, among: declarable), row: event.row)
    }
    if let override = event.override, !override.isComplete {
      findings.add(incompleteOverride(override, of: event), row: event.row)
    }
  }
  let hasOverrides = register.events.contains { $0.override != nil }
  let overridden = (hasOverrides ? units : []).compactMap { unit in
    evidence[unit.code].flatMap { overrideFinding(on: unit, $0) }
  }
  return findings.diagnostics + overridden
}

private func unknownJudgement(
  _ word: String, of event: RiskEvent, among rules: [DirectJudgement]
) -> Diagnostic {
  let known = rules.flatMap { [$0.id, $0.title.zh, $0.title.en] + $0.words }
  return Diagnostic(
    .error, "unknown-direct-judgement",
    LocalizedText(
      zh: "规则中没有直接判定“\(word)”", en: "the rules know no direct judgement \"\(word)\""),
    at: event.place,
    hint: nearestName(to: word, among: known).map {
      LocalizedText(zh: "是否应为“\($0)”？", en: "did you mean \"\($0)\"?")
    }
      ?? LocalizedText(
        zh: "可用的有：\(rules.map(\.id).joined(separator: "、"))",
        en: "known are: \(rules.map(\.id).joined(separator: ", "))"))
}

private func incompleteOverride(
  _ override: RiskEvent.Override, of event: RiskEvent
) -> Diagnostic {
  let lacking = [
    (override.by == nil, LocalizedText(zh: "指定人", en: "by whom")),
    (override.on == nil, LocalizedText(zh: "指定日期", en: "when")),
    (override.reason == nil, LocalizedText(zh: "指定理由", en: "why")),
  ].filter(\.0).map(\.1)
  return Diagnostic(
    .error, "override-incomplete",
    LocalizedText(
      zh: "指定等级缺少\(lacking.map(\.zh).joined(separator: "、"))，不予采用",
      en:
        "the override does not say \(lacking.map(\.en).joined(separator: ", ")) and does not count"),
    at: event.place)
}

/// What is remarkable about the overrides of a unit; nil when nothing is.
private func overrideFinding(on unit: RiskUnit, _ evidence: UnitEvidence) -> Diagnostic? {
  let overrides = evidence.completeOverrides
  guard let worst = overrides.first else { return nil }
  let events = evidence.register.events
  let place = evidence.events.first { events[$0].override == worst }.map { events[$0].place }
  if let other = overrides.first(where: { $0.level != worst.level }) {
    return Diagnostic(
      .error, "override-conflict",
      LocalizedText(
        zh: "单元“\(unit.name)”同时指定为\(worst.level.words.zh)和\(other.level.words.zh)，取较高者",
        en:
          "unit \"\(unit.name)\" is set to \(worst.level.words.en) and to \(other.level.words.en); the worse counts"
      ), at: place)
  }
  var plain = evidence
  plain.heedsOverrides = false
  var words = SharedReasons()
  let levels = [RiskBasis.inherent, .residual].compactMap { plain.verdict(at: $0, &words)?.level }
  guard let level = levels.max(), worst.level < level else { return nil }
  return Diagnostic(
    .warning, "override-lowers",
    LocalizedText(
      zh: "单元“\(unit.name)”由\(level.words.zh)指定为\(worst.level.words.zh)",
      en: "unit \"\(unit.name)\" is set from \(level.words.en) down to \(worst.level.words.en)"),
    at: place)
}

/// Reviews that were due before a day, and events without a date of assessment.
func dateFindings(on register: RiskRegister, asOf date: CalendarDate?) -> [Diagnostic] {
  var findings = RowFindings()
  for event in register.events where event.isAssessable {
    if let date, let due = event.reviewDue, due < date {
      findings.add(
        Diagnostic(
          .warning, "review-passed",
          LocalizedText(
            zh: "单元“\(event.unitCode)”的复评日期 \(due) 已过",
            en: "the review of unit \"\(event.unitCode)\" was due on \(due)"), at: event.place),
        row: event.row)
    }
    if event.assessedOn == nil {
      findings.add(
        Diagnostic(
          .note, "assessed-on-missing",
          LocalizedText(zh: "没有评估日期", en: "the date of assessment is missing"), at: event.place),
        row: event.row)
    }
    if let assessed = event.assessedOn, let date, assessed > date {
      findings.add(
        Diagnostic(
          .warning, "assessed-in-future",
          LocalizedText(
            zh: "评估日期 \(assessed) 晚于 \(date)",
            en: "the date of assessment \(assessed) is after \(date)"),
          at: event.place), row: event.row)
    }
  }
  return findings.diagnostics
}
