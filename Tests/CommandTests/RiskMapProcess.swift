import Foundation
import TestSupport

/// What a run of the program left behind.
struct Run {
  var status: Int32
  var output: String
  var errors: String
}

/// Runs the program that was built beside the tests, in a folder, with an environment of which nothing is inherited but PATH
/// and HOME.
func riskmap(
  _ arguments: String..., in folder: TemporaryFolder, environment: [String: String] = [:]
) throws -> Run {
  try riskmap(arguments, in: folder, environment: environment)
}

func riskmap(
  _ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:]
) throws -> Run {
  let process = try riskmapProcess(arguments, in: folder, environment: environment)
  // Files, not pipes: nothing blocks however much is written.
  let notes = try TemporaryFolder()
  let streams = try ["stdout", "stderr"].map { name in
    let url = URL(fileURLWithPath: try notes.write("", to: name))
    return (url, try FileHandle(forWritingTo: url))
  }
  (process.standardOutput, process.standardError) = (streams[0].1, streams[1].1)
  try process.run()
  process.waitUntilExit()
  let texts = try streams.map { String(decoding: try Data(contentsOf: $0.0), as: UTF8.self) }
  let status = process.terminationStatus
  return Run(
    status: process.terminationReason == .uncaughtSignal ? 128 + status : status,
    output: texts[0], errors: texts[1])
}

/// A run of the program that has not begun.
func riskmapProcess(
  _ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:]
) throws -> Process {
  let process = Process()
  process.executableURL = executable
  process.arguments = arguments
  process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
  let inherited = ProcessInfo.processInfo.environment.filter { ["PATH", "HOME"].contains($0.key) }
  process.environment = inherited.merging(["LANG": "C.UTF-8", "COLUMNS": "100"]) { $1 }
    .merging(environment) { $1 }
  return process
}

/// `riskmap` beside the test bundle.
private let executable: URL = {
  let own = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
  var folder = own.deletingLastPathComponent()
  if !FileManager.default.isExecutableFile(atPath: folder.appending(path: "riskmap").path) {
    // Where the bundle is run by a helper of the toolchain, its path is an argument.
    let bundle = CommandLine.arguments.first { $0.contains(".xctest") } ?? ""
    folder = URL(fileURLWithPath: bundle).deletingLastPathComponent()
  }
  return folder.appending(path: "riskmap")
}()

/// The folder of this checkout, whose rules and styles the tests use.
let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()
