import ArgumentParser

/// Delivers to files and the terminal: arguments in; results on standard output, messages on standard error, an exit code
/// out. One command stands in each file.
struct RiskMapCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "riskmap",
      abstract: said(
        zh: "由厂区平面图和风险清单绘制安全风险空间分布图（四色图）。",
        en: "Draw four-colour risk maps from a plant's layout and its risk register."),
      discussion: said(
        zh: """
          一张图是一个文件夹：
          map.yaml 写明平面图、单元、风险清单、规则、样式和图幅。

          从头开始：
            riskmap new    DIR            由文件夹里的数据写出 map.yaml 初稿
            riskmap check  DIR            列出数据和评估中的问题
            riskmap render DIR -o out/    绘制全部图幅
            riskmap tiles  DIR -o t/      切片

          退出码：0 完成；1 完成，但有错误级问题（--strict 时警告也算）；
          2 未能完成，包括用法错误。
          """,
        en: """
          A map is a folder: its map.yaml names the layout, the units, the register, the rules, the style and the sheets.

          To begin with:
            riskmap new    DIR            write a first map.yaml from data in DIR
            riskmap check  DIR            list what is wrong with data and levels
            riskmap render DIR -o out/    draw all sheets
            riskmap tiles  DIR -o t/      make tiles

          Exit codes: 0 done; 1 done, with findings of severity error (with --strict also warnings); 2 nothing made, \
          wrong usage included.
          """),
      version: version,
      subcommands: [
        Check.self, Render.self, Tiles.self, Explain.self, Serve.self, Key.self, Preview.self,
        New.self,
      ])
  }

  /// Raised with every release; `CHANGELOG.md` says what changed.
  static let version = "0.1.0"
}
