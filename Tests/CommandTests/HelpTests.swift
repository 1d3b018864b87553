import Foundation
import TestSupport
import Testing

/// Help is part of the product: each page is kept in `Help/`. `RECORD_HELP=1` writes them anew and fails once.
@Suite struct HelpTests {
  @Test(
    arguments: [
      "", "check", "render", "tiles", "explain", "serve", "preview", "new", "key", "key new",
      "key sign",
    ], ["en", "zh"])
  func `help is what was agreed`(command: String, language: String) throws {
    let arguments =
      command.split(separator: " ").map(String.init) + ["--help", "--lang", language]
    let run = try riskmap(arguments, in: TemporaryFolder())
    #expect(run.status == 0)
    #expect(run.errors == "")
    let name =
      "Help/\(command.isEmpty ? "riskmap" : command.replacing(" ", with: "-")).\(language).txt"
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: name)
    if ProcessInfo.processInfo.environment["RECORD_HELP"] != nil {
      try Data(run.output.utf8).write(to: file)
      Issue.record("recorded \(name)")
    }
    #expect(try run.output == String(contentsOf: file, encoding: .utf8))
  }
}
