import TestSupport
import Testing

/// Wrong usage: code 2, a sentence, and nothing made.
@Suite struct UsageTests {
  @Test(arguments: [
    (["render"], "Error: Missing expected argument '<map> ...'"),
    (
      ["render", "small", "--dpi", "0", "--format", "png"],
      "Error: --dpi must be 1 to 1200, not 0.0"
    ),
    (
      ["render", "small", "--dpi", "1201", "--format", "png"],
      "Error: --dpi must be 1 to 1200, not 1201.0"
    ),
    (["render", "small", "--dpi", "x"], "Error: The value 'x' is invalid for '--dpi <number>'"),
    (["render", "small", "--dpi", "100"], "Error: --dpi is for PNG only: pdf has no pixels"),
    (
      ["render", "small", "-o", "x.pdf", "--format", "svg"],
      "Error: --format svg contradicts the extension .pdf"
    ),
    (
      ["render", "small", "--format", "gif"],
      "Error: The value 'gif' is invalid for '--format <format>'. Please provide one of 'pdf', 'png' or 'svg'."
    ),
    (
      ["render", "small", "--basis", "worst"],
      "Error: The value 'worst' is invalid for '--basis <basis>'. Please provide one of 'inherent', 'residual' or 'effective'."
    ),
    (
      ["render", "small", "--sheet", "a", "--sheet", "b", "-o", "x.pdf"],
      "Error: several sheets do not go into one file"
    ),
    (["render", "small", "other", "--sheet", "a"], "Error: --sheet goes with one map only"),
    (["render", "small", "--jobs", "0"], "Error: --jobs must be 1 to 1024, not 0"),
    (
      ["render", "small", "--quiet", "--verbose"], "Error: --quiet and --verbose exclude each other"
    ),
    (["render", "small", "--outpt"], "Error: Unknown option '--outpt'. Did you mean '--output'?"),
    (["check"], "Error: Missing expected argument '<map> ...'"),
    (
      ["check", "small", "--today", "soon"],
      "Error: --today must be a date such as 2026-05-01, not \"soon\""
    ),
    (["explain", "small"], "Error: give one of --unit, --sheet and --tile"),
    (
      ["explain", "small", "--unit", "A1", "--sheet", "a4"],
      "Error: give one of --unit, --sheet and --tile"
    ),
    (["new"], "Error: Missing expected argument '<dir>'"),
    (["draw"], "Error: Unexpected argument 'draw'"),
  ])
  func `wrong usage is told in a sentence`(arguments: [String], message: String) throws {
    let folder = try TemporaryFolder()
    let run = try riskmap(arguments, in: folder)
    #expect(run.errors.split(separator: "\n").first.map(String.init) == message)
    #expect(run.errors.contains("Usage: riskmap"))
    #expect(run.output == "")
    #expect(run.status == 2)
  }

  @Test func `wrong usage is told in Chinese where the language is Chinese`() throws {
    let folder = try TemporaryFolder()
    let run = try riskmap(
      "render", "--outpt", "small", in: folder, environment: ["LANG": "zh_CN.UTF-8"])
    #expect(
      run.errors == """
        错误：未知选项 '--outpt'；是否应为 '--output'?
        用法：riskmap render <map> ... [--sheet <id>] [-o <file>] [--format pdf|png|svg] [--dpi <number>] [<options>]
          用 'riskmap render --help' 查看详细说明。

        """)
    let dpi = try riskmap(
      "render", "small", "--dpi", "0", "--format", "png", "--lang", "zh", in: folder)
    #expect(dpi.errors.hasPrefix("错误：--dpi 须在 1 到 1200 之间，而不是 0.0\n"))
  }

  @Test func `the version is a number`() throws {
    let run = try riskmap("--version", in: TemporaryFolder())
    #expect(run.output == "0.1.0\n")
    #expect(run.status == 0)
  }
}
