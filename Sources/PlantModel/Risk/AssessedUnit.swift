/// What assessment says of one unit, apart from its geometry and keyed by its code.
package struct AssessedUnit: Hashable, Sendable {
  /// Code of the unit.
  package var code: String
  /// nil: not assessed at this basis, which is drawn grey and never blue.
  package var inherent: Verdict?
  package var residual: Verdict?
  package var effective: Verdict?

  package init(code: String, inherent: Verdict?, residual: Verdict?, effective: Verdict?) {
    self.code = code
    self.inherent = inherent
    self.residual = residual
    self.effective = effective
  }

  package func verdict(at basis: RiskBasis) -> Verdict? {
    switch basis {
    case .inherent: inherent
    case .residual: residual
    case .effective: effective
    }
  }
}

/// A level and the chain of reasons that led to it, the first reason first.
package struct Verdict: Hashable, Sendable {
  package var level: RiskLevel
  /// Never empty: event → scores → method and threshold → rule → level, each one in words.
  package var reasons: [Reason]

  package init(level: RiskLevel, reasons: [Reason]) {
    self.level = level
    self.reasons = reasons
  }
}

/// One link of a reason chain.
package struct Reason: Hashable, Sendable {
  /// What kind of link it is, for scripts.
  package enum Kind: String, Hashable, Sendable {
    case event, score, threshold, matrix, direct, majorHazard, directJudgement, worst, override
    /// There is no residual assessment, so the inherent one is shown.
    case inherentShown
    /// The residual assessment is worse than the inherent one or stands alone, so it is shown as inherent.
    case residualShown
    case cause
  }

  package var kind: Kind
  package var words: LocalizedText

  package init(_ kind: Kind, _ words: LocalizedText) {
    self.kind = kind
    self.words = words
  }
}
