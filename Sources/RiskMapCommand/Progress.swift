import PlantModel
import Synchronization

/// How far work of several steps has come: a bar on a terminal, elsewhere a line now and then; of one step the clock names the
/// stages. A class, since threads share it.
final class Progress: Sendable {
  private struct State {
    var done = 0
    var lastLine: ContinuousClock.Instant
  }

  private let steps: Int
  private let console: Console
  private let state: Mutex<State>
  /// Short work says nothing where there is no bar.
  static let pause = Duration.seconds(5)

  init(steps: Int, console: Console, clock: StageClock) {
    self.steps = steps
    self.console = console
    state = Mutex(State(lastLine: ContinuousClock().now))
    if steps > 1 { clock.leaveToBar() }
    show(0, "")
  }

  /// One more step is done.
  func advance(_ what: String) {
    let now = ContinuousClock().now
    let (done, isDue) = state.withLock { state in
      state.done += 1
      let isDue = now - state.lastLine >= Self.pause
      if isDue { state.lastLine = now }
      return (state.done, isDue)
    }
    show(done, what)
    if isDue, !console.isTerminal {
      console.say(
        LocalizedText(zh: "已完成 \(done)/\(steps)：\(what)", en: "\(done) of \(steps) done: \(what)"))
    }
  }

  func finish() {
    console.clearProgress()
  }

  private func show(_ done: Int, _ what: String) {
    guard console.isTerminal, console.detail != .errors, steps > 1 else { return }
    let width = 30
    let full = width * done / max(steps, 1)
    let bar = String(repeating: "█", count: full) + String(repeating: "░", count: width - full)
    console.showProgress("\(bar) \(done)/\(steps) \(what.withVisibleControls)")
  }
}
