import Dispatch
import Synchronization

/// Runs `work` for 0..<count on at most `jobs` threads and hands each result on in order, one at a time, as soon as those before it are:
/// until `take` says false. Every thread keeps a lane of its own, which `lane` makes. No thread begins what lies more than `ahead`
/// places beyond the last result taken, so that a slow one does not pile up the others in memory.
func inLanes<Lane, Value: Sendable>(
  _ count: Int, jobs: Int, ahead: Int, lane makeLane: @Sendable () -> Lane,
  _ work: @Sendable (inout Lane, Int) -> Value,
  inOrder take: @Sendable (Int, Value) -> Bool
) {
  let permits = DispatchSemaphore(value: max(1, ahead))
  let state = Mutex(LaneState<Value>())
  DispatchQueue.concurrentPerform(iterations: min(max(1, jobs), max(1, count))) { _ in
    var lane = makeLane()
    while true {
      permits.wait()
      let index = state.withLock { state in
        defer { state.next += 1 }
        return state.isStopped ? count : state.next
      }
      guard index < count else {
        // Whoever waits for a permit has to learn of the end too.
        permits.signal()
        return
      }
      let value = work(&lane, index)
      state.withLock { state in
        state.values[index] = value
        while let value = state.values.removeValue(forKey: state.taken) {
          if !state.isStopped, !take(state.taken, value) { state.isStopped = true }
          state.taken += 1
          permits.signal()
        }
      }
    }
  }
}

private struct LaneState<Value: Sendable>: Sendable {
  var next = 0
  var taken = 0
  var isStopped = false
  /// Those that wait for one before them.
  var values: [Int: Value] = [:]
}
