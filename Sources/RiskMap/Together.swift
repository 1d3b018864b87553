import Dispatch
import Synchronization

/// The results of two pieces of work that run at the same time: one on this thread, one on another.
func together<First: Sendable, Second: Sendable>(
  _ first: @Sendable () -> First, _ second: @Sendable () -> Second
) -> (First, Second) {
  let results = Mutex<(First?, Second?)>((nil, nil))
  DispatchQueue.concurrentPerform(iterations: 2) { index in
    if index == 0 {
      let value = first()
      results.withLock { $0.0 = value }
    } else {
      let value = second()
      results.withLock { $0.1 = value }
    }
  }
  let (one, other) = results.withLock { $0 }
  // Both have run when `concurrentPerform` returns; running one again is what the types allow instead of a trap.
  return (one ?? first(), other ?? second())
}

/// The results of `work` for 0..<count in order, made by at most `jobs` threads.
package func concurrently<Value: Sendable>(
  _ count: Int, jobs: Int, _ work: @Sendable (Int) -> Value
) -> [Value] {
  let lanes = min(max(1, jobs), count)
  guard lanes > 1 else { return (0..<count).map(work) }
  let next = Mutex(0)
  let results = Mutex<[Int: Value]>([:])
  DispatchQueue.concurrentPerform(iterations: lanes) { _ in
    while true {
      let index = next.withLock { counter in
        defer { counter += 1 }
        return counter
      }
      guard index < count else { return }
      let value = work(index)
      results.withLock { $0[index] = value }
    }
  }
  let values = results.withLock { $0 }
  return (0..<count).compactMap { values[$0] }
}
