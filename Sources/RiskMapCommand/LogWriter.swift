import Dispatch
import Foundation
import Logging
import Synchronization

/// Writes the log of a service to standard error on a thread of its own: nothing that serves waits for a full disk or a pipe that nobody
/// reads. Lines beyond those that wait are dropped and counted. A class, as all loggers share it.
final class LogWriter: Sendable {
  private struct State: Sendable {
    var lines: [String] = []
    var dropped = 0
    var isOver = false
  }

  /// A burst of faults fits; more would only take memory.
  private static let mostLines = 4096
  private let console: Console
  private let state = Mutex(State())
  private let ready = DispatchSemaphore(value: 0)
  private let done = DispatchSemaphore(value: 0)

  init(console: Console) {
    self.console = console
    let thread = Thread { self.work() }
    thread.name = "log"
    thread.start()
  }

  /// A logger whose lines come here.
  func logger(verbose: Bool) -> Logger {
    var logger = Logger(label: "riskmap") { _ in ConsoleLog(writer: self, console: self.console) }
    logger.logLevel = console.detail == .errors ? .error : verbose ? .debug : .info
    return logger
  }

  func write(_ line: String) {
    state.withLock { state in
      guard state.lines.count < Self.mostLines else {
        state.dropped += 1
        return
      }
      state.lines.append(line)
    }
    ready.signal()
  }

  /// Waits, but not for ever, until all is written.
  func finish() {
    state.withLock { $0.isOver = true }
    ready.signal()
    _ = done.wait(timeout: .now() + 1)
  }

  private func work() {
    while true {
      ready.wait()
      let (lines, dropped, isOver) = state.withLock { state in
        defer {
          state.lines = []
          state.dropped = 0
        }
        return (state.lines, state.dropped, state.isOver)
      }
      for line in lines { console.writeError(line) }
      if dropped > 0 {
        console.writeError(
          said(zh: "日志丢失 \(dropped) 行", en: "\(dropped) lines of the log were lost"))
      }
      if isOver { break }
    }
    done.signal()
  }
}

/// Lines for people, or one JSON object a line: time, level, message and what belongs to it.
struct ConsoleLog: LogHandler {
  let writer: LogWriter
  let console: Console
  var metadata: Logger.Metadata = [:]
  var logLevel = Logger.Level.info

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let fields = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
    let time = Edge.timestamp
    switch console.format {
    case .text:
      let text = fields.map { " \($0.key)=\("\($0.value)".withVisibleControls)" }.joined()
      writer.write("\(time) \(event.level) \("\(event.message)".withVisibleControls)\(text)")
    case .json:
      let members = [
        JSON.Member(key: "time", value: .string(time)),
        JSON.Member(key: "severity", value: .string("\(event.level)")),
        JSON.Member(key: "message", value: .string("\(event.message)")),
      ]
      writer.write(
        JSON.object(
          members + fields.map { JSON.Member(key: $0.key, value: .string("\($0.value)")) }
        )
        .compact)
    }
  }
}
