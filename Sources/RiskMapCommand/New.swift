import ArgumentParser
import PlantModel
import RiskMap

/// `riskmap new`: a first map.yaml.
struct New: MapCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: said(
        zh: "由文件夹中的数据写出 map.yaml 初稿。", en: "Write a first map.yaml from the data in a folder."),
      usage: "riskmap new <dir> [<options>]",
      discussion: said(
        zh: """
          查看文件夹中的 DXF、GeoPackage、Shapefile、GeoJSON、CSV、XLSX 和图片，
          推测单元图层、编码和名称列、风险清单、坐标系和图层类别，
          写出带注释的 map.yaml，并列出推测的内容和要核对的地方。
          已有的 map.yaml 不会被覆盖。

          例：
            riskmap new ~/四色图
            riskmap check ~/四色图
          """,
        en: """
          Looks at the DXF, GeoPackage, Shapefile, GeoJSON, CSV, XLSX and picture files of the folder; guesses the layer of \
          units, its columns of code and name, the register, the CRS and the classes of layers; writes a map.yaml with \
          comments, and says what it guessed and what to look at. A map.yaml that is there is never written over.

          Examples:
            riskmap new plant
            riskmap check plant
          """))
  }

  @Argument(
    help: ArgumentHelp(said(zh: "含数据文件的文件夹。", en: "A folder with data files."), valueName: "dir"))
  var folder: String

  @OptionGroup var options: CommonOptions

  func perform(with console: Console, timing clock: StageClock) throws(MapError) -> Outcome {
    let made = try clock.measure(.load) { () throws(MapError) in
      try DefinitionDraft.made(for: folder, language: console.language)
    }
    console.report(made.diagnostics)
    let draft = made.value
    try clock.measure(.deliver) { () throws(MapError) in
      try Interruption.deferred { () throws(MapError) in
        try deliver(Array(draft.text.utf8), to: draft.file)
      }
    }
    for guess in draft.guesses { console.say(guess) }
    for check in draft.checks { console.say(toDo(check)) }
    printResult(draft.file)
    return Outcome(findings: made.diagnostics)
  }

  private func toDo(_ check: LocalizedText) -> LocalizedText {
    LocalizedText(zh: "请核对：\(check.zh)", en: "check: \(check.en)")
  }
}
