import PlantModel
import RiskMap
import Synchronization

/// Wall time of the stages, added up over maps and sheets. A class, since the threads that draw sheets share it.
final class StageClock: Sendable {
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private let spent = Mutex<[Stage: Duration]>([:])

  init() {
    start = clock.now
  }

  /// Runs the stage and adds its time.
  func measure<Value, Fault: Error>(
    _ stage: Stage, _ work: () throws(Fault) -> Value
  ) throws(Fault) -> Value {
    let begin = clock.now
    defer { spent.withLock { $0[stage, default: .zero] += clock.now - begin } }
    return try work()
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
