import ArgumentParser
import Foundation
import PlantModel

/// Where the process begins, and the one place where an outcome becomes an exit code.
@main
enum Entry {
  static func main() {
    Edge.reserveStandardStreams()
    Interruption.watch()
    do {
      var command = try RiskMapCommand.parseAsRoot()
      try command.run()
    } catch {
      end(with: error)
    }
  }

  /// Help and version go to standard output; usage errors, which ArgumentParser numbers 64, are 2.
  private static func end(with error: any Error) -> Never {
    let code = RiskMapCommand.exitCode(for: error).rawValue
    let text = RiskMapCommand.fullMessage(for: error)
    if code == 0 {
      if !text.isEmpty { print(UsageMessage.translated(text)) }
      exit(0)
    }
    if !text.isEmpty {
      writeToStandardError(UsageMessage.translated(text) + "\n")
    }
    exit(code == 64 ? 2 : code)
  }
}
