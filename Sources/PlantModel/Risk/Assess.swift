/// The level of each unit with its reasons, in the order of `units`: worst of its events (就高), then direct judgement, then major
/// hazard installations, then an explicit override; nothing shows less danger than the register states.
///
/// - Parameters:
///   - baseline: What `effective` starts from: `inherent` or `residual`.
///   - date: The day that reviews are compared with; nil compares none.
///   - instant: Seconds since 1970-01-01T00:00:00Z at which causes count; nil counts none.
package func assess(
  _ units: [RiskUnit], register: RiskRegister, rules: RulePack,
  baseline: RiskBasis = .inherent, asOf date: CalendarDate? = nil, causes: [RiskCause] = [],
  at instant: Int? = nil
) -> Diagnosed<[AssessedUnit]> {
  let graded = GradedRegister(register, rules: rules)
  let hazards = gradedMajorHazards(register.majorHazards, rules: rules)
  let index = UnitIndex(units)
  let evidence = EvidenceTable(index, register: graded, hazards: hazards.value)
  let present = index.causes(causes, at: instant)
  var words = SharedReasons()
  let assessed = units.map { unit in
    AssessedUnit(
      code: unit.code, evidence: evidence[unit.code], baseline: baseline,
      causes: present[unit.code] ?? [], &words)
  }
  var findings = graded.diagnostics + hazards.diagnostics
  findings += index.unknownUnits(in: register, causes: causes)
  findings += unassessedUnits(units, evidence: evidence, register: register)
  findings += judgementFindings(on: register, rules: rules, evidence: evidence, units: units)
  findings += dateFindings(on: register, asOf: date)
  return Diagnosed(assessed, findings)
}

extension AssessedUnit {
  fileprivate init(
    code: String, evidence: UnitEvidence?, baseline: RiskBasis, causes: [RiskCause],
    _ words: inout SharedReasons
  ) {
    self.init(
      code: code, inherent: evidence?.verdict(at: .inherent, &words),
      residual: evidence?.verdict(at: .residual, &words), effective: nil)
    effective = (baseline == .residual ? residual : inherent).raised(by: causes)
  }
}

extension Verdict? {
  /// The verdict with causes on top. The gravest cause counts, not their sum; each that reaches the level is a reason.
  fileprivate func raised(by causes: [RiskCause]) -> Verdict? {
    let start = self?.level
    let raises = causes.compactMap { cause -> (level: RiskLevel, cause: RiskCause)? in
      switch cause.change {
      case .atLeast(let level): return (level, cause)
      case .raised(let steps):
        guard let start else { return nil }
        let rank = min(start.rank + min(Swift.max(0, steps), 4), RiskLevel.major.rank)
        return RiskLevel.allCases.first { $0.rank == rank }.map { ($0, cause) }
      }
    }
    let sorted = raises.sorted {
      ($0.cause.from, $0.cause.why.zh) < ($1.cause.from, $1.cause.why.zh)
    }
    guard let worst = raises.map(\.level).max(), start.map({ worst > $0 }) ?? true else {
      return self
    }
    let reasons = sorted.filter { $0.level == worst }.map { raise in
      Reason(
        .cause,
        LocalizedText(
          zh: "因\(raise.cause.why.zh)升为\(worst.words.zh)",
          en: "raised to \(worst.words.en): \(raise.cause.why.en)"))
    }
    return Verdict(level: worst, reasons: (self?.reasons ?? []) + reasons)
  }
}
