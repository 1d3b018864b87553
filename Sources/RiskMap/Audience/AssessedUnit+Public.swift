import PlantModel

extension AssessedUnit {
  /// With reasons that may be told to anyone.
  func publicEdition(withholding words: ConfidentialWords) -> AssessedUnit {
    AssessedUnit(
      code: code, inherent: inherent?.publicEdition(withholding: words),
      residual: residual?.publicEdition(withholding: words),
      effective: effective?.publicEdition(withholding: words))
  }
}

extension Verdict {
  fileprivate func publicEdition(withholding words: ConfidentialWords) -> Verdict {
    var shown: [Reason] = []
    for reason in reasons.compactMap({ $0.publicEdition(withholding: words) })
    where !shown.contains(reason) {
      shown.append(reason)
    }
    return Verdict(level: level, reasons: shown)
  }
}

extension Reason {
  /// The reason as anyone may read it; nil where nothing of it may be told. What quotes quantities, people or measures is said anew from
  /// nothing but its kind.
  fileprivate func publicEdition(withholding words: ConfidentialWords) -> Reason? {
    switch kind {
    case .event, .threshold, .matrix, .direct, .directJudgement, .worst, .inherentShown,
      .residualShown:
      Reason(kind, words.withheld(in: self.words))
    case .score:
      // Scores tell how many people stay where, and how good the measures are.
      nil
    case .majorHazard:
      Reason(
        kind,
        LocalizedText(
          zh: "单元涉及重大危险源", en: "the unit belongs to a major hazard installation"))
    case .override:
      Reason(kind, LocalizedText(zh: "等级由人工指定", en: "the level is set by hand"))
    case .cause:
      Reason(
        kind, LocalizedText(zh: "因当前作业或状态调整", en: "changed by what goes on at present"))
    }
  }
}
