package import Logging
import PlantModel

extension Access {
  /// Looks at the files of keys every so many seconds until the task is cancelled; 0: never.
  package func watch(every seconds: Int, log: Logger) async {
    guard seconds > 0, settings.keyFile != nil || settings.tokens != nil else { return }
    var told: [Diagnostic] = []
    while (try? await Task.sleep(for: .seconds(seconds))) != nil {
      let findings = await reload()
      // The same fault is told once.
      if findings != told { for finding in findings { log.report(finding) } }
      told = findings
    }
  }
}

extension Logger {
  fileprivate func report(_ finding: Diagnostic) {
    let place = finding.place.map { "\($0)" } ?? ""
    log(
      level: finding.severity == .note ? .info : .error, "\(finding.message.en)",
      metadata: place.isEmpty ? [:] : ["place": "\(place)"])
  }
}
