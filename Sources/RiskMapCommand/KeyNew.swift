import ArgumentParser
import Foundation
import PlantModel
import RiskMap
import RiskMapServer

/// `riskmap key new`: an API key.
struct KeyNew: MapCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "new",
      abstract: said(zh: "生成 API 密钥。", en: "Make an API key."),
      usage:
        "riskmap key new <name> [--keys <file>] [--maps <maps>] [--audience <audience>] [--signing] [<options>]",
      discussion: said(
        zh: """
          密钥打印在标准输出上，只此一次；密钥文件只存其 SHA-256。不给 --keys 时第二行打印应写入文件的内容。
          客户端用 Authorization: Bearer <密钥> 或 X-API-Key: <密钥>。删除文件中的行即吊销密钥，
          运行中的服务器会自动重新读取。
          """,
        en: """
          The key goes to standard output, this once: the file of keys has its SHA-256 only. Without --keys a second line is \
          what belongs into that file. Clients send Authorization: Bearer <key> or X-API-Key: <key>. Taking its line out of \
          the file revokes a key; a server that runs reads the file again by itself.
          """))
  }

  @Argument(
    help: ArgumentHelp(
      said(zh: "密钥名，由 a–z、0–9、_、- 组成。", en: "Name of the key, of a–z, 0–9, _ and -."),
      valueName: "name"))
  var name: String

  @Option(
    help: ArgumentHelp(
      said(zh: "加入此密钥文件。", en: "File of keys that the key is added to."), valueName: "file"))
  var keys: String?

  @Option(
    help: ArgumentHelp(
      said(zh: "可见的图，以逗号分隔；* 为全部。", en: "Maps that it shows, with commas between them; * is all."),
      valueName: "maps"))
  var maps = "*"

  @Option(
    help: ArgumentHelp(
      said(
        zh: "public 不显示人员姓名、数量和管控措施。",
        en: "With public it shows no names of people, quantities and measures."),
      valueName: "audience"))
  var audience = Audience.internal

  @Option(
    help: ArgumentHelp(
      said(
        zh: "每秒请求数上限；默认由服务器配置决定。", en: "Requests a second; what the server is set to unless given."),
      valueName: "number"))
  var rate: Double?

  @Option(
    help: ArgumentHelp(
      said(
        zh: "最后有效日（UTC），如 2027-12-31。", en: "Last day on which it is valid (UTC), e.g. 2027-12-31."),
      valueName: "date"))
  var expires: String?

  @Flag(
    help: ArgumentHelp(
      said(
        zh: "可用 riskmap key sign 签名地址；文件中会存放签名用的秘密。",
        en: "Let it sign addresses (riskmap key sign); the file then holds the secret for that.")))
  var signing = false

  @OptionGroup var options: CommonOptions

  mutating func validate() throws {
    guard APIKey.isName(name) else {
      throw ValidationError(
        said(
          zh: "密钥名“\(name)”不是 1–64 个小写字母、数字、_ 或 -",
          en: "the name \"\(name)\" is not 1 to 64 of a–z, 0–9, _ and -"))
    }
    guard MapScope(maps) != nil else {
      throw ValidationError(
        said(zh: "--maps 应为以逗号分隔的图名或 *", en: "--maps takes names with commas between them, or *"))
    }
    if let rate, !(0.001...1e6).contains(rate) {
      throw ValidationError(
        said(zh: "--rate 应在 0.001 到 1000000 之间", en: "--rate must be from 0.001 to 1000000"))
    }
    if let expires, CalendarDate(expires) == nil {
      throw ValidationError(
        said(zh: "--expires 应为日期，如 2027-12-31", en: "--expires takes a date such as 2027-12-31"))
    }
  }

  func perform(with console: Console, timing clock: StageClock) throws(MapError) -> Outcome {
    let key = APIKey(named: name)
    let record = KeyRecord(
      key, maps: MapScope(maps) ?? .named([]), audience: audience, rate: rate,
      expires: expires.flatMap { CalendarDate($0) }, signs: signing)
    guard let keys else {
      printResult(key.text)
      printResult(record.line)
      return Outcome()
    }
    try add(record, to: keys)
    printResult(key.text)
    console.say(
      LocalizedText(
        zh: "已加入 \(keys)；密钥不会再次显示", en: "added to \(keys); the key is not shown again"))
    return Outcome()
  }

  /// The file stays as it is where it is no file of keys, or has one of that name.
  private func add(_ record: KeyRecord, to file: String) throws(MapError) {
    var bytes: [UInt8] = []
    if FileManager.default.fileExists(atPath: file) {
      bytes = try smallFile(file, limit: KeyFile.byteLimit)
    } else {
      // Nobody else has to read it; a file that is there keeps the rights that it has.
      umask(0o077)
    }
    if let last = bytes.last, last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
    bytes += Array((record.line + "\n").utf8)
    _ = try KeyFile(bytes, file: file)
    try Interruption.deferred { [bytes] () throws(MapError) in try deliver(bytes, to: file) }
  }
}

extension Audience: ExpressibleByArgument {}
