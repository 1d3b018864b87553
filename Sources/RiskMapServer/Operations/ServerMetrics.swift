import Cartography
import NIOCore
import RiskMap
import Synchronization

/// What the server has done since it began. A class, as every connection and painting thread counts in it; all of its state stands
/// behind one lock.
package final class ServerMetrics: Sendable {
  fileprivate struct Answered: Hashable {
    var endpoint: String
    var status: Int
  }

  fileprivate struct Painted: Hashable {
    var grid: String
    var zoom: Int
    var format: String
  }

  fileprivate struct State {
    var answers: [Answered: Int] = [:]
    var times: [String: Histogram] = [:]
    var renders: [Painted: Histogram] = [:]
    var reloads = 0
    var failedReloads = 0
  }

  private let state = Mutex(State())

  package init() {}

  /// A request was answered.
  func count(_ endpoint: String, status: Int, time: TimeAmount) {
    let seconds = Double(time.nanoseconds) / 1e9
    state.withLock { state in
      state.answers[Answered(endpoint: endpoint, status: status), default: 0] += 1
      state.times[endpoint, default: Histogram()].add(seconds)
    }
  }

  /// A tile was painted.
  func count(_ address: TileAddress, time: TimeAmount) {
    let key = Painted(
      grid: address.grid.rawValue, zoom: address.tile.zoom, format: address.format.rawValue)
    state.withLock {
      $0.renders[key, default: Histogram()].add(Double(time.nanoseconds) / 1e9)
    }
  }

  /// A map was loaded anew, or could not be.
  func countReload(isGood: Bool) {
    state.withLock { state in
      if isGood { state.reloads += 1 } else { state.failedReloads += 1 }
    }
  }

  /// As Prometheus fetches it.
  func text(load: RenderLoad, cache: CacheLoad, maps: Int) -> String {
    let state = state.withLock { $0 }
    var text = MetricsText()
    state.write(to: &text)
    text.begin("riskmap_render_waiting", .gauge, "Pieces of work that wait for a painting thread.")
    text.add("riskmap_render_waiting", Double(load.waiting))
    text.begin("riskmap_render_running", .gauge, "Pieces of work under way.")
    text.add("riskmap_render_running", Double(load.running))
    text.begin("riskmap_render_refused_total", .counter, "Work refused as too much waited.")
    text.add("riskmap_render_refused_total", Double(load.refused))
    text.begin("riskmap_cache_bytes", .gauge, "Memory of the tiles that are kept.")
    text.add("riskmap_cache_bytes", Double(cache.bytes))
    text.begin("riskmap_cache_tiles", .gauge, "Tiles that are kept.")
    text.add("riskmap_cache_tiles", Double(cache.tiles))
    text.begin(
      "riskmap_cache_requests_total", .counter, "Tiles asked for, by whether they were kept.")
    text.add("riskmap_cache_requests_total", ["result": "hit"], Double(cache.hits))
    text.add("riskmap_cache_requests_total", ["result": "miss"], Double(cache.misses))
    text.begin("riskmap_maps", .gauge, "Maps that are served.")
    text.add("riskmap_maps", Double(maps))
    return text.text
  }
}

extension ServerMetrics.State {
  fileprivate func write(to text: inout MetricsText) {
    text.begin("riskmap_requests_total", .counter, "Requests answered, by endpoint and status.")
    for (key, count) in answers.sorted(by: {
      ($0.key.endpoint, $0.key.status) < ($1.key.endpoint, $1.key.status)
    }) {
      text.add(
        "riskmap_requests_total", ["endpoint": key.endpoint, "status": "\(key.status)"],
        Double(count))
    }
    text.begin("riskmap_request_seconds", .histogram, "Time from a request to its answer.")
    for (endpoint, times) in times.sorted(by: { $0.key < $1.key }) {
      text.add("riskmap_request_seconds", ["endpoint": endpoint], times)
    }
    text.begin(
      "riskmap_render_seconds", .histogram, "Time to paint a tile, by grid, zoom and format.")
    for (key, times) in renders.sorted(by: {
      ($0.key.grid, $0.key.zoom, $0.key.format) < ($1.key.grid, $1.key.zoom, $1.key.format)
    }) {
      text.add(
        "riskmap_render_seconds",
        ["grid": key.grid, "zoom": "\(key.zoom)", "format": key.format], times)
    }
    text.begin("riskmap_reloads_total", .counter, "Maps loaded anew, by result.")
    text.add("riskmap_reloads_total", ["result": "swapped"], Double(reloads))
    text.add("riskmap_reloads_total", ["result": "kept"], Double(failedReloads))
  }
}
