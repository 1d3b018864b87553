import Foundation

@testable import MapStyle

/// The expression cases of a folder and the folders in it.
enum ExpressionSuite {
  static func report(_ folder: URL) -> SuiteReport {
    var report = SuiteReport(name: "expressions in \(folder.path)")
    for file in files(in: folder) {
      // What is not JSON, or has no expression with what is expected of it, is no case.
      guard let bytes = try? Data(contentsOf: file),
        let json = try? JSONParser.value(of: Array(bytes), file: file.path),
        let expressionCase = ExpressionCase(json)
      else { continue }
      if let name = expressionCase.operatorsOutOfScope.min() {
        report.skipped[name, default: 0] += 1
        continue
      }
      let disagreements = expressionCase.disagreements()
      if disagreements.isEmpty {
        report.passed += 1
      } else {
        report.failures.append(
          "\(name(of: file, in: folder)): \(disagreements.joined(separator: "; "))")
      }
    }
    return report
  }

  private static func files(in folder: URL) -> [URL] {
    let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    let files = all?.compactMap { $0 as? URL } ?? []
    return files.filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }
  }

  private static func name(of file: URL, in folder: URL) -> String {
    var name = file.deletingPathExtension().path
    if name.hasPrefix(folder.path) { name.removeFirst(folder.path.count) }
    return name.hasPrefix("/") ? String(name.dropFirst()) : name
  }
}
