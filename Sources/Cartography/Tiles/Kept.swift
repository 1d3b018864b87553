import Synchronization

/// Values that are dear to make, by key: each is made once, by the first that asks while others wait, and the longest unused ones go
/// when all together weigh more than a limit.
///
/// A class, because scenes and label plans outlive the call that makes them and every thread shares them. All of it stands behind
/// locks: one for the table, and one a value, so that who waits for one value does not hold up those who ask for another.
package final class Kept<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private final class Slot: Sendable {
    let value = Mutex<Value?>(nil)
  }

  private struct Entry {
    var slot: Slot
    /// In bytes; nil while it is made.
    var weight: Int?
    var lastUse: Int
  }

  private struct State {
    var entries: [Key: Entry] = [:]
    var uses = 0
  }

  private let state = Mutex(State())
  private let byteLimit: Int

  /// - Parameter byteLimit: of all values by their weights; the newest stays, however heavy.
  package init(byteLimit: Int) {
    self.byteLimit = byteLimit
  }

  /// The value of a key; `make` makes it where it is not kept, and `weight` tells how many bytes it takes.
  package func value(_ key: Key, weight: (Value) -> Int, make: () -> Value) -> Value {
    let slot = state.withLock { state in
      state.uses += 1
      let slot = state.entries[key]?.slot ?? Slot()
      state.entries[key, default: Entry(slot: slot, lastUse: 0)].lastUse = state.uses
      return slot
    }
    let (value, isNew) = slot.value.withLock { kept in
      if let value = kept { return (value, false) }
      let value = make()
      kept = value
      return (value, true)
    }
    if isNew { settle(key, weight: weight(value)) }
    return value
  }

  /// Notes the weight of a new value and lets others go; the newest stays, however heavy.
  private func settle(_ key: Key, weight: Int) {
    state.withLock { state in
      state.entries[key]?.weight = weight
      var sum = state.entries.values.reduce(0) { $0 + ($1.weight ?? 0) }
      let oldest = state.entries.filter { $0.key != key && $0.value.weight != nil }
        .sorted { $0.value.lastUse < $1.value.lastUse }
      for (other, entry) in oldest where sum > byteLimit {
        sum -= entry.weight ?? 0
        state.entries[other] = nil
      }
    }
  }
}
