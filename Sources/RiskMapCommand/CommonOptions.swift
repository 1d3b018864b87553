import ArgumentParser
import PlantModel

/// Options that every command takes.
struct CommonOptions: ParsableArguments {
  @Flag(
    name: [.short, .long],
    help: ArgumentHelp(said(zh: "只输出错误。", en: "Print errors only.")))
  var quiet = false

  @Flag(
    name: [.short, .long],
    help: ArgumentHelp(
      said(zh: "列出全部发现的问题和说明。", en: "Print every finding, also the notes.")))
  var verbose = false

  @Option(
    help: ArgumentHelp(
      said(
        zh: "标准错误上消息的格式，json 为每行一个。",
        en: "Format of messages on standard error; JSON has one a line."),
      valueName: "format"))
  var logFormat = LogFormat.text

  @Flag(
    help: ArgumentHelp(
      said(
        zh: "在标准错误上输出各阶段的毫秒数和内存峰值。",
        en: "Print milliseconds a stage and peak memory on standard error.")))
  var timings = false

  @Option(
    help: ArgumentHelp(
      said(
        zh: "同时进行的工作数，默认等于处理器数。",
        en: "How much work is done at once; the number of processors unless given."),
      valueName: "number"))
  var jobs: Int?

  @Flag(
    help: ArgumentHelp(
      said(zh: "有警告时退出码也为 1。", en: "Exit with 1 for warnings too, not only for errors.")))
  var strict = false

  @Option(
    help: ArgumentHelp(
      said(
        zh: "消息语言，默认随 LANG。", en: "Language of messages; from LANG unless given."),
      valueName: "language"))
  var lang: Language?

  mutating func validate() throws {
    if let jobs, !(1...1024).contains(jobs) {
      throw ValidationError(
        said(zh: "--jobs 须在 1 到 1024 之间，而不是 \(jobs)", en: "--jobs must be 1 to 1024, not \(jobs)"))
    }
    if quiet && verbose {
      throw ValidationError(
        said(zh: "--quiet 和 --verbose 只能选一个", en: "--quiet and --verbose exclude each other"))
    }
  }

  var jobCount: Int { jobs ?? Edge.processorCount }

  var console: Console {
    Console(
      language: Edge.language, detail: quiet ? .errors : verbose ? .everything : .usual,
      format: logFormat, isTerminal: Edge.isErrorTerminal && logFormat == .text)
  }
}

/// How messages are written to standard error.
enum LogFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}

extension Language: ExpressibleByArgument {}
