import Foundation
import TestSupport
import Testing

@Suite struct ExplainCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try SmallMap().write(to: folder)
  }

  @Test func `a unit's levels come with their reasons`() throws {
    let run = try riskmap("explain", "small", "--unit", "A2", in: folder)
    #expect(
      run.output == """
        A2  泵房

        Inherent risk: Moderate risk (shown)
          → event "泵密封泄漏" (row 3)
          → L=3 (unusual but possible), E=6 (daily in working hours), C=7 (serious injury) → D=126
          → LEC: 70 ≤ D < 160 is moderate risk (national default rules)
          → the unit takes the worst of its events: moderate risk (1 in all)

        Residual risk: Low risk
          → event "泵密封泄漏" (row 3)
          → L=1 (only remotely possible), E=6 (daily in working hours), C=7 (serious injury) → D=42
          → LEC: D < 70 is low risk (national default rules)
          → the unit takes the worst of its events: low risk (1 in all)

        Effective risk: Moderate risk
          → event "泵密封泄漏" (row 3)
          → L=3 (unusual but possible), E=6 (daily in working hours), C=7 (serious injury) → D=126
          → LEC: 70 ≤ D < 160 is moderate risk (national default rules)
          → the unit takes the worst of its events: moderate risk (1 in all)

        Events: 1
          - 泵密封泄漏
            measures: 双端面密封

        Responsibility and dates
          person: 李某
          assessed on: 2026-03-01
          review due: 2027-03-01

        Sheets
          a4: inside the unit

        """)
    #expect(run.errors == "")
    #expect(run.status == 0)
  }

  @Test func `a unit is a JSON object for scripts`() throws {
    let run = try riskmap("explain", "small", "--unit", "A1", "--json", in: folder)
    let unit = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let levels = unit?["levels"] as? [String: [String: Any]]
    #expect(unit?["code"] as? String == "A1")
    #expect(levels?["inherent"]?["level"] as? String == "major")
    #expect(levels?["residual"]?["level"] as? String == "high")
    #expect((levels?["inherent"]?["reasons"] as? [Any])?.isEmpty == false)
    #expect((unit?["sheets"] as? [[String: Any]])?.first?["sheet"] as? String == "a4")
    #expect(unit?["person"] as? String == "张某")
  }

  @Test func `an unknown code names the nearest`() throws {
    var map = SmallMap()
    map.units[0].code = "TANK-01"
    try map.write(to: folder)
    let run = try riskmap("explain", "small", "--unit", "TANK-O1", in: folder)
    #expect(
      run.errors
        == "error: small/map.yaml: there is no unit \"TANK-O1\"; did you mean \"TANK-01\"?\n")
    #expect(run.status == 2)
  }

  @Test func `a sheet tells paper, scale, levels, labels and fonts`() throws {
    let run = try riskmap("explain", "small", "--sheet", "a4", in: folder)
    // The corners follow from the furniture, which other tests measure.
    let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix("corners on the ground (m): (") }
    #expect(lines.count == run.output.split(separator: "\n").count)
    #expect(
      lines.joined(separator: "\n") == """
        sheet: a4
        paper: A4 landscape (297 × 210 mm)
        scale: 1:600
        bearing: 0°
        levels shown: Inherent risk
        style zoom: 18.91
        units: 3
          Major risk  1
          Moderate risk  1
          Low risk  1
        labels: 3
          inside the unit  3
        fonts: NotoSansCJK-Bold.ttc, NotoSansCJK-Regular.ttc
        findings: no findings

        """)
    #expect(run.status == 0)
  }

  @Test func `a sheet is a JSON object for scripts`() throws {
    let run = try riskmap("explain", "small", "--sheet", "a4", "--json", in: folder)
    let sheet = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    #expect(sheet?["width"] as? Double == 297)
    #expect(sheet?["levels"] as? [String: Int] == ["major": 1, "moderate": 1, "low": 1])
    #expect((sheet?["labels"] as? [Any])?.count == 3)
    #expect((sheet?["findings"] as? [Any])?.isEmpty == true)
  }

  @Test func `a finding of severity error on the sheet makes the exit code 1`() throws {
    var map = SmallMap()
    map.definition = map.definition.replacing(
      "paper: A4 landscape}", with: "paper: A4 landscape, scale: 100, center: [9000, 0]}")
    try map.write(to: folder)
    let run = try riskmap("explain", "small", "--sheet", "a4", in: folder)
    #expect(run.output.contains("findings: 1 error"))
    #expect(run.status == 1)
  }
}

@Suite struct ExplainTileTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try SmallMap().write(to: folder)
  }

  private func explained(_ arguments: String...) throws -> Run {
    try riskmap(["explain", "small"] + arguments, in: folder)
  }

  @Test func `a tile tells where it lies, its style zoom, units by level, labels and marks`() throws
  {
    let run = try explained("--tile", "18/131072/131071")
    #expect(run.status == 0)
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(lines[0] == "tile: Local 18/131072/131071")
    #expect(lines.contains("area (W,S,E,N): 0,0,152.874057,152.874057"))
    #expect(lines.contains("style zoom: 17"))
    #expect(lines.contains("units: 3"))
    #expect(lines.contains("  Major risk  1  A1"))
    #expect(lines.contains { $0.hasPrefix("  A1  氨罐区") })
    #expect(lines.contains { $0.hasPrefix("bytes: png ") })
    #expect(lines.contains("units with a code in the vector tile: 3"))
    #expect(lines.contains { $0.hasPrefix("  units  features 3, shapes 3, bytes ") })
    #expect(lines.contains { $0.hasPrefix("  layout  features 1, shapes 1, bytes ") })
  }

  @Test func `an empty tile says why`() throws {
    let beside = try explained("--tile", "18/131080/131071")
    #expect(beside.status == 0)
    #expect(
      beside.output.contains(
        "empty, since: the tile lies beside the map, which at this zoom is on columns 131071–131072 and rows 131071"
      ))
    // Between the units.
    let hole = try explained("--tile", "24/8388612/8388594", "--json")
    let object = try JSONSerialization.jsonObject(with: Data(hole.output.utf8)) as? [String: Any]
    #expect(object?["tile"] as? String == "24/8388612/8388594")
    #expect((object?["area"] as? [Double])?.count == 4)
  }

  @Test(arguments: [
    (
      ["--tile", "18/262144/0"],
      "Local has no column 262144 at zoom 18; columns go from 0 to 262143"
    ),
    (["--tile", "18/0/-1"], "Local has no row -1 at zoom 18; rows go from 0 to 262143"),
    (["--tile", "25/0/0"], "Local has no zoom 25; zooms go from 0 to 24"),
    (["--tile", "18/x/0"], "\"18/x/0\" is no tile; write ZOOM/COLUMN/ROW"),
    (["--tile", "99999999999999999999/0/0"], "is no tile"),
    (["--tile", "18/0/0", "--grid", "BD9"], "did you mean \"BD09\"?"),
    (["--tile", "18/0/0", "--grid", "BD09"], "without earth coordinates"),
    (["--unit", "A1", "--grid", "BD09"], "--grid goes with --tile only"),
  ])
  func `a tile that there is none of is an error in words`(
    arguments: [String], sentence: String
  ) throws {
    let run = try riskmap(["explain", "small"] + arguments, in: folder)
    #expect(run.status == 2)
    #expect(run.errors.contains(sentence))
    #expect(run.output == "")
  }
}
