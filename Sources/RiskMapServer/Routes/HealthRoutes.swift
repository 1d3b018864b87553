import MapStyle

/// Whether the server lives and can answer, for balancers and watchdogs. They wait for nothing.
enum HealthRoutes {
  static let endpoints = [
    Endpoint("healthLive", "/health/live") { _, _ in
      Reply(json: .object([.init("status", .string("live"))]), caching: .noStore)
    },
    Endpoint("healthReady", "/health/ready") { _, installation in
      let count = Double(installation.library.all.count)
      return Reply(
        json: .object([.init("status", .string("ready")), .init("maps", .number(count))]),
        caching: .noStore)
    },
  ]
}
