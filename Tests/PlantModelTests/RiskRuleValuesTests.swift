import PlantModel
import TestSupport
import Testing

private func fault(_ body: () throws -> Void) -> String? {
  do {
    try body()
    return nil
  } catch {
    return (error as? RuleFault)?.message.en
  }
}

struct RiskRuleValuesTests {
  @Test(arguments: [true, false])
  func `the inclusivity of a bound decides on the bound alone`(inclusive: Bool) throws {
    let bands = try RiskFixtures.bands(
      [(.major, 320), (.high, 160), (.moderate, 70)], inclusive: inclusive)
    #expect(bands.level(of: 320) == (inclusive ? .major : .high))
    #expect(bands.level(of: 160) == (inclusive ? .high : .moderate))
    #expect(bands.level(of: 70) == (inclusive ? .moderate : .low))
    #expect([320.01, 319.99, 159.99, 69.99].map(bands.level) == [.major, .high, .moderate, .low])
  }

  @Test func `ranges are written with the right signs`() throws {
    let closed = try RiskFixtures.bands([(.major, 320), (.high, 160)])
    #expect(
      (0..<3).map { closed.range(ofBand: $0, symbol: "D") } == [
        "D ≥ 320", "160 ≤ D < 320", "D < 160",
      ])
    let open = try RiskFixtures.bands([(.major, 320), (.high, 0.5)], inclusive: false)
    #expect(
      (0..<3).map { open.range(ofBand: $0, symbol: "D") } == [
        "D > 320", "0.5 < D ≤ 320", "D ≤ 0.5",
      ])
  }

  @Test func `a product of decimals meets its bound as on paper`() throws {
    let bands = try RiskFixtures.bands([(.high, 24), (.moderate, 4.2)])
    #expect(0.1 * 6 * 40 != 24)
    #expect(bands.level(of: 0.1 * 6 * 40) == .high)
    #expect(bands.level(of: 0.1 * 6 * 7) == .moderate)
  }

  @Test func `bands with gaps, wrong order or rising levels cannot be made`() {
    #expect(fault { _ = try Bands([]) } != nil)
    #expect(fault { _ = try Bands([Band(level: .low, from: .init(1, isInclusive: true))]) } != nil)
    #expect(
      fault { _ = try RiskFixtures.bands([(.major, 10), (.high, 20)]) }
        == "the bound 20 must be less than 10 of the band above")
    #expect(
      fault { _ = try RiskFixtures.bands([(.high, 20), (.major, 10)]) }
        == "a lower band has a worse level (major) than the one above")
    #expect(fault { _ = try RiskFixtures.bands([(.high, .nan)]) } != nil)
  }

  @Test func `a matrix must be whole and never fall`() throws {
    let scores: [Double] = [1, 2]
    let make = { (levels: [[RiskLevel]]) throws in
      try CellMatrix(
        rowFactor: .likelihood, rowScores: scores, columnFactor: .severity, columnScores: scores,
        levels: levels)
    }
    #expect(try make([[.low, .high], [.moderate, .major]]).level(row: 2, column: 1) == .moderate)
    #expect(try make([[.low, .high], [.moderate, .major]]).level(row: 3, column: 1) == nil)
    #expect(fault { _ = try make([[.low, .high]]) } == "the matrix needs 2 rows, it has 1")
    #expect(
      fault { _ = try make([[.low], [.low, .low]]) }
        == "row L=1 of the matrix needs 2 cells, it has 1")
    #expect(
      fault { _ = try make([[.low, .high], [.low, .moderate]]) }
        == "the cell L=2, S=2 has a lower level than a cell with lesser scores")
  }

  @Test func `the scores of a matrix are those of its tables`() throws {
    let matrix = try CellMatrix(
      rowFactor: .likelihood, rowScores: [1, 2], columnFactor: .severity, columnScores: [1, 2],
      levels: [[.low, .low], [.low, .high]])
    #expect(
      fault { _ = try RiskFixtures.ls(.cells(matrix)) }
        == "the scores of L in the matrix are not those of its table")
  }

  @Test(arguments: UInt64(0)..<200)
  func `a greater number never has a lower level`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let bounds = Set((0..<3).map { _ in Double(Int.random(in: 1...400, using: &random)) }).sorted(
      by: >)
    let levels: [RiskLevel] = [.major, .high, .moderate]
    let bands = try RiskFixtures.bands(
      Array(zip(levels, bounds)), inclusive: Bool.random(using: &random))
    let a = Double.random(in: 0...500, using: &random)
    let b = a + Double.random(in: 0...100, using: &random)
    #expect(bands.level(of: a) <= bands.level(of: b))
  }

  @Test(
    arguments: [
      ("2026-05-01", "2026-05-01"), ("2026/5/1", "2026-05-01"), ("2026年5月1日", "2026-05-01"),
      ("２０２６．５．１", "2026-05-01"),
      ("20260501", "2026-05-01"), ("2026-05-01T08:00:00Z", "2026-05-01"),
      ("2026/05/01 00:00:00", "2026-05-01"),
      ("2024-02-29", "2024-02-29"), ("2026-02-29", nil), ("2026-13-01", nil), ("26-5-1", nil),
      ("01/05/2026", nil), ("46143", nil),
      ("", nil), ("明天", nil), ("2026-05", nil), ("2026-05-00", nil), ("2026--5-1", nil),
    ] as [(String, String?)])
  func `dates are read as days of the calendar or not at all`(text: String, date: String?) {
    #expect(CalendarDate(text)?.description == date)
  }

  @Test func `days are in order`() throws {
    let days = ["2025-12-31", "2026-01-01", "2026-01-02", "2026-02-01"].compactMap(
      CalendarDate.init)
    #expect(days == days.sorted() && days.count == 4)
  }
}
