import Foundation
import Synchronization

/// SIGINT and SIGTERM end the process between two files, never within one, so that nothing half-written stays behind. The
/// process then dies of the signal itself, which shells show as 128 and its number.
enum Interruption {
  private static let signals = [SIGINT, SIGTERM]
  private static let writing = Mutex(())
  /// Removes what is written beside its target and not finished.
  private static let unfinished = Mutex<(@Sendable () -> Void)?>(nil)
  /// What a service does at the first signal; at a second one it ends like the rest.
  private static let handed = Mutex<(@Sendable () -> Void)?>(nil)
  private static let came = Mutex<Int32?>(nil)

  /// To be called once, before any other thread is made: threads inherit the mask.
  static func watch() {
    var set = sigset_t()
    sigemptyset(&set)
    for signal in signals where !isIgnored(signal) { sigaddset(&set, signal) }
    pthread_sigmask(SIG_BLOCK, &set, nil)
    let watched = set
    let thread = Thread {
      var set = watched
      var signal: Int32 = 0
      guard sigwait(&set, &signal) == 0 else { return }
      if let action = handed.withLock({ $0 }) {
        came.withLock { $0 = signal }
        action()
        guard sigwait(&set, &signal) == 0 else { return }
      }
      writing.withLock { _ in
        unfinished.withLock { $0 }?()
        end(by: signal, among: set)
      }
    }
    thread.start()
  }

  /// From now on the first signal does that instead of ending the process.
  static func hand(_ action: @escaping @Sendable () -> Void) {
    handed.withLock { $0 = action }
  }

  /// Ends the process by the signal that was handed over, if there was one.
  static func endIfAsked() {
    guard let signal = came.withLock({ $0 }) else { return }
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, signal)
    end(by: signal, among: set)
  }

  /// Work during which the process does not end.
  static func deferred<Fault: Error>(_ work: () throws(Fault) -> Void) throws(Fault) {
    try writing.withLock { _ throws(Fault) in try work() }
  }

  /// Work that leaves something behind until it is finished; if the process ends before, `discard` removes it.
  static func discarding<Value, Fault>(
    _ discard: @escaping @Sendable () -> Void, while work: () throws(Fault) -> Value
  ) throws(Fault) -> Value {
    unfinished.withLock { $0 = discard }
    defer { unfinished.withLock { $0 = nil } }
    return try work()
  }

  /// What a shell starts in the background ignores SIGINT, and so does what it starts.
  private static func isIgnored(_ signal: Int32) -> Bool {
    var action = sigaction()
    guard sigaction(signal, nil, &action) == 0 else { return false }
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
  }

  private static func end(by signal: Int32, among signals: sigset_t) {
    var signals = signals
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    kill(getpid(), signal)
    // The default action ends the process before this thread goes on; if it was changed meanwhile, the code says the same.
    sleep(1)
    _exit(128 + signal)
  }
}
