import Dispatch
import Synchronization

/// The results of two pieces of work that run at the same time: one on this thread, one on another. Where no thread is free this one
/// does both.
package func together<First, Second: Sendable>(
  _ first: () -> First, _ second: @escaping @Sendable () -> Second
) -> (First, Second) {
  // Not `concurrentPerform`, which works on one thread alone where it is called within another.
  let other = OtherWork(second)
  DispatchQueue.global(qos: .userInitiated).async { other.begin() }
  return (first(), other.value())
}

/// A piece of work that one of two threads does.
///
/// A class, because both hold it; what it holds stands behind a lock.
private final class OtherWork<Value: Sendable>: Sendable {
  private let work: @Sendable () -> Value
  private let state = Mutex<(isBegun: Bool, value: Value?)>((false, nil))
  private let done = DispatchSemaphore(value: 0)

  init(_ work: @escaping @Sendable () -> Value) {
    self.work = work
  }

  /// Does the work, unless the other thread has begun it.
  func begin() {
    let isMine = state.withLock { state in
      defer { state.isBegun = true }
      return !state.isBegun
    }
    guard isMine else { return }
    let value = work()
    state.withLock { $0.value = value }
    done.signal()
  }

  func value() -> Value {
    begin()
    done.wait()
    // It is there; doing the work again is what the types allow instead of a trap.
    return state.withLock { $0.value } ?? work()
  }
}
