import PlantModel
import RiskMap
import TestSupport
import Testing

private let unit = RiskUnit(code: "U", name: "单元", polygons: [])

/// The level of a unit whose only event has these factors.
private func level(
  _ method: String, _ factors: [RiskFactor: Double], _ pack: RulePack
) -> RiskLevel? {
  let event = RiskEvent(
    unitCode: "U", event: "事件", method: method, inherent: .init(factors: factors))
  return assess([unit], register: RiskRegister(events: [event]), rules: pack)
    .value.first?.inherent?.level
}

private func failure(_ yaml: String) -> DefinitionError? {
  do {
    _ = try ShippedRules.pack(yaml: yaml)
    return nil
  } catch {
    return error
  }
}

private let gradings = [
  "lec-1", "lec-2", "lec-3", "lec-4-270", "lec-4-240",
]

struct RulePackTests {
  @Test(arguments: ShippedRules.packs)
  func `each shipped pack can be read and has its methods`(name: String) throws {
    let pack = try ShippedRules.pack(name)
    let methods = Set(pack.methods.map(\.id))
    #expect(methods.isSuperset(of: ["lec", "ls", "gb18218", "direct"]))
    #expect(pack.sources.isEmpty == false)
    #expect(pack.title.zh != pack.title.en)
  }

  @Test func `the standard scores of LEC give 103 values, and neither 160 nor 320`() throws {
    let lec = try #require(try ShippedRules.pack("national").method("lec"))
    let scores = lec.factors.map { $0.scores.map(\.value) }
    var values: [Int] = []
    for l in scores[0] {
      for e in scores[1] { for c in scores[2] { values.append(Int((l * e * c * 100).rounded())) } }
    }
    #expect(values.count == 252)
    #expect(Set(values).count == 103)
    #expect(!values.contains(32_000) && !values.contains(16_000))
    #expect(values.count { $0 == 7_000 } == 2)
    #expect(values.count { $0 == 2_000 } == 5)
  }

  @Test(arguments: [
    ("lec-1", [RiskLevel.major, .high, .moderate, .moderate, .low]),
    ("lec-2", [.major, .high, .moderate, .low, .low]),
    ("lec-3", [.major, .high, .moderate, .moderate, .low]),
    ("lec-4-270", [.major, .major, .high, .moderate, .low]),
    ("lec-4-240", [.major, .major, .high, .moderate, .low]),
  ])
  func `variants of LEC differ where they should`(
    grading: String, levels: [RiskLevel]
  ) throws {
    let pack = try ShippedRules.pack(
      yaml: "{base: national, methods: {lec: {grading: \(grading)}}}")
    // D = 720, 270, 140, 70, 63
    let factors: [[RiskFactor: Double]] = [
      [.likelihood: 3, .exposure: 6, .consequence: 40],
      [.likelihood: 6, .exposure: 3, .consequence: 15],
      [.likelihood: 10, .exposure: 2, .consequence: 7],
      [.likelihood: 10, .exposure: 1, .consequence: 7],
      [.likelihood: 3, .exposure: 3, .consequence: 7],
    ]
    let got = factors.map { level("lec", $0, pack) }
    #expect(got[0] == levels[0])
    #expect(got[3] == levels[3])
    #expect(got[4] == levels[4])
    #expect(got[1] == (grading.hasPrefix("lec-4") ? .major : .high))
    #expect(got[2] == (grading.hasPrefix("lec-4") ? .high : .moderate))
  }

  @Test(arguments: ["lec-1", "lec-2", "lec-3", "lec-4-270", "lec-4-240", "mes", "gb18218"])
  func `a bound belongs to the band that says so`(name: String) throws {
    let methods = "m: {title: M, grading: \(name)}, gb18218: , lec: , ls: , mes: "
    let pack = try ShippedRules.pack(yaml: "{base: national, methods: {\(methods)}}")
    let method = try #require(pack.method("m"))
    guard case .bands(let bands) = method.grading else { throw TestFault.noBands }
    for (index, band) in bands.bands.enumerated() {
      guard let bound = band.from else { continue }
      let below = index + 1
      #expect(bands.index(of: bound.value) == (bound.isInclusive ? index : below))
      #expect(bands.index(of: bound.value + 0.001) == index)
      #expect(bands.index(of: bound.value - 0.001) == below)
    }
  }

  @Test(arguments: [
    ("ls-1", "LLLLLLLMMMHHRR"), ("ls-2", "LLLLLLLLMMHHRR"), ("ls-3", "LLLLMMMMMHHHRR"),
    ("ls-4", "LLLLMMMMHHHHRR"), ("ls-5", "LLLMMMMHHHRRRR"),
  ])
  func `each variant of LS grades the fourteen products`(name: String, expected: String) throws {
    let pack = try ShippedRules.pack(yaml: "{base: national, methods: {ls: {grading: \(name)}}}")
    let products: [(Double, Double)] = [
      (1, 1), (1, 2), (1, 3), (2, 2), (1, 5), (2, 3), (2, 4), (3, 3), (2, 5), (3, 4), (3, 5),
      (4, 4), (4, 5), (5, 5),
    ]
    let letters: [RiskLevel: Character] = [.low: "L", .moderate: "M", .high: "H", .major: "R"]
    let got = products.compactMap { l, s in
      level("ls", [.likelihood: l, .severity: s], pack).flatMap { letters[$0] }
    }
    #expect(String(got) == expected)
  }

  @Test(arguments: ShippedRules.packs)
  func `raising any factor never lowers a level`(name: String) throws {
    let pack = try ShippedRules.pack(name)
    for method in pack.methods where !method.factors.isEmpty {
      for lower in combinations(of: method.factors) {
        guard let before = level(method.id, lower, pack) else {
          Issue.record("\(method.id) \(lower) has no level")
          continue
        }
        for table in method.factors {
          let next = table.scores.first { $0.value > lower[table.factor] ?? 0 }
          guard let next else { continue }
          var higher = lower
          higher[table.factor] = next.value
          #expect(level(method.id, higher, pack) ?? .low >= before, "\(method.id) \(lower)")
        }
      }
    }
  }

  private func combinations(of tables: [FactorTable]) -> [[RiskFactor: Double]] {
    tables.reduce([[:]]) { known, table in
      known.flatMap { factors in
        table.scores.map { factors.merging([table.factor: $0.value]) { $1 } }
      }
    }
  }

  @Test func `MES falls in no gap`() throws {
    let pack = try ShippedRules.pack("national")
    #expect(level("mes", [.control: 3, .exposure: 6, .severity: 10], pack) == .major)
    #expect(level("mes", [.control: 3, .exposure: 3, .severity: 10], pack) == .high)
    #expect(level("mes", [.control: 5, .exposure: 2, .severity: 8], pack) == .moderate)
    #expect(level("mes", [.control: 1, .exposure: 2, .severity: 10], pack) == .low)
    #expect(level("mes", [.control: 1, .exposure: 0.5, .severity: 1], pack) == .low)
  }

  @Test func `an event can be assessed by the R of its installation`() throws {
    let event = RiskEvent(
      unitCode: "U", event: "罐区", method: "gb18218", inherent: .init(factors: [.index: 60]))
    let rules = try ShippedRules.pack("national")
    let unit = try #require(
      assess([unit], register: RiskRegister(events: [event]), rules: rules).value.first)
    #expect(unit.inherent?.level == .major)
    #expect(
      unit.inherent?.reasons.prefix(3).map(\.words.zh) == [
        "事件“罐区”", "登记值 R=60", "GB 18218 分级：50 ≤ R < 100 为二级，重大风险（国家默认规则）",
      ])
  }

  @Test func `Shandong judges directly, and makes every unit of an installation major`() throws {
    let rules = try ShippedRules.pack("shandong")
    let scores = RiskEvent.Scores(factors: [.likelihood: 1, .exposure: 1, .consequence: 1])
    let words = ["违法违规", "事故条件仍存在", "10人以上", "violates-law"]
    let events = words.map {
      RiskEvent(
        unitCode: $0, event: "e", method: "lec", inherent: scores, directJudgements: [$0])
    }
    let tank = MajorHazard.Substance(name: "NH3", quantity: 10, threshold: 10)
    let hazard = MajorHazard(
      name: "氨", unitCodes: ["T"], substances: [tank], exposedPeople: 0)
    let units = (words + ["T"]).map { RiskUnit(code: $0, name: $0, polygons: []) }
    let result = assess(
      units, register: RiskRegister(events: events, majorHazards: [hazard]), rules: rules)
    #expect(result.value.map(\.inherent?.level) == [.major, .major, .major, .major, .major])
    #expect(result.value.last?.residual?.reasons.last?.words.zh == "涉及重大危险源的单元不低于重大风险（山东省规则）")
    #expect(result.diagnostics.filter { $0.severity == .error }.isEmpty)
  }

  @Test func `a cell matrix gives levels that no product could`() throws {
    let pack = try ShippedRules.pack("site-example")
    #expect(level("ls", [.likelihood: 1, .severity: 5], pack) == .moderate)
    #expect(level("ls", [.likelihood: 4, .severity: 1], pack) == .low)
    #expect(pack.method("mes") == nil)
  }

  @Test func `changes keep the rest of the base and show in the title`() throws {
    let pack = try ShippedRules.pack(yaml: "{base: national, methods: {lec: {grading: lec-2}}}")
    let national = try ShippedRules.pack("national")
    #expect(pack.title == LocalizedText(zh: "国家默认规则，有修改", en: "national default rules, changed"))
    #expect(pack.method("ls") == national.method("ls"))
    #expect(try ShippedRules.pack(yaml: "{base: national}").title == national.title)
  }

  @Test(arguments: [
    (
      "{base: national, methods: {lec: {grading: lec1}}}", "there is no grading \"lec1\"",
      "did you mean \"lec-1\"?"
    ),
    ("{base: national, metods: {}}", "unknown key \"metods\"", "did you mean \"methods\"?"),
    (
      "{base: national, majorHazards: {preset: all}}", "unknown value \"all\"",
      "did you mean \"allMajor\"?"
    ),
    (
      "{base: national, methods: {lec: {grading: {bands: [{level: major, from: 3, inclusive: true}]}}}}",
      "the last band must have no lower bound",
      "list the bands from the worst down and leave \"from\" out of the last one"
    ),
    (
      "{base: national, methods: {lec: {grading: {bands: [{level: major, from: 3}, {level: low}]}}}}",
      "\"inclusive\" is missing", ""
    ),
    (
      "{base: national, methods: {lec: {grading: {bands: [{level: low, from: 3, inclusive: true}, {level: high}]}}}}",
      "a lower band has a worse level (high) than the one above", ""
    ),
    (
      "{base: national, methods: {lec: {factors: {L: {scores: [{score: 1}, {score: 1}]}}}}}",
      "the score 1 of L stands there twice", ""
    ),
    (
      "{base: national, methods: {lec: {factors: {X: {title: x, scores: [{score: 1}]}}}}}",
      "unknown factor \"X\"", "known are: L, E, C, S, M, R"
    ),
    (
      "{base: national, methods: {ls: {grading: {rows: L, columns: S, cells: {1: [low]}}}}}",
      "row L=1 of the matrix needs 5 cells, it has 1", ""
    ),
    (
      "{base: national, gradings: {ls-cells: {cells: {5: [low, low, low, low, low]}}}, methods: {ls: {grading: ls-cells}}}",
      "the cell L=5, S=2 has a lower level than a cell with lesser scores", ""
    ),
    (
      "{base: national, majorHazards: {alpha: [{people: 1, alpha: 1}]}}",
      "the table of α must begin at 0 people and not fall as people increase", ""
    ),
    ("{title: empty}", "\"methods\" is missing", ""),
    ("[1]", "expected a mapping of keys to values, found a list", ""),
  ])
  func `a wrong pack is an error with place and hint`(
    yaml: String, message: String, hint: String
  ) {
    let error = failure(yaml)
    #expect(error?.message.en == message)
    #expect(error?.hint?.en ?? "" == hint)
    #expect(error?.place.line != nil)
  }

  @Test func `packs that rest on one another in a circle are an error`() throws {
    let circle = try YAMLReader.read(Array("base: a".utf8), file: "a.yaml")
    var found: DefinitionError?
    do throws(DefinitionError) {
      _ = try RulePack(circle) { _, _ throws(DefinitionError) in circle }
    } catch {
      found = error
    }
    #expect(found?.message.en.contains("in a circle") == true)
  }
}

private enum TestFault: Error {
  case noBands
}
