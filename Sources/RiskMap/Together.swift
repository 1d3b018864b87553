import Dispatch
import Synchronization

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
