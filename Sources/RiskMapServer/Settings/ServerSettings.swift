/// How the server runs: what `--config` and the command line say, with defaults for the rest. Every key stands in `docs/serving.md`.
package struct ServerSettings: Hashable, Sendable {
  /// Folders with a `map.yaml`, such files, or folders of such folders.
  package var maps: [String] = []
  /// Where it listens; loopback unless told otherwise.
  package var host = "127.0.0.1"
  /// 0: one that is free.
  package var port = 8080
  /// How others reach it, e.g. `https://maps.example.com/risk`: addresses in documents begin with it. nil: where it listens.
  package var publicURL: String?
  /// Threads that paint; nil: as many as there are processors.
  package var threads: Int?
  /// Pieces of work that may wait for them; past it the answer is 503.
  package var queue = 256
  /// Of tiles kept in memory.
  package var cacheBytes = 256 << 20
  /// Of sheets and other documents kept in memory.
  package var documentBytes = 128 << 20
  /// Pages of other origins that may read answers.
  package var origins = CrossOrigin.local
  /// A proxy stands before the server: who asks is the last address in `X-Forwarded-For`, and requests keep the `X-Request-Id` they have.
  package var isBehindProxy = false
  /// Seconds between two looks at the files of the maps; 0: never.
  package var reloadInterval = 2
  /// Seconds that requests have to end when the server is told to.
  package var drainTime = 30
  package var limits = ConnectionLimits()
  package var requestLog = RequestLog.errors

  /// Who is let in.
  package var access = AccessSettings()
  /// Everyone who reaches an address beyond this machine may see everything.
  package var isOpen = false

  package init() {}

  /// What addresses in documents begin with, where it listens at that port.
  func root(port: Int) -> String {
    publicURL ?? "http://\(host.contains(":") ? "[\(host)]" : host):\(port)"
  }

  /// `http://` or `https://`, a host, and nothing behind `?` or `#`.
  package static func isPublicURL(_ text: String) -> Bool {
    guard text.hasPrefix("http://") || text.hasPrefix("https://") else { return false }
    let rest = text.drop { $0 != ":" }.dropFirst(3)
    let isPlain = rest.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"?#\"<>\\@".utf8.contains($0) }
    return isPlain && !rest.isEmpty && rest.first != "/"
  }
}

/// What one connection may take.
package struct ConnectionLimits: Hashable, Sendable {
  /// Open at once; others wait until one closes.
  package var connections = 4096
  /// Of all fields of a request.
  package var headerBytes = 16384
  /// Of path and query.
  package var targetBytes = 8192
  /// Seconds until a request that has begun, or a new connection's first, is there.
  package var requestTime = 15
  /// Seconds without a request until a connection is closed.
  package var idleTime = 75
  /// Seconds in which a client has to take `leastProgress` bytes of what it asked for.
  package var sendTime = 30

  /// A client that takes less in `sendTime` has stopped reading.
  static let leastProgress = 16384

  package init() {}
}

/// Which requests are written to the log.
package enum RequestLog: String, CaseIterable, Hashable, Sendable {
  case all
  /// Answers from 500 on.
  case errors
  case none
}
