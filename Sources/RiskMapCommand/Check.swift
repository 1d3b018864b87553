import ArgumentParser
import PlantModel
import RiskMap

/// `riskmap check`: what is wrong with a map's definition, data and levels.
struct Check: MapCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: said(zh: "检查定义、数据和等级。", en: "Check definition, data and levels."),
      usage: "riskmap check <map> ... [--today <date>] [--json] [<options>]",
      discussion: said(
        zh: """
          列出发现的问题，最严重的在前：缺少图形或等级的单元、
          重叠的单元、现有风险高于固有风险、复评日期已过、
          放不下的标注、未安装的字体等。
          每个图幅都试排一遍，但不写文件。

          例：
            riskmap check maps/ammonia-plant
            riskmap check maps                          文件夹下的全部图
            riskmap check maps/ammonia-plant --strict   有警告时退出码也为 1
            riskmap check maps/ammonia-plant --json | jq '.[].code'
          """,
        en: """
          Lists what was found, the worst first: units without polygon or level, overlapping units, residual risk worse than \
          inherent, reviews that are overdue, labels that do not fit, fonts that are not installed. Every sheet is laid out, \
          nothing is written.

          Examples:
            riskmap check maps/ammonia-plant
            riskmap check maps                          all maps of a folder
            riskmap check maps/ammonia-plant --strict   exit with 1 for warnings too
            riskmap check maps/ammonia-plant --json | jq '.[].code'
          """))
  }

  @Argument(
    help: ArgumentHelp(
      said(
        zh: "含 map.yaml 的文件夹、该文件，或含有这样的文件夹的文件夹。",
        en: "Folders with a map.yaml, such files, or folders of such folders.")))
  var map: [String]

  @Option(
    help: ArgumentHelp(
      said(
        zh: "复评日期以这一天为准，如 2026-05-01；默认今天。",
        en: "The day by which reviews are due, such as 2026-05-01; today unless given."),
      valueName: "date"))
  var today: String?

  @Flag(help: ArgumentHelp(said(zh: "以 JSON 数组输出。", en: "Print the findings as a JSON array.")))
  var json = false

  @OptionGroup var options: CommonOptions

  mutating func validate() throws {
    if map.isEmpty {
      throw ValidationError(said(zh: "请给出一个图", en: "give a map"))
    }
    if let today, CalendarDate(today) == nil {
      throw ValidationError(
        said(
          zh: "--today 须是日期，如 2026-05-01，而不是“\(today)”",
          en: "--today must be a date such as 2026-05-01, not \"\(today)\""))
    }
  }

  func perform(with console: Console, timing clock: StageClock) throws(MapError) -> Outcome {
    var files: [String] = []
    for argument in map { files += try MapLocation.definitions(at: argument) }
    let today = CalendarDate(today ?? Edge.today)
    let all = files
    let progress = Progress(steps: all.count, console: console, clock: clock)
    let reports = concurrently(all.count, jobs: options.jobCount) { index in
      let report = CheckReport.made(
        of: all[index], today: today, jobs: all.count == 1 ? options.jobCount : 1, timing: clock)
      progress.advance(all[index])
      return report
    }
    progress.finish()
    if json {
      printResult(JSON.array(reports.flatMap { $0.json(in: console.language) }).indented)
    } else {
      for report in reports { report.print(in: console.language, detail: console.detail) }
    }
    return Outcome(
      findings: reports.flatMap(\.findings), hasFailed: reports.contains(where: \.hasFailed))
  }
}
