import Foundation
import TestSupport
import Testing

@Suite struct CheckCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try SmallMap().write(to: folder)
  }

  @Test func `a clean map has no findings`() throws {
    let run = try riskmap("check", "small", "--today", "2026-06-01", in: folder)
    #expect(run.output == "small/map.yaml: Small map\n  no findings\n")
    #expect(run.errors == "")
    #expect(run.status == 0)
    #expect(folder.names() == ["small"])
  }

  @Test func `findings stand by severity with their counts`() throws {
    var map = SmallMap()
    map.definition = map.definition.replacing("edition: {number: 1, date: 2026-05-01}\n", with: "")
    map.register = map.register.replacing("A2,泵密封泄漏,LEC,3", with: "A2,泵密封泄漏,LEC,4")
      .replacing("王某,2026-03-01", with: "王某,")
    try map.write(to: folder)
    let run = try riskmap("check", "small", "--today", "2027-03-02", in: folder)
    #expect(
      run.output == """
        small/map.yaml: Small map
          error: small/register.csv:3: register.csv: A2: L=4 is not in the score table of LEC; it counts \
        as not assessed (inherent risk); the nearest scores are 3 and 6
          warning: small/map.yaml: edition.number: the map has no edition number; the sheets leave it \
        blank; write edition: {number: 1}
          warning: small/map.yaml: edition.date: the map has no date; the sheets leave it blank; write \
        edition: {date: 2026-05-01}
          warning: small/register.csv:2: register.csv: A1: the review of unit "A1" was due on 2027-03-01
          warning: small/register.csv:3: register.csv: A2: the review of unit "A2" was due on 2027-03-01
          warning: small/register.csv:4: register.csv: A3: the review of unit "A3" was due on 2027-03-01
          note: small/register.csv:4: register.csv: A3: the date of assessment is missing
          1 error, 5 warnings, 1 note

        """)
    #expect(run.status == 1)
  }

  @Test(arguments: ["zh_CN.UTF-8", "zh", "zh_TW"])
  func `a Chinese environment is answered in Chinese`(locale: String) throws {
    let run = try riskmap(
      "check", "small", "--today", "2027-03-02", in: folder, environment: ["LANG": locale])
    #expect(
      run.output == """
        small/map.yaml: 小图
          警告：small/register.csv:2: register.csv: A1：单元“A1”的复评日期 2027-03-01 已过
          警告：small/register.csv:3: register.csv: A2：单元“A2”的复评日期 2027-03-01 已过
          警告：small/register.csv:4: register.csv: A3：单元“A3”的复评日期 2027-03-01 已过
          警告 3 个

        """)
    #expect(run.status == 0)
  }

  @Test func `strict makes warnings count`() throws {
    let run = try riskmap("check", "small", "--today", "2027-03-02", "--strict", in: folder)
    #expect(run.status == 1)
  }

  @Test func `units that overlap are found`() throws {
    var map = SmallMap()
    map.units[1].ring = "[[30,0],[80,0],[80,30],[30,30],[30,0]]"
    try map.write(to: folder)
    let run = try riskmap("check", "small", "--today", "2026-06-01", in: folder)
    #expect(run.output.contains("A1 + A2 (300 m²)"))
  }

  @Test func `a style that shows low in green is found`() throws {
    var map = SmallMap()
    map.definition += "style: ./green.json\n"
    try map.write(to: folder)
    try folder.write(
      """
      {"version":8,"sources":{"map":{"type":"vector"}},"layers":[
      {"id":"u","type":"fill","source":"map","source-layer":"units","paint":{"fill-color":
      ["match",["get","level"],"low","#00b050","unassessed","#5b9bd5","#ff0000"]}}]}
      """, to: "small/green.json")
    let run = try riskmap("check", "small", "--today", "2026-06-01", in: folder)
    #expect(
      run.output == """
        small/map.yaml: Small map
          warning: small/green.json: the style shows low risk in green; the four colours are red, orange, \
        yellow and blue: low is blue
          warning: small/green.json: the style shows units that are not assessed in blue; blue means low \
        risk; show what is not assessed in grey
          2 warnings

        """)
  }

  @Test func `a folder of maps stands for its maps, and one that cannot be opened for code 2`()
    throws
  {
    try folder.write("name: broken\n", to: "broken/map.yaml")
    let run = try riskmap("check", ".", "--today", "2026-06-01", in: folder)
    #expect(
      run.output == """
        broken/map.yaml
          error: broken/map.yaml:1:1: "crs" is missing; name the plane's CRS, such as EPSG:4543, or local \
        for metres without earth coordinates
          1 error
        small/map.yaml: Small map
          no findings

        """)
    #expect(run.status == 2)
  }

  @Test func `findings are an array of JSON`() throws {
    let run = try riskmap("check", "small", "--today", "2027-03-02", "--json", in: folder)
    let findings = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]]
    #expect(
      findings?.map { $0["code"] as? String } == [
        "review-passed", "review-passed", "review-passed",
      ])
    #expect(findings?.first?["map"] as? String == "small/map.yaml")
    #expect(findings?.first?["line"] as? Int == 2)
    let clean = try riskmap("check", "small", "--today", "2026-06-01", "--json", in: folder)
    #expect(clean.output == "[]\n")
  }

  @Test func `of many findings of a kind the first are shown and the rest counted`() throws {
    var map = SmallMap()
    for index in 0..<30 { map.register += "X\(index),漏,LEC,3,6,7,1,6,7,,,2026-03-01,2027-03-01\n" }
    try map.write(to: folder)
    let run = try riskmap("check", "small", "--today", "2026-06-01", in: folder)
    #expect(run.output.contains("  error: 10 more like these; list all with --verbose\n"))
    let all = try riskmap("check", "small", "--today", "2026-06-01", "--verbose", in: folder)
    #expect(!all.output.contains("more like these"))
    let rendered = try riskmap("render", "small", in: folder)
    #expect(rendered.errors.contains("error: 25 more like these; list all with --verbose\n"))
    #expect(rendered.status == 1)
  }
}
