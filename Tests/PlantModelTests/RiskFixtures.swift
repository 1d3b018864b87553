import PlantModel

/// A small rule pack and register rows for the suites of risk.
enum RiskFixtures {
  static func plain(_ text: String) -> LocalizedText { LocalizedText(text) }

  static func table(_ factor: RiskFactor, _ scores: [Double]) throws -> FactorTable {
    try FactorTable(
      factor: factor, title: plain(factor.rawValue),
      scores: scores.map { .init($0, plain($0 == 3 ? "可能" : "\($0)")) })
  }

  static func bands(_ bounds: [(RiskLevel, Double)], inclusive: Bool = true) throws -> Bands {
    let upper = bounds.map { Band(level: $0.0, from: .init($0.1, isInclusive: inclusive)) }
    return try Bands(upper + [Band(level: .low, from: nil)])
  }

  static func lec(inclusive: Bool = true) throws -> AssessmentMethod {
    try AssessmentMethod(
      id: "lec", title: plain("LEC"), symbol: "D",
      factors: [
        table(.likelihood, [10, 6, 3, 1, 0.5, 0.2, 0.1]), table(.exposure, [10, 6, 3, 2, 1, 0.5]),
        table(.consequence, [100, 40, 15, 7, 3, 1]),
      ],
      grading: .bands(bands([(.major, 320), (.high, 160), (.moderate, 70)], inclusive: inclusive)))
  }

  static func ls(_ grading: AssessmentMethod.Grading? = nil) throws -> AssessmentMethod {
    let scores: [Double] = [1, 2, 3, 4, 5]
    return try AssessmentMethod(
      id: "ls", title: plain("LS"), symbol: "R",
      factors: [table(.likelihood, scores), table(.severity, scores)],
      grading: grading ?? .bands(bands([(.major, 20), (.high, 15), (.moderate, 9)])))
  }

  static func hazardRules(_ preset: MajorHazardRules.Preset) throws -> MajorHazardRules {
    let grades = [
      Band(level: .major, grade: plain("一级"), from: .init(100, isInclusive: true)),
      Band(level: .major, grade: plain("二级"), from: .init(50, isInclusive: true)),
      Band(level: .high, grade: plain("三级"), from: .init(10, isInclusive: true)),
      Band(level: .high, grade: plain("四级"), from: nil),
    ]
    return try MajorHazardRules(
      preset: preset,
      alpha: [
        .init(people: 100, alpha: 2), .init(people: 50, alpha: 1.5), .init(people: 30, alpha: 1.2),
        .init(people: 1, alpha: 1), .init(people: 0, alpha: 0.5),
      ],
      namedBetas: [.init(names: ["氨", "液氨"], beta: 2)], classBetas: ["W5.3": 1, "J1": 4],
      grades: Bands(grades))
  }

  static func pack(
    preset: MajorHazardRules.Preset = .byGrade, unassessed: RiskLevel? = nil,
    judgements: [DirectJudgement] = []
  ) throws -> RulePack {
    RulePack(
      title: LocalizedText(zh: "测试规则", en: "test rules"), methods: [try lec(), try ls()],
      directJudgements: judgements, majorHazards: try hazardRules(preset),
      unassessedEventLevel: unassessed)
  }

  static func unit(_ code: String) -> RiskUnit { RiskUnit(code: code, name: code, polygons: []) }

  static func scores(_ l: Double, _ e: Double, _ c: Double) -> RiskEvent.Scores {
    .init(factors: [.likelihood: l, .exposure: e, .consequence: c])
  }

  /// An LEC event in row `row`.
  static func event(
    _ unit: String, _ name: String, inherent: RiskEvent.Scores = .init(),
    residual: RiskEvent.Scores = .init(), method: String? = "lec", row: Int = 2
  ) -> RiskEvent {
    RiskEvent(
      unitCode: unit, event: name, method: method, inherent: inherent, residual: residual,
      assessedOn: CalendarDate(year: 2026, month: 3, day: 1),
      place: Place(file: "register.csv", feature: unit, line: row), row: row)
  }

  static func assessed(
    _ events: [RiskEvent], units: [RiskUnit] = [unit("U1")], hazards: [MajorHazard] = [],
    rules: RulePack? = nil
  ) throws -> Diagnosed<[AssessedUnit]> {
    assess(
      units, register: RiskRegister(events: events, majorHazards: hazards),
      rules: try rules ?? pack())
  }
}
