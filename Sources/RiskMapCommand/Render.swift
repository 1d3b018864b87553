import ArgumentParser
import PlantModel
import RiskMap

/// `riskmap render`: sheets as PDF, PNG or SVG.
struct Render: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: said(zh: "绘制图幅（PDF、PNG、SVG）。", en: "Draw sheets as PDF, PNG or SVG."),
      usage:
        "riskmap render <map> ... [--sheet <id>] [-o <file>] [--format pdf|png|svg] [--dpi <number>] [<options>]",
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
      said(zh: "含 map.yaml 的文件夹，或该文件。", en: "Folders with a map.yaml, or such files.")))
  var map: [String]

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
        zh: "格式，默认随文件扩展名，否则 pdf。",
        en: "From the file's extension unless given, else pdf."),
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
        zh: "显示固有、现有或动态风险，默认随 map.yaml。",
        en: "Levels that are shown; from map.yaml unless given."),
      valueName: "basis"))
  var basis: RiskBasis?

  @OptionGroup var options: CommonOptions

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
    if let unknown = target.unknownExtension {
      throw ValidationError(
        said(
          zh: "不支持格式 .\(unknown)；可用 pdf、png、svg；若指文件夹，请以 / 结尾",
          en: ".\(unknown) is not a format; there are pdf, png and svg. End a folder's name with /")
      )
    }
    if dpi != nil, target.format != .png {
      throw ValidationError(
        said(
          zh: "--dpi 只用于 PNG：\(target.format.rawValue) 没有像素",
          en: "--dpi is for PNG only: \(target.format.rawValue) has no pixels"))
    }
    if !sheet.isEmpty, map.count > 1 {
      throw ValidationError(
        said(zh: "--sheet 只用于一个图", en: "--sheet goes with one map only"))
    }
    if sheet.count > 1, target.isSingle {
      throw ValidationError(
        said(zh: "多个图幅不能写入同一个文件", en: "several sheets do not go into one file"))
    }
  }

  var target: RenderTarget {
    RenderTarget(output: output, format: format, isOneSheet: sheet.count == 1)
  }
}

extension OutputFormat: ExpressibleByArgument {}
extension RiskBasis: ExpressibleByArgument {}
