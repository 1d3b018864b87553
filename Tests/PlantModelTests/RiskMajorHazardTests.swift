import PlantModel
import Testing

private func hazard(
  _ substances: [MajorHazard.Substance], people: Int? = 60, units: [String] = ["U1"]
) -> MajorHazard {
  MajorHazard(name: "罐区", unitCodes: units, substances: substances, exposedPeople: people)
}

private let ammonia = MajorHazard.Substance(name: "液氨", quantity: 120, threshold: 10)

private func graded(
  _ hazard: MajorHazard, _ preset: MajorHazardRules.Preset = .byGrade
) throws -> (GradedMajorHazard, [String]) {
  let result = gradedMajorHazards([hazard], rules: try RiskFixtures.pack(preset: preset))
  return (try #require(result.value.first), result.diagnostics.map(\.code))
}

struct RiskMajorHazardTests {
  @Test func `S and R are those computed by hand, and the reasons show the sums`() throws {
    let methanol = MajorHazard.Substance(
      name: "甲醇", hazardClass: "w5.3", quantity: 250, threshold: 500)
    let (result, codes) = try graded(hazard([ammonia, methanol]))
    // S = 120/10 + 250/500 = 12.5; R = 1.5 × (2 × 12 + 1 × 0.5) = 36.75
    #expect(result.ratio == 12.5)
    #expect(result.index == 36.75)
    #expect(result.grade?.zh == "三级")
    #expect(result.level == .high)
    #expect(codes == [])
    #expect(
      result.reasons.map(\.words.zh) == [
        "重大危险源“罐区”：S = Σq/Q = 液氨 120/10 + 甲醇 250/500 = 12.5 ≥ 1",
        "R = α·Σβq/Q = 1.5×(2×120/10 + 1×250/500) = 36.75，10 ≤ R < 50，三级",
        "三级重大危险源的单元不低于较大风险（测试规则）",
      ])
  }

  @Test(arguments: [
    (0, 0.5), (1, 1), (29, 1), (30, 1.2), (49, 1.2), (50, 1.5), (99, 1.5), (100, 2), (5000, 2),
  ])
  func `alpha steps at 1, 30, 50 and 100 people`(people: Int, alpha: Double) throws {
    #expect(try RiskFixtures.hazardRules(.byGrade).alpha(people: people) == alpha)
  }

  @Test(arguments: [
    (100.0, "一级"), (99.999, "二级"), (50, "二级"), (49.999, "三级"), (10, "三级"), (9.999, "四级"),
  ])
  func `grades begin at 100, 50 and 10`(index: Double, grade: String) throws {
    let substance = MajorHazard.Substance(name: "X", quantity: index, threshold: 1, beta: 1)
    #expect(try graded(hazard([substance], people: 10)).0.grade?.zh == grade)
  }

  @Test func `presets differ in what an installation does to its units`() throws {
    let levels = try MajorHazardRules.Preset.allCases.map { preset in
      try RiskFixtures.assessed(
        [], hazards: [hazard([ammonia])], rules: RiskFixtures.pack(preset: preset)
      )
      .value[0].inherent?.level
    }
    #expect(levels == [.major, .high, nil])
  }

  @Test func `tagOnly leaves the level and adds the installation to its reasons`() throws {
    let direct = RiskFixtures.event("U1", "滑倒", inherent: RiskFixtures.scores(1, 6, 1))
    let units = try RiskFixtures.assessed(
      [direct], hazards: [hazard([ammonia])], rules: RiskFixtures.pack(preset: .tagOnly)
    ).value
    let verdict = try #require(units[0].inherent)
    #expect(verdict.level == .low)
    #expect(
      verdict.reasons.suffix(3).map(\.words.zh) == [
        "重大危险源“罐区”：S = Σq/Q = 液氨 120/10 = 12 ≥ 1",
        "R = α·Σβq/Q = 1.5×(2×120/10) = 36，10 ≤ R < 50，三级",
        "单元涉及重大危险源“罐区”，等级不因此改变（测试规则）",
      ])
  }

  @Test func `below the threshold there is no installation`() throws {
    let (result, codes) = try graded(
      hazard([.init(name: "氨", quantity: 9.9, threshold: 10)]), .allMajor)
    #expect(!result.isMajorHazard && result.level == nil && result.grade == nil)
    #expect(codes == ["below-threshold"])
  }

  @Test func `exactly the threshold is an installation`() throws {
    let thirds = [1.0, 1, 1].map { MajorHazard.Substance(name: "氨", quantity: $0, threshold: 3) }
    #expect(try graded(hazard(thirds)).0.isMajorHazard)
  }

  @Test(arguments: [
    (MajorHazard.Substance(name: "秘密", quantity: 20, threshold: 10), "beta-missing"),
    (MajorHazard.Substance(name: "氨", quantity: nil, threshold: 10), "quantity-missing"),
    (MajorHazard.Substance(name: "氨", quantity: 20, threshold: 0), "quantity-missing"),
  ])
  func `what is not known counts as the worst grade and is an error`(
    substance: MajorHazard.Substance, code: String
  ) throws {
    let (result, codes) = try graded(hazard([substance, ammonia]))
    #expect(result.index == nil && result.grade == nil)
    #expect(result.level == .major)
    #expect(codes == [code])
  }

  @Test func `unknown numbers of people count with the greatest alpha`() throws {
    let (result, codes) = try graded(hazard([ammonia], people: nil))
    #expect(result.alpha == 2)
    #expect(codes == ["exposed-people-missing"])
  }

  @Test func `an installation without substances or units is reported`() throws {
    #expect(
      try graded(hazard([], units: [])).1 == ["substance-missing", "installation-without-unit"])
  }
}
