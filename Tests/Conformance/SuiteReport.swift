/// What came of the cases of a suite.
struct SuiteReport: Equatable {
  var name: String
  var passed = 0
  /// A line for each case that disagrees.
  var failures: [String] = []
  /// How many cases were passed over, by the reason.
  var skipped: [String: Int] = [:]

  /// As they are printed: the failures, what was skipped, the suite's name and the counts.
  var lines: [String] {
    let reasons = skipped.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    let skippedLine =
      skipped.isEmpty
      ? []
      : [
        "skipped \(skipped.values.reduce(0, +)) out of scope (\(reasons.joined(separator: ", ")))"
      ]
    return failures.sorted() + skippedLine + [name, "\(passed) passed, \(failures.count) failed"]
  }
}
