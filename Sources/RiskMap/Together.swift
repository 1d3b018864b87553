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

/// Runs `work` for 0..<count on at most `jobs` threads, and hands each result on as soon as those before it are: in order, one
/// at a time.
package func concurrently<Value: Sendable>(
  _ count: Int, jobs: Int, _ work: @Sendable (Int) -> Value,
  inOrder take: @Sendable (Int, Value) -> Void
) {
  let lanes = min(max(1, jobs), count)
  guard lanes > 1 else {
    for index in 0..<count { take(index, work(index)) }
    return
  }
  let next = Mutex(0)
  let waiting = Mutex<(values: [Int: Value], taken: Int)>(([:], 0))
  DispatchQueue.concurrentPerform(iterations: lanes) { _ in
    while true {
      let index = next.withLock { counter in
        defer { counter += 1 }
        return counter
      }
      guard index < count else { return }
      let value = work(index)
      waiting.withLock { state in
        state.values[index] = value
        while let value = state.values.removeValue(forKey: state.taken) {
          take(state.taken, value)
          state.taken += 1
        }
      }
    }
  }
}

/// The results of `work` for 0..<count in order, made by at most `jobs` threads.
package func concurrently<Value: Sendable>(
  _ count: Int, jobs: Int, _ work: @Sendable (Int) -> Value
) -> [Value] {
  let values = Mutex<[Value]>([])
  concurrently(count, jobs: jobs, work) { _, value in values.withLock { $0.append(value) } }
  return values.withLock { $0 }
}
