import PlantModel
import RiskMap

/// What `check` says of one map.
struct CheckReport: Sendable {
  var file: String
  /// nil when the map could not be opened.
  var title: LocalizedText?
  var findings: [Diagnostic]
  var hasFailed: Bool { title == nil }

  static func made(of file: String, today: CalendarDate?, jobs: Int, timing clock: StageClock)
    -> CheckReport
  {
    do throws(MapError) {
      let map = try AssessedMap.opened(at: file, today: today, timing: clock)
      let findings = clock.measure(.layOut) { map.findings(jobs: jobs) }
      return CheckReport(file: file, title: map.title, findings: findings)
    } catch {
      return CheckReport(file: file, title: nil, findings: error.diagnostics)
    }
  }

  func json(in language: Language) -> [JSON] {
    findings.map { $0.json(in: language, map: file) }
  }

  /// A heading, the findings by severity, and their counts.
  func print(in language: Language, detail: Console.Detail) {
    let name = title.map { "\(file): \($0[language])" } ?? file
    printResult(name.withVisibleControls)
    let cap = detail == .everything ? Int.max : 20
    for group in FindingGroup.groups(of: findings) {
      guard detail != .errors || group.findings.first?.severity == .error else { continue }
      for finding in group.findings.prefix(cap) { printResult("  " + finding.line(in: language)) }
      if let rest = group.rest(beyond: cap) { printResult("  " + rest.line(in: language)) }
    }
    printResult("  " + findings.tally[language])
  }
}
