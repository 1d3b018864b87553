import ArgumentParser
import PlantModel
import RiskMap
import RiskMapServer

/// `riskmap serve`: maps over HTTP.
struct Serve: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: said(zh: "通过 HTTP 提供地图。", en: "Serve maps over HTTP."),
      usage:
        "riskmap serve [<map> ...] [--host <host>] [--port <port>] [--config <file>] [<options>]",
      discussion: said(
        zh: """
          提供瓦片、图幅、单元和等级理由；地图文件变化后自动重新载入。
          默认只在本机监听。用 SIGTERM 或 SIGINT 停止：先答完已有的请求。
          docs/serving.md 列出全部地址和配置项。

          例：
            riskmap serve maps/
            riskmap serve maps/ammonia-plant --port 9000
            riskmap serve --config /etc/riskmap/serve.yaml
          """,
        en: """
          Serves tiles, sheets, units and the reasons of their levels; maps whose files change are loaded anew. It listens on \
          this machine only unless told otherwise. SIGTERM and SIGINT end it when requests that have begun are answered. \
          docs/serving.md lists every address and setting.

          Examples:
            riskmap serve maps/
            riskmap serve maps/ammonia-plant --port 9000
            riskmap serve --config /etc/riskmap/serve.yaml
          """))
  }

  @Argument(
    help: ArgumentHelp(
      said(
        zh: "含 map.yaml 的文件夹、该文件，或含有这样的文件夹的文件夹；默认用配置文件的 maps。",
        en:
          "Folders with a map.yaml, such files, or folders of such folders; maps of the file of settings unless given."
      )))
  var map: [String] = []

  @Option(
    help: ArgumentHelp(
      said(zh: "监听的地址，默认 127.0.0.1。", en: "Address to listen at; 127.0.0.1 unless given."),
      valueName: "host"))
  var host: String?

  @Option(
    help: ArgumentHelp(
      said(
        zh: "监听的端口，默认 8080；0 为任意空闲端口。",
        en: "Port to listen at; 8080 unless given, 0 for one that is free."),
      valueName: "port"))
  var port: Int?

  @Option(
    help: ArgumentHelp(
      said(
        zh: "他人访问本服务的地址，写入文档，如 https://maps.example.com/risk。",
        en: "How others reach it, for addresses in documents, e.g. https://maps.example.com/risk."),
      valueName: "url"))
  var publicURL: String?

  @Option(
    help: ArgumentHelp(
      said(zh: "YAML 配置文件；命令行的选项优先。", en: "File of settings (YAML); options here override it."),
      valueName: "file"))
  var config: String?

  @Option(
    help: ArgumentHelp(
      said(zh: "API 密钥文件，由 riskmap key new 生成。", en: "File of API keys, made by riskmap key new."),
      valueName: "file"))
  var keys: String?

  @Flag(
    help: ArgumentHelp(
      said(
        zh: "在其他机器能访问的地址上监听时，允许任何人看到全部内容。",
        en: "Show everything to everyone who reaches an address beyond this machine.")))
  var open = false

  @OptionGroup var options: CommonOptions

  mutating func validate() throws {
    if map.isEmpty, config == nil {
      throw ValidationError(said(zh: "请给出地图或 --config", en: "give a map or --config"))
    }
    if let port, !(0...65535).contains(port) {
      throw ValidationError(
        said(zh: "--port 须在 0 到 65535 之间", en: "--port must be 0 to 65535, not \(port)"))
    }
    if let publicURL, !ServerSettings.isPublicURL(publicURL) {
      throw ValidationError(
        said(
          zh: "--public-url 须为如 https://maps.example.com/risk 的地址",
          en: "--public-url must be an address such as https://maps.example.com/risk"))
    }
  }
}
