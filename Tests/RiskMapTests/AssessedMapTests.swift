import Cartography
import Foundation
import PlantModel
import TestSupport
import Testing

@testable import RiskMap

/// The rules and styles of this checkout.
private let shipped = DataFolders(executable: repositoryPath + "/.build/debug/riskmap")
private let repositoryPath = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().path

/// The map, loaded and assessed from a temporary folder.
private func assessed(
  _ map: SmallMap = SmallMap(), today: CalendarDate? = nil,
  files: [String: String] = [:]
) throws -> AssessedMap {
  let folder = try TemporaryFolder()
  try map.write(to: folder)
  for (name, text) in files { try folder.write(text, to: "small/" + name) }
  let loaded = try LoadedMap.load(folder.path + "/small/map.yaml", shipped: shipped)
  return AssessedMap.assess(loaded, today: today)
}

@Suite struct AssessedMapTests {
  @Test func `a map is loaded, assessed and laid out`() throws {
    let map = try assessed()
    #expect(map.diagnostics == [])
    #expect(map.units.map(\.code) == ["A1", "A2", "A3"])
    #expect(map.units.map { $0.inherent?.level } == [.major, .moderate, .low])
    #expect(map.units.map { $0.residual?.level } == [.high, .low, .low])
    #expect(map.facts["A1"]?.person == "张某")
    let sheet = try map.sheet("a4")
    #expect(sheet.diagnostics == [])
    #expect(sheet.value.scene.info.title == "小图")
    #expect(sheet.value.scene.info.date == "2026-05-01")
    #expect(sheet.value.report.levels.map(\.level) == [.major, .moderate, .low])
  }

  @Test func `the basis of the definition is shown unless another is asked for`() throws {
    var map = SmallMap()
    map.definition += "basis: residual\n"
    let assessed = try assessed(map)
    #expect(try assessed.sheet("a4").value.report.levels.map(\.level) == [.high, .low])
    #expect(
      try assessed.sheet("a4", basis: .inherent).value.report.levels.map(\.level)
        == [.major, .moderate, .low])
    #expect(assessed.units.map { $0.effective?.level } == [.high, .low, .low])
  }

  @Test func `the map's note is the last remark of its sheets`() throws {
    var map = SmallMap()
    map.definition += "note: 仅供评审\n"
    let texts = try assessed(map).sheet("a4").value.scene.texts()
    #expect(texts.contains { $0.contains("仅供评审") })
    #expect(!texts.contains { $0.contains("内部使用") })
  }

  @Test func `the map's own changes to the rules count, and the title says so`() throws {
    var map = SmallMap()
    map.definition += "rules: {base: national, unassessedEventLevel: low}\n"
    let assessed = try assessed(map)
    #expect(assessed.loaded.rules.unassessedEventLevel == .low)
    #expect(assessed.loaded.rules.title.zh.hasSuffix("有修改"))
  }

  @Test func `codes and defaults of the definition are used on the register`() throws {
    var map = SmallMap()
    map.definition = map.definition.replacing(
      "register: {source: register.csv}",
      with:
        #"register: {source: register.csv, columns: {inherent.level: 级}, codes: {level: {"1": low, "9": major}}, defaults: {method: direct}}"#
    )
    map.register = "单元编码,风险事件,级\nA1,漏,9\nA2,漏,1\nA3,滑,1\n"
    #expect(try assessed(map).units.map { $0.inherent?.level } == [.major, .low, .low])
  }

  @Test func `the levels can stand in the layer of units itself`() throws {
    var map = SmallMap()
    map.definition = map.definition.replacing(
      "register: {source: register.csv}",
      with:
        "register: {source: units.geojson, columns: {unitCode: code, inherent.level: name}, defaults: {method: direct}}"
    )
    map.units = [
      ("A1", "重大风险", map.units[0].ring), ("A2", "较大风险", map.units[1].ring),
      ("A3", "低风险", map.units[2].ring),
    ]
    #expect(try assessed(map).units.map { $0.inherent?.level } == [.major, .high, .low])
  }

  @Test func `without a register every unit is unassessed and a finding says so`() throws {
    var map = SmallMap()
    map.definition = map.definition.replacing("register: {source: register.csv}\n", with: "")
    let assessed = try assessed(map)
    #expect(assessed.units.map(\.inherent) == [nil, nil, nil])
    #expect(assessed.diagnostics.map(\.code) == ["register-empty"])
  }

  @Test func `what the edition lacks is a finding, and the clock is never printed`() throws {
    var map = SmallMap()
    map.definition = map.definition.replacing(
      "edition: {number: 1, date: 2026-05-01}\n", with: "")
    let assessed = try assessed(map)
    #expect(
      assessed.diagnostics.map(\.code) == ["edition-without-number", "edition-without-date"])
    #expect(try assessed.sheet("a4").value.scene.info.date == nil)
  }

  @Test func `reviews are due by a day that is an argument`() throws {
    #expect(try assessed(today: CalendarDate("2027-03-01")).diagnostics == [])
    #expect(
      try assessed(today: CalendarDate("2027-03-02")).diagnostics.map(\.code)
        == ["review-passed", "review-passed", "review-passed"])
  }

  @Test func `a symbol says how it stretches, and what makes no sense in that is a finding`() throws
  {
    var map = SmallMap()
    map.definition += "style: ./style.json\n"
    func svg(_ attributes: String) -> String {
      #"<svg xmlns="http://www.w3.org/2000/svg" width="24" height="20" \#(attributes)/>"#
    }
    let assessed = try assessed(
      map,
      files: [
        "style.json": #"{"version":8,"sources":{"map":{"type":"vector"}},"layers":[]}"#,
        "symbols/plate.svg": svg(
          #"data-stretch-x="5,19" data-stretch-y='4 16' data-content="4,3,20,17""#),
        "symbols/plain.svg": svg(""),
        "symbols/wrong.svg": svg(#"data-stretch-x="19,5" data-content="0,0,24,21""#),
      ])
    #expect(
      assessed.loaded.symbols["plate"]?.stretch
        == SymbolStretch(
          x: 5...19, y: 4...16, content: Rect(minX: 4, minY: 3, maxX: 20, maxY: 17)))
    #expect(assessed.loaded.symbols["plain"]?.stretch == nil)
    #expect(assessed.loaded.symbols["wrong"]?.stretch == nil)
    #expect(
      assessed.diagnostics.map(\.code) == ["symbol-stretch-unclear", "symbol-stretch-unclear"])
  }

  @Test func `symbols beside the style are there by name, and broken ones are findings`() throws {
    var map = SmallMap()
    map.definition += "style: ./style.json\n"
    let style = #"{"version":8,"sources":{"map":{"type":"vector"}},"layers":[]}"#
    let assessed = try assessed(
      map,
      files: [
        "style.json": style,
        "symbols/tank.svg": #"<svg xmlns="http://www.w3.org/2000/svg" width="24" height="12mm"/>"#,
        "symbols/box.svg":
          #"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 20"></svg>"#,
        "symbols/none.svg": "<svg></svg>", "symbols/readme.txt": "no symbol",
        "symbols/torn.svg": #"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path"#
          + ">",
      ])
    #expect(assessed.loaded.symbols.keys.sorted() == ["box", "tank"])
    #expect(assessed.loaded.symbols["box"]?.size == Size(width: 10, height: 20))
    #expect(assessed.loaded.symbols["tank"]?.size.width == 24)
    #expect(abs((assessed.loaded.symbols["tank"]?.size.height ?? 0) - 45.354) < 0.001)
    #expect(assessed.diagnostics.map(\.code) == ["symbol-without-size", "symbol-unreadable"])
    let torn = try #require(assessed.diagnostics.last)
    #expect(torn.severity == .error)
    #expect(torn.place?.file?.hasSuffix("small/symbols/torn.svg") == true)
    #expect(torn.hint != nil)
  }

  @Test func `a unit is explained by its evidence and where it is seen`() throws {
    let explanation = try assessed().explanation(unit: "A2")
    #expect(explanation.unit.name == "泵房")
    #expect(explanation.levels.inherent?.level == .moderate)
    #expect(explanation.events.map(\.event) == ["泵密封泄漏"])
    #expect(explanation.person == "李某")
    #expect(explanation.sheets == [.init(sheet: "a4", label: .inside)])
  }

  @Test func `a pack that is its own base ends in an error`() throws {
    var map = SmallMap()
    map.definition += "rules: ./own.yaml\n"
    #expect(throws: MapError.self) {
      try assessed(map, files: ["own.yaml": "base: ./own.yaml\n"])
    }
  }

  @Test(arguments: 0..<40)
  func `a definition cut short or with broken bytes never traps`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var bytes = Array(SmallMap().definition.utf8)
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      bytes[Int.random(in: bytes.indices, using: &random)] = .random(in: 0...255, using: &random)
    }
    bytes = Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &random)))
    _ = try? MapDefinition.decoded(from: bytes, file: "map.yaml")
  }
}

@Suite struct ConcurrentlyTests {
  @Test(arguments: [0, 1, 2, 7, 100], [1, 2, 8])
  func `results come in order whatever the number of jobs`(count: Int, jobs: Int) {
    let squares = concurrently(count, jobs: jobs) { index -> Int in
      // Early ones take longest, so that order has to be made.
      if index < 3 { Thread.sleep(forTimeInterval: 0.002) }
      return index * index
    }
    #expect(squares == (0..<count).map { $0 * $0 })
  }
}
