import Foundation
import TestSupport
import Testing

/// What the front pages tell to type works as it stands.
@Suite struct ReadmeTests {
  static let pages = ["README.md", "README.zh-CN.md"]

  /// The words of each `riskmap` line in the page's shell blocks, without comments.
  private static func commands(of page: String) throws -> [[String]] {
    let text = try String(contentsOf: repository.appending(path: page), encoding: .utf8)
    var commands: [[String]] = []
    var isShell = false
    for line in text.split(separator: "\n") {
      if line.hasPrefix("```") { isShell = line == "```sh" }
      let words = line.prefix { $0 != "#" }.split(separator: " ").map(String.init)
      if isShell, words.first == "riskmap" { commands.append(Array(words.dropFirst())) }
    }
    return commands
  }

  @Test(arguments: pages)
  func `every option of a command line is in the command's help`(page: String) throws {
    let commands = try Self.commands(of: page)
    #expect(commands.map(\.first) == ["new", "check", "render", "explain"])
    for command in commands {
      let run = try riskmap(command[0], "--help", in: TemporaryFolder())
      #expect(run.status == 0)
      for option in command where option.hasPrefix("-") {
        #expect(
          run.output.contains(" \(option),") || run.output.contains(" \(option) <"), "\(command)")
      }
    }
  }

  @Test(arguments: pages)
  func `the command lines run one after the other on a folder with three files`(page: String) throws
  {
    let folder = try TemporaryFolder()
    for name in ["layout.geojson", "units.geojson", "register.csv"] {
      try folder.write(repositoryFile("maps/workshop/\(name)"), to: "my-plant/\(name)")
    }
    for command in try Self.commands(of: page) {
      // The workshop has codes of its own.
      let words = command.map { $0 == "0301" ? "A01" : $0 }
      let run = try riskmap(words, in: folder)
      #expect(run.status < 2, "\(words): \(run.errors)")
    }
    #expect(folder.names(in: "out") != [])
  }
}
