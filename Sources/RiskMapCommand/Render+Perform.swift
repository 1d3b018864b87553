import Foundation
import PlantModel
import RiskMap
import Synchronization

extension Render: MapCommand {
  func perform(with console: Console, timing clock: StageClock) throws(MapError) -> Outcome {
    let opened = try openedMaps(with: console, timing: clock)
    let jobs = try jobs(of: opened.maps)
    if target.isSingle, jobs.count > 1, let first = jobs.first {
      throw .sheetNotNamed(file: first.map.definitionFile, available: jobs.map(\.sheet))
    }
    let progress = Progress(steps: jobs.count, console: console, clock: clock)
    let outcome = Mutex(opened.outcome)
    // A picture is painted by all threads at once; documents are drawn one a thread.
    let lanes = target.format == .png ? 1 : options.jobCount
    concurrently(jobs.count, jobs: lanes) { index in
      let result = Result { () throws(MapError) in try draw(jobs[index], timing: clock) }
      progress.advance(jobs[index].sheet)
      return result
    } inOrder: { index, result in
      report(result, of: jobs[index], to: console)
      outcome.withLock { $0.add(result) }
    }
    progress.finish()
    for map in opened.maps {
      let findings = map.fontDiagnostics
      console.report(findings)
      outcome.withLock { $0.findings += findings }
    }
    return outcome.withLock { $0 }
  }

  /// A map that cannot be opened does not keep the others from being drawn.
  private func openedMaps(
    with console: Console, timing clock: StageClock
  ) throws(MapError) -> (maps: [AssessedMap], outcome: Outcome) {
    var maps: [AssessedMap] = []
    var outcome = Outcome()
    for argument in map {
      do throws(MapError) {
        let map = try AssessedMap.opened(at: argument, timing: clock)
        console.report(map.diagnostics)
        outcome.findings += map.diagnostics
        maps.append(map)
      } catch {
        if self.map.count == 1 { throw error }
        console.report(error.diagnostics)
        outcome.hasFailed = true
      }
    }
    return (maps, outcome)
  }

  private func jobs(of maps: [AssessedMap]) throws(MapError) -> [RenderJob] {
    var jobs: [RenderJob] = []
    for map in maps {
      for id in sheet { try map.checkSheet(id) }
      jobs += (sheet.isEmpty ? map.sheetIDs : sheet).map { RenderJob(map: map, sheet: $0) }
    }
    var paths: Set<String> = []
    for job in jobs where !target.isSingle {
      guard let path = target.path(map: job.map.name, sheet: job.sheet),
        !paths.insert(path).inserted
      else { continue }
      throw .sameOutput(path: path, file: job.map.definitionFile)
    }
    return jobs
  }

  /// One sheet from its layout to its file; gives its findings.
  private func draw(
    _ job: RenderJob, timing clock: StageClock
  ) throws(MapError) -> [Diagnostic] {
    let sheet = try clock.measure(.layOut) { () throws(MapError) in
      try job.map.sheet(job.sheet, basis: basis)
    }
    let bytes = try clock.measure(.encode) { () throws(MapError) in
      try encode(sheet.value, as: target.format, dpi: dpi ?? 150, threads: options.jobCount)
    }
    try clock.measure(.deliver) { () throws(MapError) in
      try target.deliver(bytes, map: job.map.name, sheet: job.sheet)
    }
    return sheet.diagnostics
  }

  private func report(
    _ result: Result<[Diagnostic], MapError>, of job: RenderJob, to console: Console
  ) {
    switch result {
    case .success(let findings):
      console.report(findings)
      guard let path = target.path(map: job.map.name, sheet: job.sheet) else { return }
      console.clearProgress()
      printResult(path)
      // Whoever reads a pipe may go on with the sheet while the next one is drawn.
      fflush(nil)
    case .failure(let error): console.report(error.diagnostics)
    }
  }
}

/// One sheet to draw.
private struct RenderJob: Sendable {
  var map: AssessedMap
  var sheet: String
}

extension Outcome {
  fileprivate mutating func add(_ result: Result<[Diagnostic], MapError>) {
    switch result {
    case .success(let findings):
      self.findings += findings
      hasMade = true
    case .failure: hasFailed = true
    }
  }
}
