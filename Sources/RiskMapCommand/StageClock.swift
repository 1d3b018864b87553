import PlantModel
import RiskMap
import Synchronization

/// Wall time of the stages, added up over maps and sheets, and the stage that runs on the terminal. A class, since the threads
/// that draw sheets share it.
final class StageClock: Sendable {
  private let console: Console
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private let spent = Mutex<[Stage: Duration]>([:])
  /// When a line last told the stage; nil while a bar shows how far the work has come.
  private let lastLine: Mutex<ContinuousClock.Instant?>

  init(console: Console) {
    self.console = console
    start = clock.now
    lastLine = Mutex(start)
  }

  /// From now on a bar shows how far the work has come.
  func leaveToBar() {
    lastLine.withLock { $0 = nil }
  }

  /// Runs the stage and adds its time.
  func measure<Value, Fault: Error>(
    _ stage: Stage, _ work: () throws(Fault) -> Value
  ) throws(Fault) -> Value {
    let begin = clock.now
    let isShown = show(stage, at: begin)
    defer {
      if isShown { console.clearProgress() }
      spent.withLock { $0[stage, default: .zero] += clock.now - begin }
    }
    return try work()
  }

  /// Names the stage on a terminal, elsewhere by a line when nothing was said for long; true where it has to be wiped.
  private func show(_ stage: Stage, at now: ContinuousClock.Instant) -> Bool {
    guard console.detail != .errors, let last = lastLine.withLock({ $0 }) else { return false }
    if console.isTerminal {
      console.showProgress(stage.name[console.language] + " …")
      return true
    }
    if now - last >= Progress.pause {
      lastLine.withLock { $0 = now }
      console.say(LocalizedText(zh: "正在\(stage.name.zh)", en: "now: \(stage.name.en)"))
    }
    return false
  }

  /// Milliseconds of the stages that ran, in their order.
  var stages: [(stage: Stage, milliseconds: Double)] {
    let spent = spent.withLock { $0 }
    return Stage.allCases.compactMap { stage in
      spent[stage].map { (stage, Self.milliseconds($0)) }
    }
  }

  /// Milliseconds since the clock was made.
  var total: Double { Self.milliseconds(clock.now - start) }

  private static func milliseconds(_ duration: Duration) -> Double {
    (duration / .microseconds(100)).rounded() / 10
  }
}

extension Console {
  /// A line a stage, the whole, and the peak of memory; also when little is to be said, since it was asked for.
  func report(_ clock: StageClock) {
    let (stages, total) = (clock.stages, clock.total)
    let memory = Edge.peakMemory.rounded()
    switch format {
    case .text:
      for (stage, time) in stages { writeError(Self.row(stage.name[language], time)) }
      writeError(Self.row(LocalizedText(zh: "合计", en: "total")[language], total))
      let label = LocalizedText(zh: "内存峰值", en: "peak memory")[language]
      writeError("\(label)  \(Int(memory)) MB")
    case .json:
      let times = stages.map {
        JSON.Member(key: $0.stage.rawValue, value: .number($0.milliseconds))
      }
      writeError(
        JSON.object([
          "timings": .object(times), "total": .number(total), "peakMemory": .number(memory),
        ]).compact)
    }
  }

  private static func row(_ name: String, _ time: Double) -> String {
    // A Chinese character takes two columns of a terminal.
    let width = name.unicodeScalars.reduce(0) { $0 + ($1.isASCII ? 1 : 2) }
    let value = String(time)
    return name + String(repeating: " ", count: max(1, 22 - width - value.count)) + value + " ms"
  }
}
