import ArgumentParser
import PlantModel
import RiskMap
import RiskMapServer

/// `riskmap key sign`: addresses that let in by themselves.
struct KeySign: MapCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "sign",
      abstract: said(zh: "签名地址。", en: "Sign addresses."),
      usage:
        "riskmap key sign [<address> ...] [--for <time>] [--maps <maps>] [--audience <audience>] [<options>]",
      discussion: said(
        zh: """
          密钥取自环境变量 RISKMAP_KEY，否则取自标准输入的第一行；须为用 --signing 生成的密钥。
          签名后的地址可用于 <img>、iframe 和 Grafana，到期前有效；不给地址时只打印查询参数。
          签名所示的内容不会多于其密钥。
          """,
        en: """
          The key is that of the environment's RISKMAP_KEY, else the first line of standard input; it was made with \
          --signing. Signed addresses work in <img>, frames and Grafana until they expire; without an address the query \
          alone is printed. A signature never shows more than its key.
          """))
  }

  @Argument(
    help: ArgumentHelp(said(zh: "要签名的地址。", en: "Addresses to sign."), valueName: "address"))
  var addresses: [String] = []

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      said(zh: "有效时间：如 30d、12h、15m。", en: "How long it is valid: 30d, 12h, 15m."), valueName: "time"
    ))
  var time = "1d"

  @Option(
    help: ArgumentHelp(
      said(
        zh: "可见的图，以逗号分隔；* 为密钥的全部。",
        en: "Maps that it shows, with commas between them; * is all of the key's."),
      valueName: "maps"))
  var maps = "*"

  @Option(
    help: ArgumentHelp(
      said(
        zh: "public 不显示人员姓名、数量和管控措施。",
        en: "With public it shows no names of people, quantities and measures."),
      valueName: "audience"))
  var audience = Audience.internal

  @OptionGroup var options: CommonOptions

  mutating func validate() throws {
    guard MapScope(maps) != nil else {
      throw ValidationError(
        said(zh: "--maps 应为以逗号分隔的图名或 *", en: "--maps takes names with commas between them, or *"))
    }
    guard Self.seconds(time) != nil else {
      throw ValidationError(
        said(zh: "--for 应为如 30d、12h、15m 的时间", en: "--for takes a time such as 30d, 12h or 15m"))
    }
  }

  func perform(with console: Console, timing clock: StageClock) throws(MapError) -> Outcome {
    let text = Edge.environment["RISKMAP_KEY"] ?? readLine(strippingNewline: true) ?? ""
    guard let key = APIKey(text.trimmed) else {
      console.report(
        Diagnostic(
          .error, "no-key", LocalizedText(zh: "没有可用的密钥", en: "there is no key to sign with"),
          hint: LocalizedText(
            zh: "把密钥放入 RISKMAP_KEY 或标准输入", en: "put it into RISKMAP_KEY or standard input")))
      return Outcome(hasFailed: true)
    }
    let right = SignedAddress(
      key: key.name, expires: Int(Edge.now()) + (Self.seconds(time) ?? 0), audience: audience,
      maps: MapScope(maps) ?? .named([]))
    let query = SignedAddress.parameter + "=" + right.signed(with: key.signingSecret)
    if addresses.isEmpty { printResult(query) }
    for address in addresses { printResult(Self.signed(address, by: query)) }
    return Outcome()
  }

  /// Before a fragment, behind a query that is there already.
  static func signed(_ address: String, by query: String) -> String {
    let fragment = address.firstIndex(of: "#") ?? address.endIndex
    let head = address[..<fragment]
    return head + (head.contains("?") ? "&" : "?") + query + address[fragment...]
  }

  /// Of `30d`, `12h`, `15m`, `90s`; nil for anything else and for more than a hundred years.
  static func seconds(_ text: String) -> Int? {
    let units: [Character: Int] = ["d": 86_400, "h": 3600, "m": 60, "s": 1]
    guard let last = text.last, let unit = units[last], let count = Int(text.dropLast()),
      (1...36_500 * 86_400 / unit).contains(count)
    else { return nil }
    return count * unit
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
