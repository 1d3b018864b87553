import Synchronization

/// The maps that are served, by name. Readers never wait: a map that changed is loaded aside and takes its place in one step. A class, as
/// every request and the watch over the files share it.
package final class MapLibrary: Sendable {
  private let maps: Mutex<[String: ServedMap]>
  private let swaps = Atomic(0)

  package init(_ maps: [ServedMap]) {
    self.maps = Mutex(Dictionary(maps.map { ($0.name, $0) }) { first, _ in first })
  }

  /// The map of that name.
  package func map(named name: String) -> ServedMap? {
    maps.withLock { $0[name] }
  }

  /// All of them by name.
  package var all: [ServedMap] {
    maps.withLock { $0.values.sorted { $0.name < $1.name } }
  }

  /// Takes the place of the map of its name, or a new one.
  package func swap(in map: ServedMap) {
    maps.withLock { $0[map.name] = map }
    swaps.add(1, ordering: .sequentiallyConsistent)
  }

  /// Grows with every swap: what was answered under another number may be out of date.
  var generation: Int { swaps.load(ordering: .sequentiallyConsistent) }
}
