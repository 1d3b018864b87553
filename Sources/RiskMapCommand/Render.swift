import ArgumentParser
import PlantModel
import RiskMap

/// `riskmap render`: sheets as PDF, PNG or SVG.
struct Render: MapCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: said(zh: "绘制图幅（PDF、PNG、SVG）。", en: "Draw sheets as PDF, PNG or SVG."),
      usage:
        "riskmap render <map> [--sheet <id>] [-o <file>] [--format pdf|png|svg] [--dpi <number>] [<options>]",
      discussion: said(
        zh: """
          不写 --sheet 时绘制 map.yaml 中的全部图幅，
          存为 <图名>-<图幅>.<格式>；每个文件的路径输出到标准输出。

          例：
            riskmap render maps/ammonia-plant                                全部图幅，PDF，存入 out/
            riskmap render maps/ammonia-plant --sheet gate-a0 -o gate.pdf    一张图幅
            riskmap render maps/ammonia-plant --sheet office-a3 -o a3.png --dpi 300
            riskmap render maps/ammonia-plant --basis residual -o residual/  现有风险
            riskmap render maps/ammonia-plant --sheet office-a3 --format svg -o - > a3.svg
          """,
        en: """
          Without --sheet all sheets of map.yaml are drawn, as <map>-<sheet>.<format>. The path of each file is printed on \
          standard output.

          Examples:
            riskmap render maps/ammonia-plant                                all sheets, as PDF, into out/
            riskmap render maps/ammonia-plant --sheet gate-a0 -o gate.pdf    one sheet
            riskmap render maps/ammonia-plant --sheet office-a3 -o a3.png --dpi 300
            riskmap render maps/ammonia-plant --basis residual -o residual/  with credit for controls
            riskmap render maps/ammonia-plant --sheet office-a3 --format svg -o - > a3.svg
          """))
  }

  @Argument(
    help: ArgumentHelp(
      said(zh: "含 map.yaml 的文件夹，或该文件。", en: "A folder with a map.yaml, or the file.")))
  var map: String

  @Option(
    help: ArgumentHelp(
      said(zh: "只绘制这个图幅；可以重复。", en: "Draw this sheet only; may be repeated."), valueName: "id"))
  var sheet: [String] = []

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      said(
        zh: "输出文件或文件夹，- 为标准输出；默认 out/。",
        en: "File or folder to write, - for standard output; out/ unless given."),
      valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      said(
        zh: "pdf、png 或 svg；默认随文件扩展名，否则 pdf。",
        en: "pdf, png or svg; from the file's extension, else pdf."),
      valueName: "format"))
  var format: OutputFormat?

  @Option(
    help: ArgumentHelp(
      said(
        zh: "PNG 每英寸点数，1 到 1200；默认 150。", en: "Dots an inch of a PNG, 1 to 1200; 150 unless given."),
      valueName: "number"))
  var dpi: Double?

  @Option(
    help: ArgumentHelp(
      said(
        zh: "显示的等级：inherent 固有、residual 现有或 effective 动态；默认随 map.yaml。",
        en: "Levels that are shown: inherent, residual or effective; from map.yaml unless given."),
      valueName: "basis"))
  var basis: RiskBasis?

  @OptionGroup(title: said(zh: "通用选项", en: "Common options")) var options: CommonOptions

  mutating func validate() throws {
    if let dpi, !(1...1200).contains(dpi) {
      throw ValidationError(
        said(zh: "--dpi 须在 1 到 1200 之间，而不是 \(dpi)", en: "--dpi must be 1 to 1200, not \(dpi)"))
    }
    let target = target
    if let format, let asked = target.extensionFormat, asked != format {
      throw ValidationError(
        said(
          zh: "--format \(format.rawValue) 与文件扩展名 .\(asked.rawValue) 不符",
          en: "--format \(format.rawValue) contradicts the extension .\(asked.rawValue)"))
    }
    if dpi != nil, target.format != .png {
      throw ValidationError(
        said(
          zh: "--dpi 只用于 PNG：\(target.format.rawValue) 没有像素",
          en: "--dpi is for PNG only: \(target.format.rawValue) has no pixels"))
    }
    if sheet.count > 1, target.isSingle {
      throw ValidationError(
        said(zh: "多个图幅不能写入同一个文件", en: "several sheets do not go into one file"))
    }
  }

  var target: RenderTarget {
    RenderTarget(output: output, format: format, isOneSheet: sheet.count == 1)
  }

  func perform(with console: Console, timing clock: StageClock) throws(MapError) -> Outcome {
    let map = try AssessedMap.opened(at: map, timing: clock)
    console.report(map.diagnostics)
    let ids = sheet.isEmpty ? map.sheetIDs : sheet
    for id in ids { try map.checkSheet(id) }
    guard ids.count == 1 || !target.isSingle else {
      throw .sheetNotNamed(file: map.definitionFile, available: ids)
    }
    var outcome = Outcome(findings: map.diagnostics)
    let progress = Progress(steps: ids.count, console: console)
    // A picture is painted by all threads at once; documents are drawn one a thread.
    let lanes = target.format == .png ? 1 : options.jobCount
    let results = concurrently(ids.count, jobs: lanes) { index in
      let result = Result { () throws(MapError) in
        try draw(ids[index], of: map, timing: clock)
      }
      progress.advance(ids[index])
      return result
    }
    progress.finish()
    for (id, result) in zip(ids, results) {
      switch result {
      case .success(let findings):
        console.report(findings)
        outcome.findings += findings
        if let path = target.path(map: map.name, sheet: id) { printResult(path) }
      case .failure(let error):
        console.report(error.diagnostics)
        outcome.hasFailed = true
      }
    }
    let fonts = map.fontDiagnostics
    console.report(fonts)
    outcome.findings += fonts
    return outcome
  }

  /// One sheet from its layout to its file; gives its findings.
  private func draw(
    _ id: String, of map: AssessedMap, timing clock: StageClock
  ) throws(MapError) -> [Diagnostic] {
    let sheet = try clock.measure(.layOut) { () throws(MapError) in
      try map.sheet(id, basis: basis)
    }
    let bytes = try clock.measure(.encode) { () throws(MapError) in
      try encode(sheet.value, as: target.format, dpi: dpi ?? 150, threads: options.jobCount)
    }
    try clock.measure(.deliver) { () throws(MapError) in
      try target.deliver(bytes, map: map.name, sheet: id)
    }
    return sheet.diagnostics
  }
}

extension OutputFormat: ExpressibleByArgument {}
extension RiskBasis: ExpressibleByArgument {}
