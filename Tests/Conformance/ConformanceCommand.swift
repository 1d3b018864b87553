import Foundation

/// Runs the cases of folders in the formats of the style specification's own tests and tells which disagree.
@main
struct ConformanceCommand {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    print(report("expressions", at: folder("--expressions", arguments), ExpressionSuite.report))
    print(report("rendering", at: folder("--rendering", arguments), RenderingSuite.report))
  }

  /// The value that follows an option; nil where it is absent or empty.
  private static func folder(_ option: String, _ arguments: [String]) -> String? {
    guard let index = arguments.firstIndex(of: option), index + 1 < arguments.count,
      !arguments[index + 1].isEmpty
    else { return nil }
    return arguments[index + 1]
  }

  /// What a suite has to say of a folder; that it is skipped where there is none.
  private static func report(
    _ name: String, at path: String?, _ run: (URL) -> SuiteReport
  ) -> String {
    guard let path else { return "\(name): skipped, no folder is given" }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
    else { return "\(name): skipped, there is no folder \(path)" }
    return run(URL(filePath: path)).lines.joined(separator: "\n")
  }
}
