/// How the server runs: what `--config` and the command line say, with defaults for the rest. Every key stands in `docs/serving.md`.
package struct ServerSettings: Hashable, Sendable {
  /// Where it listens; loopback unless told otherwise.
  package var host = "127.0.0.1"
  /// 0: one that is free.
  package var port = 8080
  /// How others reach it, e.g. `https://maps.example.com/risk`: addresses in documents begin with it.
  package var publicURL = "http://127.0.0.1:8080"
  /// Threads that paint; nil: as many as there are processors.
  package var threads: Int?
  /// Pieces of work that may wait for them; past it the answer is 503.
  package var queue = 256
  /// Of tiles kept in memory.
  package var cacheBytes = 256 << 20

  package init() {}
}
