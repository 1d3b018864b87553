/// A major hazard installation with its grade by GB 18218.
package struct GradedMajorHazard: Hashable, Sendable {
  package var hazard: MajorHazard
  /// S = Σ q/Q; nil when a quantity or threshold is not known.
  package var ratio: Double?
  /// R = α Σ β q/Q; nil when β, a quantity or a threshold is not known.
  package var index: Double?
  package var alpha: Double
  /// 一级…四级; nil when R is not known or S < 1.
  package var grade: LocalizedText?
  /// The least level that the preset gives to the units; nil: none.
  package var level: RiskLevel?
  /// S ≥ 1, or not known, in which case the register is believed.
  package var isMajorHazard: Bool
  /// From the quantities to the grade, in words.
  package var reasons: [Reason]
}

/// The installations of a register, in its order, with S, R and grade by the rule pack. A missing number of exposed people
/// counts with the greatest α and a warning; a missing β, q or Q leaves R unknown, which is an error and counts as the worst grade.
package func gradedMajorHazards(
  _ hazards: [MajorHazard], rules: RulePack
) -> Diagnosed<[GradedMajorHazard]> {
  var diagnostics: [Diagnostic] = []
  let graded = hazards.map { hazard in
    let graded = hazard.graded(by: rules)
    diagnostics += findings(on: graded, rules: rules)
    return graded
  }
  return Diagnosed(graded, diagnostics)
}

extension MajorHazard {
  fileprivate func graded(by rules: RulePack) -> GradedMajorHazard {
    let tables = rules.majorHazards
    let alpha = tables.alpha(people: exposedPeople)
    let ratio = sum { $0.ratio }
    let weighted = sum { substance in
      guard let ratio = substance.ratio, let beta = tables.beta(of: substance) else { return nil }
      return beta * ratio
    }
    var graded = GradedMajorHazard(
      hazard: self, ratio: ratio, index: weighted.map { (alpha * $0).roundedScore }, alpha: alpha,
      isMajorHazard: ratio.map { $0 >= 1 } ?? true, reasons: [])
    guard graded.isMajorHazard else { return graded }
    let band = tables.grades.bands[graded.index.map(tables.grades.index(of:)) ?? 0]
    if graded.index != nil { graded.grade = band.grade }
    graded.level = tables.preset.level(of: band)
    graded.reasons = majorHazardReasons(of: graded, rules: rules)
    return graded
  }

  /// Rounded to a millionth; nil when a term is not known or there is none.
  private func sum(of term: (Substance) -> Double?) -> Double? {
    guard !substances.isEmpty else { return nil }
    var sum = 0.0
    for substance in substances {
      guard let term = term(substance) else { return nil }
      sum += term
    }
    return sum.roundedScore
  }
}

private func findings(on graded: GradedMajorHazard, rules: RulePack) -> [Diagnostic] {
  let hazard = graded.hazard
  var found: [Diagnostic] = []
  let add = {
    (severity: Diagnostic.Severity, code: String, zh: String, en: String, place: Place?) in
    found.append(
      Diagnostic(
        severity, code,
        LocalizedText(
          zh: "重大危险源“\(hazard.name)”：\(zh)", en: "installation \"\(hazard.name)\": \(en)"),
        at: place ?? hazard.place))
  }
  if hazard.substances.isEmpty {
    add(.error, "substance-missing", "没有列出物质，无法计算 R", "no substance is listed, R is not known", nil)
  }
  for substance in hazard.substances {
    let name = substance.name
    if substance.ratio == nil {
      add(
        .error, "quantity-missing", "“\(name)”缺少存在量或临界量，无法计算 R",
        "\"\(name)\" lacks its quantity or threshold, R is not known", substance.place)
    } else if rules.majorHazards.beta(of: substance) == nil {
      add(
        .error, "beta-missing", "“\(name)”没有校正系数 β，规则中也查不到，无法计算 R",
        "\"\(name)\" has no factor β and the rules know none, R is not known", substance.place)
    }
  }
  if hazard.exposedPeople == nil {
    add(
      .warning, "exposed-people-missing", "没有厂外暴露人数，α 按最大值 \(graded.alpha.shortText) 计",
      "the number of exposed people is missing, α is taken as its greatest value \(graded.alpha.shortText)",
      nil)
  }
  if let ratio = graded.ratio, ratio < 1 {
    add(
      .warning, "below-threshold", "S = \(ratio.shortText) < 1，不构成重大危险源",
      "S = \(ratio.shortText) < 1, so it is no major hazard installation", nil)
  }
  if hazard.unitCodes.isEmpty {
    add(
      .warning, "installation-without-unit", "没有写明所属单元", "no unit is named that belongs to it", nil)
  }
  return found
}

extension MajorHazard.Substance {
  /// q/Q; nil unless both are known and Q is positive.
  fileprivate var ratio: Double? {
    guard let quantity, let threshold, quantity >= 0, threshold > 0 else { return nil }
    return quantity / threshold
  }
}

extension MajorHazardRules.Preset {
  fileprivate func level(of band: Band) -> RiskLevel? {
    switch self {
    case .allMajor: .major
    case .byGrade: band.level
    case .tagOnly: nil
    }
  }
}

/// `S = Σq/Q = 氨 120/10 = 12`, then `R = α·Σβq/Q = 1.5 ×（2×120/10）= 36，三级`, then what the preset makes of it.
private func majorHazardReasons(
  of graded: GradedMajorHazard, rules: RulePack
) -> [Reason] {
  let hazard = graded.hazard
  var reasons: [Reason] = []
  let terms = hazard.substances.map { substance in
    "\(substance.name) \((substance.quantity ?? 0).shortText)/\((substance.threshold ?? 0).shortText)"
  }
  if let ratio = graded.ratio {
    let sum = "S = Σq/Q = \(terms.joined(separator: " + ")) = \(ratio.shortText)"
    reasons.append(
      Reason(
        .majorHazard,
        LocalizedText(
          zh: "重大危险源“\(hazard.name)”：\(sum) ≥ 1",
          en: "major hazard installation \"\(hazard.name)\": \(sum) ≥ 1")))
  }
  reasons.append(Reason(.majorHazard, indexWords(of: graded, rules: rules)))
  reasons.append(Reason(.majorHazard, presetWords(of: graded, rules: rules)))
  return reasons
}

private func indexWords(of graded: GradedMajorHazard, rules: RulePack) -> LocalizedText {
  let tables = rules.majorHazards
  guard let index = graded.index else {
    return LocalizedText(
      zh: "重大危险源“\(graded.hazard.name)”：R 无法计算，按最高一级计",
      en:
        "major hazard installation \"\(graded.hazard.name)\": R is not known and counts as the worst grade"
    )
  }
  let terms = graded.hazard.substances.map { substance in
    let beta = tables.beta(of: substance) ?? 1
    return
      "\(beta.shortText)×\((substance.quantity ?? 0).shortText)/\((substance.threshold ?? 0).shortText)"
  }
  let formula =
    "R = α·Σβq/Q = \(graded.alpha.shortText)×(\(terms.joined(separator: " + "))) = \(index.shortText)"
  let range = tables.grades.range(ofBand: tables.grades.index(of: index), symbol: "R")
  let grade = graded.grade
  return LocalizedText(
    zh: "\(formula)，\(range)\(grade.map { "，\($0.zh)" } ?? "")",
    en: "\(formula), \(range)\(grade.map { ", \($0.en)" } ?? "")")
}

private func presetWords(of graded: GradedMajorHazard, rules: RulePack) -> LocalizedText {
  let (zh, en) = (rules.title.zh, rules.title.en)
  guard let level = graded.level else {
    return LocalizedText(
      zh: "单元涉及重大危险源“\(graded.hazard.name)”，等级不因此改变（\(zh)）",
      en:
        "the unit belongs to installation \"\(graded.hazard.name)\", which leaves its level as it is (\(en))"
    )
  }
  if rules.majorHazards.preset == .byGrade, let grade = graded.grade {
    return LocalizedText(
      zh: "\(grade.zh)重大危险源的单元不低于\(level.words.zh)（\(zh)）",
      en: "units of a \(grade.en) installation are at least of \(level.words.en) (\(en))")
  }
  return LocalizedText(
    zh: "涉及重大危险源的单元不低于\(level.words.zh)（\(zh)）",
    en: "units of a major hazard installation are at least of \(level.words.en) (\(en))")
}
