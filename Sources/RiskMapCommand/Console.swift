import Foundation
import PlantModel

/// Messages for people on standard error; results go to standard output by `printResult`.
struct Console: Sendable {
  /// How much is said.
  enum Detail: Sendable {
    case errors, usual, everything
  }

  var language: Language
  var detail: Detail
  var format: LogFormat
  /// Standard error is a terminal that can show a bar.
  var isTerminal: Bool

  /// A finding, or a fault that stopped the work.
  func report(_ finding: Diagnostic, map: String? = nil) {
    switch (detail, finding.severity) {
    case (.errors, .warning), (.errors, .note), (.usual, .note): return
    default: break
    }
    switch format {
    case .text: writeError(finding.line(in: language))
    case .json: writeError(finding.json(in: language, map: map).compact)
    }
  }

  /// Findings, the worst first; of many that are alike the first few, unless everything is asked for.
  func report(_ findings: [Diagnostic], map: String? = nil) {
    let cap = detail == .everything || format == .json ? Int.max : 5
    for group in FindingGroup.groups(of: findings) {
      for finding in group.findings.prefix(cap) { report(finding, map: map) }
      if let rest = group.rest(beyond: cap) { report(rest, map: map) }
    }
  }

  /// A sentence on the course of the work, or what was made.
  func say(_ text: LocalizedText) {
    guard detail != .errors else { return }
    switch format {
    case .text: writeError(text[language])
    case .json:
      writeError(JSON.object(["severity": "info", "message": .string(text[language])]).compact)
    }
  }

  /// A line on standard error, as it is.
  func writeError(_ line: String) {
    clearProgress()
    writeToStandardError(line + "\n")
  }

  /// Wipes the progress bar, so that the next line starts clean.
  func clearProgress() {
    if isTerminal { writeToStandardError("\r\u{1B}[2K") }
  }

  /// The bar, drawn over the one before it.
  func showProgress(_ bar: String) {
    if isTerminal { writeToStandardError("\r\u{1B}[2K\(bar)") }
  }
}

/// A message that cannot be written has nowhere else to go, so a failure is passed over.
func writeToStandardError(_ text: String) {
  try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
}

/// A line of the result on standard output.
func printResult(_ text: String) {
  print(text)
}

extension JSON: ExpressibleByStringLiteral {
  init(stringLiteral value: String) {
    self = .string(value)
  }
}
