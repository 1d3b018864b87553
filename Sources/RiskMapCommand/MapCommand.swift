import ArgumentParser
import Foundation
import PlantModel
import RiskMap

/// What a command leaves behind, from which its exit code follows.
struct Outcome: Sendable {
  var findings: [Diagnostic] = []
  /// Something that was asked for could not be made.
  var hasFailed = false
  /// Something was made nevertheless.
  var hasMade = false

  func exitCode(strict: Bool) -> Int32 {
    if hasFailed { return hasMade ? 1 : 2 }
    let worst = findings.lazy.map(\.severity).max() ?? .note
    return worst >= (strict ? .warning : .error) ? 1 : 0
  }
}

/// A command on maps: it does its work, and what is common to all of them happens here.
protocol MapCommand: ParsableCommand {
  var options: CommonOptions { get }

  /// Results go to standard output by `printResult`, messages to the console.
  func perform(with console: Console, timing clock: StageClock) throws(MapError) -> Outcome
}

extension MapCommand {
  func run() throws {
    let console = options.console
    let clock = StageClock(console: console)
    var code: Int32
    do throws(MapError) {
      code = try perform(with: console, timing: clock).exitCode(strict: options.strict)
    } catch {
      console.report(error.diagnostics)
      code = 2
    }
    if fflush(nil) != 0 {
      console.report(MapError.outputClosed.diagnostics)
      code = 2
    }
    if options.timings { console.report(clock) }
    if code != 0 { throw ExitCode(code) }
  }
}
