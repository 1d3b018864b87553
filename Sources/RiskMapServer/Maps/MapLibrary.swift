package import PlantModel
import Synchronization

/// The maps that are served, by name. Readers never wait: a map that changed is loaded aside and takes its place in one step. A class, as
/// every request and the watch over the files share it.
package final class MapLibrary: Sendable {
  private struct State: Sendable {
    var maps: [String: ServedMap] = [:]
    var faults: [String: Diagnostic] = [:]
  }

  private let state: Mutex<State>
  private let swaps = Atomic(0)

  package init(_ maps: [ServedMap]) {
    state = Mutex(State(maps: Dictionary(maps.map { ($0.name, $0) }) { first, _ in first }))
  }

  /// The map of that name.
  package func map(named name: String) -> ServedMap? {
    state.withLock { $0.maps[name] }
  }

  /// All of them by name.
  package var all: [ServedMap] {
    state.withLock { $0.maps.values.sorted { $0.name < $1.name } }
  }

  /// Takes the place of the map of its name, or a new one.
  package func swap(in map: ServedMap) {
    state.withLock { state in
      state.maps[map.name] = map
      state.faults[map.name] = nil
    }
    swaps.add(1, ordering: .sequentiallyConsistent)
  }

  /// The map has another name now.
  func remove(_ name: String) {
    state.withLock { state in
      state.maps[name] = nil
      state.faults[name] = nil
    }
    swaps.add(1, ordering: .sequentiallyConsistent)
  }

  /// Why the map is served as it was: its files have changed and cannot be loaded. nil where they can.
  package func fault(of name: String) -> Diagnostic? {
    state.withLock { $0.faults[name] }
  }

  package func setFault(_ fault: Diagnostic?, of name: String) {
    state.withLock { $0.faults[name] = fault }
  }

  /// Grows with every swap: what was answered under another number may be out of date.
  var generation: Int { swaps.load(ordering: .sequentiallyConsistent) }
}
