import ArgumentParser
import PlantModel
import RiskMap
import RiskMapServer

/// `riskmap serve`: maps over HTTP.
struct Serve: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: said(zh: "通过 HTTP 提供地图。", en: "Serve maps over HTTP."),
      usage: "riskmap serve <map> ... [--host <host>] [--port <port>] [<options>]")
  }

  @Argument(
    help: ArgumentHelp(
      said(
        zh: "含 map.yaml 的文件夹、该文件，或含有这样的文件夹的文件夹。",
        en: "Folders with a map.yaml, such files, or folders of such folders.")))
  var map: [String]

  @Option(
    help: ArgumentHelp(
      said(zh: "监听的地址，默认 127.0.0.1。", en: "Address to listen at; 127.0.0.1 unless given."),
      valueName: "host"))
  var host: String?

  @Option(
    help: ArgumentHelp(
      said(zh: "监听的端口，默认 8080。", en: "Port to listen at; 8080 unless given."),
      valueName: "port"))
  var port: Int?

  @OptionGroup var options: CommonOptions
}
