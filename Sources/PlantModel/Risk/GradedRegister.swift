/// What the method of an event makes of it at both baselines.
struct EventGrades {
  /// Index in the methods of the rule pack; nil for a level that stands without one.
  var method: Int?
  /// nil: not assessed at this basis.
  var inherent: EventGrade?
  var residual: EventGrade?
}

/// The events of a register, graded once by a rule pack, and the findings made thereby. Events and grades stand in two
/// arrays, and whoever speaks of an event names its index: an event has two dozen fields, and a register can have many thousand events.
struct GradedRegister {
  let events: [RiskEvent]
  let rules: RulePack
  private(set) var grades: [EventGrades] = []
  private var findings = RowFindings()

  var diagnostics: [Diagnostic] { findings.diagnostics }

  init(_ register: RiskRegister, rules: RulePack) {
    events = register.events
    self.rules = rules
    grades.reserveCapacity(events.count)
    for event in events { grades.append(grades(of: event)) }
  }

  private mutating func grades(of event: RiskEvent) -> EventGrades {
    guard let index = methodIndex(of: event) else { return unassessed(event, method: nil) }
    let method = index.map { rules.methods[$0] } ?? Self.direct
    guard let method else { return unassessed(event, method: nil) }
    let inherent = grade(event.inherent, of: event, at: .inherent, by: method)
    let residual = grade(event.residual, of: event, at: .residual, by: method)
    guard inherent != nil || residual != nil else { return unassessed(event, method: index) }
    if let inherent, let residual { compare(residual, with: inherent, of: event) }
    return EventGrades(method: index, inherent: inherent, residual: residual)
  }

  /// What an event counts as that could not be graded.
  private mutating func unassessed(_ event: RiskEvent, method: Int?) -> EventGrades {
    if event.inherent.isEmpty, event.residual.isEmpty, event.isAssessable {
      add(
        .warning, "event-unassessed",
        LocalizedText(
          zh: "事件既无固有风险评估也无现有风险评估",
          en: "the event has neither an inherent nor a residual assessment"), event)
    }
    let grade =
      event.isAssessable
      ? rules.unassessedEventLevel.map { EventGrade(level: $0, way: .assumed) } : nil
    return EventGrades(method: method, inherent: grade, residual: grade)
  }

  /// Index of the method that the event names; a level that stands alone is direct, for which a pack need not have a method (the
  /// inner nil). nil when the event cannot be graded.
  private mutating func methodIndex(of event: RiskEvent) -> Int?? {
    if let id = event.method {
      if let index = rules.methods.firstIndex(where: { $0.id == id }) { return .some(index) }
      add(
        .error, "method-not-in-rules",
        LocalizedText(
          zh: "规则“\(rules.title.zh)”没有方法“\(id)”；该事件按未评估处理",
          en:
            "the rules \"\(rules.title.en)\" have no method \"\(id)\"; the event counts as not assessed"
        ),
        event, hint: nearestName(to: id, among: rules.methods.map(\.id)).map(Self.didYouMean))
      return nil
    }
    let scores = [event.inherent, event.residual].filter { !$0.isEmpty && !$0.isUnreadable }
    guard !scores.isEmpty else { return nil }
    if scores.allSatisfy({ $0.level != nil && $0.value == nil && $0.factors.isEmpty }) {
      return .some(rules.methods.firstIndex { $0.grading == .direct })
    }
    add(
      .error, "method-missing",
      LocalizedText(
        zh: "事件有分值而没有评估方法；按未评估处理",
        en: "the event has scores but names no method; it counts as not assessed"), event,
      hint: LocalizedText(
        zh: "填写评估方法，或在 register.defaults.method 写明",
        en: "fill in the method, or state one under register.defaults.method"))
    return nil
  }

  private static let direct = try? AssessmentMethod(
    id: "direct", title: LocalizedText(zh: "直接判定", en: "direct"), factors: [], grading: .direct)

  private static func didYouMean(_ name: String) -> LocalizedText {
    LocalizedText(zh: "是否应为“\(name)”？", en: "did you mean \"\(name)\"?")
  }

  private mutating func add(
    _ severity: Diagnostic.Severity, _ code: String, _ message: LocalizedText, _ event: RiskEvent,
    hint: LocalizedText? = nil
  ) {
    findings.add(
      Diagnostic(severity, code, message, at: event.place, hint: hint), row: event.row)
  }
}

extension GradedRegister {
  private mutating func grade(
    _ scores: RiskEvent.Scores, of event: RiskEvent, at basis: RiskBasis,
    by method: AssessmentMethod
  ) -> EventGrade? {
    do {
      guard let grade = try method.grade(of: scores) else { return nil }
      compareStated(scores, with: grade, of: event, by: method)
      return grade
    } catch {
      report(error, of: event, at: basis, by: method)
      return nil
    }
  }

  private mutating func report(
    _ fault: ScoreFault, of event: RiskEvent, at basis: RiskBasis, by method: AssessmentMethod
  ) {
    let ending = LocalizedText(
      zh: "；按未评估处理（\(basis.name.zh)）",
      en: "; it counts as not assessed (\(basis.name.en.lowercased()))")
    let title = method.title
    switch fault {
    case .missing(let factors):
      let names = factors.map(\.rawValue).joined(separator: ", ")
      add(
        .error, "factor-missing",
        LocalizedText(
          zh: "\(title.zh) 缺少 \(names)\(ending.zh)", en: "\(title.en) lacks \(names)\(ending.en)"),
        event)
    case .outside(let factor, let value, let allowed):
      let sign = "\(factor.rawValue)=\(value.shortText)"
      let near = allowed.map(\.shortText)
      add(
        .error, "factor-outside-table",
        LocalizedText(
          zh: "\(title.zh) 的分值表中没有 \(sign)\(ending.zh)",
          en: "\(sign) is not in the score table of \(title.en)\(ending.en)"), event,
        hint: LocalizedText(
          zh: "相邻的分值：\(near.joined(separator: "、"))",
          en: "the nearest scores are \(near.joined(separator: " and "))"))
    case .levelMissing:
      add(
        .error, "level-missing",
        LocalizedText(
          zh: "\(title.zh) 需要填写等级\(ending.zh)", en: "\(title.en) needs a level\(ending.en)"), event)
    case .negative(let value):
      add(
        .error, "negative-value",
        LocalizedText(
          zh: "\(title.zh) 的值 \(value.shortText) 为负\(ending.zh)",
          en: "the value \(value.shortText) of \(title.en) is negative\(ending.en)"), event)
    }
  }

  /// A register that states scores and results can contradict itself; the scores count.
  private mutating func compareStated(
    _ scores: RiskEvent.Scores, with grade: EventGrade, of event: RiskEvent,
    by method: AssessmentMethod
  ) {
    if let stated = scores.level, stated != grade.level {
      add(
        .warning, "stated-level-differs",
        LocalizedText(
          zh: "登记为\(stated.words.zh)，按 \(method.title.zh) 为\(grade.level.words.zh)，以后者为准",
          en:
            "the register says \(stated.words.en), \(method.title.en) gives \(grade.level.words.en), which counts"
        ), event)
    }
    if let stated = scores.value, let value = grade.value,
      abs(stated - value) > 0.005 * max(1, abs(value))
    {
      add(
        .warning, "stated-value-differs",
        LocalizedText(
          zh: "登记值 \(stated.shortText) 与各因素之积 \(value.shortText) 不符，以后者为准",
          en:
            "the stated value \(stated.shortText) is not the product \(value.shortText), which counts"
        ),
        event)
    }
  }

  private mutating func compare(
    _ residual: EventGrade, with inherent: EventGrade, of event: RiskEvent
  ) {
    guard residual.level > inherent.level else { return }
    add(
      .warning, "residual-worse",
      LocalizedText(
        zh: "现有风险（\(residual.level.words.zh)）高于固有风险（\(inherent.level.words.zh)）",
        en:
          "the residual level (\(residual.level.words.en)) is worse than the inherent one (\(inherent.level.words.en))"
      ), event)
  }
}
