import PlantModel
import TestSupport
import Testing

private let major = RiskFixtures.scores(3, 6, 40)
private let high = RiskFixtures.scores(6, 3, 15)
private let moderate = RiskFixtures.scores(10, 2, 7)
private let low = RiskFixtures.scores(3, 3, 7)

private func override(
  _ level: RiskLevel, by: String? = "张三", on: String = "2026-05-01", reason: String? = "已改造"
) -> RiskEvent.Override {
  RiskEvent.Override(level: level, by: by, on: CalendarDate(on), reason: reason)
}

extension RiskEvent {
  fileprivate func with(_ change: (inout RiskEvent) -> Void) -> RiskEvent {
    var event = self
    change(&event)
    return event
  }
}

struct RiskAssessTests {
  @Test func `a unit takes the worst of its events and says why`() throws {
    let result = try RiskFixtures.assessed([
      RiskFixtures.event("U1", "小泄漏", inherent: low, residual: low),
      RiskFixtures.event("U1", "液氨储罐进料管线法兰泄漏", inherent: major, residual: moderate, row: 3),
    ])
    #expect(result.diagnostics == [])
    let unit = try #require(result.value.first)
    #expect(unit.inherent?.level == .major)
    #expect(unit.residual?.level == .moderate)
    #expect(unit.effective == unit.inherent)
    #expect(
      unit.inherent?.reasons.map(\.words.zh) == [
        "事件“液氨储罐进料管线法兰泄漏”（第 3 行）", "L=3（可能），E=6（6.0），C=40（40.0） → D=720", "LEC：D ≥ 320 为重大风险（测试规则）",
        "单元取最高事件等级：重大风险（共 2 个事件）",
      ])
    #expect(unit.inherent?.reasons.map(\.kind) == [.event, .score, .threshold, .worst])
    #expect(unit.residual?.reasons[2].words.en == "LEC: 70 ≤ D < 160 is moderate risk (test rules)")
  }

  @Test func `among events of one level the one with the greatest score explains it`() throws {
    let stated = RiskFixtures.event("U1", "a", inherent: .init(level: .major), method: nil)
    let greater = RiskFixtures.scores(6, 6, 40)
    let unit = try RiskFixtures.assessed([
      stated, RiskFixtures.event("U1", "b", inherent: major, row: 3),
      RiskFixtures.event("U1", "c", inherent: greater, row: 4),
    ]).value[0]
    #expect(unit.inherent?.reasons.first?.words.en == "event \"c\" (row 4)")
  }

  @Test func `without a residual assessment the inherent one is shown and says so`() throws {
    let unit = try RiskFixtures.assessed([RiskFixtures.event("U1", "a", inherent: high)]).value[0]
    #expect(unit.residual?.level == .high)
    #expect(unit.residual?.reasons.contains { $0.kind == .inherentShown } == true)
    #expect(unit.inherent?.reasons.contains { $0.kind == .inherentShown } == false)
  }

  @Test func `one event without a residual assessment keeps its unit from looking safe`() throws {
    let unit = try RiskFixtures.assessed([
      RiskFixtures.event("U1", "a", inherent: high, residual: low),
      RiskFixtures.event("U1", "b", inherent: major),
    ]).value[0]
    #expect(unit.residual?.level == .major)
  }

  @Test func `without an inherent assessment a unit is not assessed at that basis`() throws {
    let unit = try RiskFixtures.assessed([RiskFixtures.event("U1", "a", residual: high)]).value[0]
    #expect(unit.inherent == nil)
    #expect(unit.residual?.level == .high)
  }

  @Test func `residual worse than inherent is a warning and shown at both`() throws {
    let result = try RiskFixtures.assessed([
      RiskFixtures.event("U1", "a", inherent: low, residual: major)
    ])
    #expect(result.diagnostics.map(\.code) == ["residual-worse"])
    #expect(result.value[0].inherent?.level == .major)
    #expect(result.value[0].inherent?.reasons.contains { $0.kind == .residualShown } == true)
  }

  @Test(arguments: UInt64(0)..<200)
  func `the order of events does not matter`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let tables: [[Double]] = [[10, 6, 3, 1, 0.5, 4], [10, 6, 3, 2], [100, 40, 15, 7, 3]]
    let events = (0..<12).map { row in
      let drawn = (0..<2).map { _ in
        RiskFixtures.scores(
          tables[0].randomElement(using: &random) ?? 1,
          tables[1].randomElement(using: &random) ?? 1,
          tables[2].randomElement(using: &random) ?? 1)
      }
      return RiskFixtures.event(
        ["U1", "U2"].randomElement(using: &random) ?? "U1",
        "e\(Int.random(in: 0...3, using: &random))",
        inherent: Bool.random(using: &random) ? drawn[0] : .init(), residual: drawn[1], row: row + 2
      ).with { event in
        if row % 5 == 0 { event.override = override(row == 0 ? .high : .moderate, by: "甲\(row)") }
        if row % 4 == 0 { event.directJudgements = ["past"] }
      }
    }
    let judgement = DirectJudgement(
      id: "past", title: LocalizedText("past"), condition: .declared, level: .high)
    let rules = try RiskFixtures.pack(judgements: [judgement])
    let units = ["U1", "U2", "U3"].map(RiskFixtures.unit)
    let straight = try RiskFixtures.assessed(events, units: units, rules: rules)
    let shuffled = try RiskFixtures.assessed(
      events.shuffled(using: &random), units: units, rules: rules)
    #expect(straight.value == shuffled.value)
    let lists = [events, events.shuffled(using: &random)].map { events in
      unitResponsibilities(of: units, register: RiskRegister(events: events), rules: rules)
    }
    #expect(lists[0] == lists[1])
  }

  @Test(arguments: UInt64(0)..<200)
  func `another event, or a worse score, never lowers a unit`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let scores = [low, moderate, high, major, RiskEvent.Scores()]
    let draw = { () -> RiskEvent in
      RiskFixtures.event(
        "U1", "e", inherent: scores.randomElement(using: &random) ?? low,
        residual: scores.randomElement(using: &random) ?? low,
        row: Int.random(in: 2...99, using: &random))
    }
    let events = (0..<3).map { _ in draw() }
    let fewer = try RiskFixtures.assessed(events).value[0]
    let more = try RiskFixtures.assessed(events + [draw()]).value[0]
    for basis in [RiskBasis.inherent, .residual] {
      #expect(more.verdict(at: basis)?.level ?? .low >= fewer.verdict(at: basis)?.level ?? .low)
    }
  }

  @Test func `a factor outside its table is an error and the event is not assessed`() throws {
    let result = try RiskFixtures.assessed([
      RiskFixtures.event("U1", "a", inherent: RiskFixtures.scores(4, 6, 15), residual: low)
    ])
    let finding = try #require(result.diagnostics.first)
    #expect(finding.code == "factor-outside-table" && finding.severity == .error)
    #expect(
      finding.message.en
        == "L=4 is not in the score table of LEC; it counts as not assessed (inherent risk)")
    #expect(finding.hint?.en == "the nearest scores are 3 and 6")
    #expect(finding.place?.line == 2)
    #expect(result.value[0].inherent == nil)
    #expect(result.value[0].residual?.level == .low)
  }

  @Test func `missing factors, methods and scores are told apart`() throws {
    let result = try RiskFixtures.assessed([
      RiskFixtures.event("U1", "a", inherent: .init(factors: [.likelihood: 3, .exposure: 6])),
      RiskFixtures.event("U1", "b", inherent: low, method: "hazop", row: 3),
      RiskFixtures.event("U1", "c", inherent: low, method: nil, row: 4),
      RiskFixtures.event("U1", "d", row: 5),
    ])
    #expect(
      result.diagnostics.map(\.code) == [
        "factor-missing", "method-not-in-rules", "method-missing", "event-unassessed",
      ])
    #expect(result.diagnostics[0].message.en.hasPrefix("LEC lacks C"))
    #expect(result.value[0].inherent == nil)
  }

  @Test func `stated values and levels are used where factors lack, and compared where not`() throws
  {
    let value = RiskFixtures.event("U1", "a", inherent: .init(value: 320))
    #expect(
      try RiskFixtures.assessed([value]).value[0].inherent?.reasons[1].words.zh == "登记值 D=320")
    let level = RiskFixtures.event("U1", "a", inherent: .init(level: .high), method: nil)
    #expect(
      try RiskFixtures.assessed([level]).value[0].inherent?.reasons[1].words.zh == "登记等级：较大风险")
    var scores = low
    (scores.value, scores.level) = (720, .major)
    let result = try RiskFixtures.assessed([RiskFixtures.event("U1", "a", inherent: scores)])
    #expect(result.diagnostics.map(\.code) == ["stated-level-differs", "stated-value-differs"])
    #expect(result.value[0].inherent?.level == .low)
  }

  @Test func `negative values and direct events without a level are errors`() throws {
    var rules = try RiskFixtures.pack()
    rules.methods.append(
      try AssessmentMethod(
        id: "direct", title: LocalizedText("direct"), factors: [], grading: .direct))
    let result = try RiskFixtures.assessed(
      [
        RiskFixtures.event("U1", "a", inherent: .init(value: -1)),
        RiskFixtures.event("U1", "b", inherent: .init(value: 3), method: "direct", row: 3),
      ], rules: rules)
    #expect(result.diagnostics.map(\.code) == ["negative-value", "level-missing"])
    #expect(result.value[0].inherent == nil)
  }

  @Test func `a cell matrix names its cell`() throws {
    let matrix = try CellMatrix(
      rowFactor: .likelihood, rowScores: [1, 2, 3, 4, 5], columnFactor: .severity,
      columnScores: [1, 2, 3, 4, 5],
      levels: (1...5).map { row in (1...5).map { row + $0 > 7 ? .major : .low } })
    var rules = try RiskFixtures.pack()
    rules.methods = [try RiskFixtures.ls(.cells(matrix))]
    let scores = RiskEvent.Scores(factors: [.likelihood: 3, .severity: 5])
    let event = RiskFixtures.event("U1", "a", inherent: scores, method: "ls")
    let verdict = try RiskFixtures.assessed([event], rules: rules).value[0].inherent
    #expect(verdict?.level == .major)
    #expect(
      verdict?.reasons[1...2].map(\.words.zh) == [
        "L=3（可能），S=5（5.0）", "LS 矩阵：L=3、S=5 的格为重大风险（测试规则）",
      ])
    #expect(verdict?.reasons[2].kind == .matrix)
  }

  @Test func `an event that is listed but not assessed can count as a level of the rules`() throws {
    let rules = try RiskFixtures.pack(unassessed: .high)
    let result = try RiskFixtures.assessed([RiskFixtures.event("U1", "a")], rules: rules)
    #expect(result.value[0].inherent?.level == .high)
    #expect(result.value[0].inherent?.reasons[1].words.zh == "事件未评估，按较大风险计（测试规则）")
    #expect(result.diagnostics.map(\.code) == ["event-unassessed"])
  }
}

struct RiskJudgementTests {
  private let past = DirectJudgement(
    id: "past-accident", title: LocalizedText(zh: "曾发生事故", en: "past accident"), words: ["事故"],
    condition: .declared, level: .major)

  @Test func `a declared direct judgement raises its unit`() throws {
    let rules = try RiskFixtures.pack(judgements: [past])
    for word in ["事故", "past-accident", "曾发生事故"] {
      let event = RiskFixtures.event("U1", "a", inherent: low).with { $0.directJudgements = [word] }
      let verdict = try #require(try RiskFixtures.assessed([event], rules: rules).value[0].inherent)
      #expect(verdict.level == .major)
      #expect(verdict.reasons.last?.words.zh == "直接判定为重大风险：曾发生事故（测试规则）")
    }
  }

  @Test func `a direct judgement that no rule knows is an error`() throws {
    let rules = try RiskFixtures.pack(judgements: [past])
    let event = RiskFixtures.event("U1", "a", inherent: low).with {
      $0.directJudgements = ["past-acident"]
    }
    let result = try RiskFixtures.assessed([event], rules: rules)
    #expect(result.diagnostics.map(\.code) == ["unknown-direct-judgement"])
    #expect(result.diagnostics[0].hint?.en == "did you mean \"past-accident\"?")
  }

  @Test func `the highest grade of a method can be judged major`() throws {
    let bands = try RiskFixtures.bands([(.high, 20), (.moderate, 10)])
    var rules = try RiskFixtures.pack(judgements: [
      DirectJudgement(
        id: "top", title: LocalizedText("top"), condition: .highestGrade, level: .major)
    ])
    rules.methods = [try RiskFixtures.ls(.bands(bands))]
    let scores = RiskEvent.Scores(factors: [.likelihood: 5, .severity: 5])
    let lower = RiskEvent.Scores(factors: [.likelihood: 3, .severity: 5])
    let event = RiskFixtures.event("U1", "a", inherent: scores, residual: lower, method: "ls")
    let unit = try RiskFixtures.assessed([event], rules: rules).value[0]
    #expect(unit.inherent?.level == .major)
    #expect(unit.residual?.level == .moderate)
  }

  @Test func `a complete override sets the level of its unit, at both bases`() throws {
    let event = RiskFixtures.event("U1", "a", inherent: major, residual: low).with {
      $0.override = override(.high)
    }
    let result = try RiskFixtures.assessed([event])
    #expect(result.value[0].inherent?.level == .high)
    #expect(result.value[0].residual?.level == .high)
    #expect(result.value[0].inherent?.reasons.last?.words.zh == "指定为较大风险：张三，2026-05-01，理由：已改造")
    #expect(result.diagnostics.map(\.code) == ["override-lowers"])
  }

  @Test(arguments: [
    (override(.low, by: nil), "by whom"), (override(.low, on: ""), "when"),
    (override(.low, reason: nil), "why"),
  ])
  func `an override without who, when or why does not count`(
    override: RiskEvent.Override, lacking: String
  ) throws {
    let event = RiskFixtures.event("U1", "a", inherent: major).with { $0.override = override }
    let result = try RiskFixtures.assessed([event])
    #expect(result.value[0].inherent?.level == .major)
    #expect(
      result.diagnostics.map(\.message.en) == [
        "the override does not say \(lacking) and does not count"
      ])
  }

  @Test func `overrides that contradict each other are an error and the worse counts`() throws {
    let events = [override(.low), override(.moderate)].enumerated().map { index, override in
      RiskFixtures.event("U1", "a", inherent: low, row: index + 2).with { $0.override = override }
    }
    let result = try RiskFixtures.assessed(events)
    #expect(result.value[0].inherent?.level == .moderate)
    #expect(result.diagnostics.map(\.code) == ["override-conflict"])
  }
}

struct RiskFindingTests {
  @Test
  func `units without events and events without units are found, and codes may be full-width`()
    throws
  {
    let result = try RiskFixtures.assessed(
      [
        RiskFixtures.event("Ｕ１", "a", inherent: low),
        RiskFixtures.event("U22", "b", inherent: low, row: 3),
      ],
      units: [RiskFixtures.unit("U1"), RiskFixtures.unit("U2")])
    #expect(result.value.map(\.inherent?.level) == [.low, nil])
    #expect(result.diagnostics.map(\.code) == ["unit-without-polygon", "unit-without-events"])
    #expect(result.diagnostics.map(\.severity) == [.error, .warning])
    #expect(result.diagnostics[0].hint?.en == "did you mean \"U2\"?")
    #expect(result.diagnostics[1].place?.feature == "U2")
  }

  @Test func `an empty register is one finding, not one a unit`() throws {
    let result = try RiskFixtures.assessed([], units: ["U1", "U2"].map(RiskFixtures.unit))
    #expect(result.diagnostics.map(\.code) == ["register-empty"])
    #expect(
      result.value.allSatisfy { $0.inherent == nil && $0.residual == nil && $0.effective == nil })
  }

  @Test func `reviews are compared with the day that is given`() throws {
    let event = RiskFixtures.event("U1", "a", inherent: low).with {
      $0.reviewDue = CalendarDate("2026-04-30")
      $0.assessedOn = nil
    }
    let register = RiskRegister(events: [event])
    let codes = ["2026-04-30", "2026-05-01"].map { day in
      assess([RiskFixtures.unit("U1")], register: register, rules: rules, asOf: CalendarDate(day))
        .diagnostics.map(\.code)
    }
    #expect(codes == [["assessed-on-missing"], ["review-passed", "assessed-on-missing"]])
  }

  private let rules: RulePack

  init() throws {
    rules = try RiskFixtures.pack()
  }

  @Test func `causes raise the baseline while they last`() throws {
    let register = RiskRegister(events: [
      RiskFixtures.event("U1", "a", inherent: moderate, residual: low)
    ])
    let causes = [
      RiskCause(
        unitCode: "U1", change: .raised(by: 1), from: 100, until: 200,
        why: LocalizedText(zh: "一级动火", en: "hot work")),
      RiskCause(
        unitCode: "U1", change: .atLeast(.major), from: 150, until: nil, why: LocalizedText("alarm")
      ),
    ]
    let level = { (instant: Int?, baseline: RiskBasis) in
      assess(
        [RiskFixtures.unit("U1")], register: register, rules: rules, baseline: baseline,
        causes: causes,
        at: instant
      ).value[0].effective?.level
    }
    #expect(
      [99, 100, 149, 150, 200].map { level($0, .inherent) } == [
        .moderate, .high, .high, .major, .major,
      ])
    #expect(level(nil, .inherent) == .moderate)
    #expect(level(120, .residual) == .moderate)
    let effective = assess(
      [RiskFixtures.unit("U1")], register: register, rules: rules, causes: causes, at: 120
    ).value[0].effective
    #expect(
      effective?.reasons.last
        == Reason(.cause, LocalizedText(zh: "因一级动火升为较大风险", en: "raised to high risk: hot work")))
  }

  @Test func `a cause without a unit is a warning, and none lowers`() throws {
    let cause = { (code: String, change: RiskCause.Change) in
      RiskCause(unitCode: code, change: change, from: 0, until: nil, why: LocalizedText("x"))
    }
    let register = RiskRegister(events: [RiskFixtures.event("U1", "a", inherent: major)])
    let result = assess(
      [RiskFixtures.unit("U1")], register: register, rules: rules,
      causes: [
        cause("U1", .atLeast(.low)), cause("U1", .raised(by: -2)), cause("U9", .raised(by: 1)),
      ], at: 0)
    #expect(result.value[0].effective == result.value[0].inherent)
    #expect(result.diagnostics.map(\.code) == ["cause-without-unit"])
  }

  @Test func `lists name the frequent accidents and who answers for the worst event`() {
    let fire = AccidentType(code: "1", name: LocalizedText("火灾"))
    let poison = AccidentType(code: "2", name: LocalizedText("中毒"))
    let burn = AccidentType(code: "3", name: LocalizedText("灼烫"))
    let events = [
      RiskFixtures.event("U1", "a", inherent: low).with {
        $0.accidentTypes = [burn, fire]
        ($0.department, $0.person, $0.phone) = ("甲", "A", "1")
      },
      RiskFixtures.event("U1", "b", inherent: major, row: 3).with {
        $0.accidentTypes = [poison, fire]
        ($0.department, $0.person) = ("乙", "B")
      },
    ]
    let register = RiskRegister(events: events)
    let units = [RiskFixtures.unit("U1")]
    let facts = unitResponsibilities(of: units, register: register, rules: rules)["U1"]
    #expect(facts?.accidentTypes == [fire, poison, burn])
    #expect(facts?.department == "乙" && facts?.person == "B" && facts?.phone == "1")
  }
}
