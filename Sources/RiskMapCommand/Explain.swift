import ArgumentParser
import PlantModel
import RiskMap

/// `riskmap explain`: why a unit, a sheet or a tile looks as it does.
struct Explain: MapCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: said(
        zh: "说明一个单元、图幅或瓦片为何如此。", en: "Say why a unit, a sheet or a tile looks as it does."),
      usage:
        "riskmap explain <map> (--unit <code> | --sheet <id> | [--grid <grid>] --tile <z/x/y>) [--json] [<options>]",
      discussion: said(
        zh: """
          单元：各口径的等级及其理由链、风险事件、管控措施、
          责任人、日期和所在图幅。
          图幅：纸张、比例、范围、各等级单元数、标注方式、字体和问题。
          瓦片：范围、样式级别、各等级单元、标注方式、图形、字节数，
          或者为何是空的。

          例：
            riskmap explain maps/ammonia-plant --unit 0301
            riskmap explain maps/ammonia-plant --sheet gate-a0
            riskmap explain maps/ammonia-plant --tile 17/102868/56390
            riskmap explain maps/ammonia-plant --unit 0301 --json
          """,
        en: """
          Of a unit: its level at each basis with the chain of reasons, events, measures, who is responsible, dates, and the \
          sheets that show it. Of a sheet: paper, scale, extent, units a level, how labels are placed, fonts, findings. Of a \
          tile: where it lies, the style's zoom, units a level, how labels are placed, what is drawn, its size in bytes, or why \
          it is empty.

          Examples:
            riskmap explain maps/ammonia-plant --unit 0301
            riskmap explain maps/ammonia-plant --sheet gate-a0
            riskmap explain maps/ammonia-plant --tile 17/102868/56390
            riskmap explain maps/ammonia-plant --unit 0301 --json
          """))
  }

  @Argument(
    help: ArgumentHelp(
      said(zh: "含 map.yaml 的文件夹，或该文件。", en: "A folder with a map.yaml, or the file.")))
  var map: String

  @Option(help: ArgumentHelp(said(zh: "单元编码。", en: "Code of a unit."), valueName: "code"))
  var unit: String?

  @Option(help: ArgumentHelp(said(zh: "图幅。", en: "Id of a sheet."), valueName: "id"))
  var sheet: String?

  @Option(
    help: ArgumentHelp(
      said(zh: "瓦片：级/列/行。", en: "A tile: zoom, column and row."), valueName: "z/x/y"))
  var tile: String?

  @Option(
    help: ArgumentHelp(
      said(
        zh: "瓦片的网格，默认为 map.yaml 的第一个。", en: "Grid of the tile; the first of map.yaml unless given."),
      valueName: "grid"))
  var grid: String?

  @Option(
    help: ArgumentHelp(
      said(
        zh: "图幅和瓦片显示固有、现有或动态风险，默认随 map.yaml。",
        en: "Levels that sheets and tiles show; from map.yaml unless given."), valueName: "basis"))
  var basis: RiskBasis?

  @Flag(help: ArgumentHelp(said(zh: "以 JSON 输出。", en: "Print JSON.")))
  var json = false

  @OptionGroup var options: CommonOptions

  mutating func validate() throws {
    if [unit, sheet, tile].count(where: { $0 != nil }) != 1 {
      throw ValidationError(
        said(
          zh: "请给出 --unit、--sheet 和 --tile 之一", en: "give one of --unit, --sheet and --tile"))
    }
    if grid != nil, tile == nil {
      throw ValidationError(said(zh: "--grid 只与 --tile 同用", en: "--grid goes with --tile only"))
    }
  }

  func perform(with console: Console, timing clock: StageClock) throws(MapError) -> Outcome {
    let map = try AssessedMap.opened(at: map, timing: clock)
    let language = console.language
    if let unit {
      let explanation = try clock.measure(.layOut) { () throws(MapError) in
        try map.explanation(unit: unit, basis: basis, jobs: options.jobCount)
      }
      printResult(json ? explanation.json(in: language).indented : explanation.text(in: language))
    } else if let sheet {
      let explanation = try clock.measure(.layOut) { () throws(MapError) in
        try map.explanation(sheet: sheet, basis: basis)
      }
      printResult(json ? explanation.json(in: language).indented : explanation.text(in: language))
      return Outcome(findings: explanation.findings)
    } else if let tile {
      let explanation = try clock.measure(.layOut) { () throws(MapError) in
        try map.explanation(tile: tile, grid: grid, basis: basis)
      }
      printResult(json ? explanation.json(in: language).indented : explanation.text(in: language))
      return Outcome(findings: explanation.findings)
    }
    return Outcome()
  }
}
