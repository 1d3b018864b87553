/// Counts for Prometheus.
enum MetricsRoutes {
  static let endpoints = [
    Endpoint("metrics", "/metrics") { inquiry, installation throws(Problem) in
      // They tell what is asked for, and how often.
      guard inquiry.visitor.audience == .internal else { throw .notFound }
      return Reply(
        text: installation.metrics.text(
          load: installation.pool.load, cache: installation.cache.load,
          maps: installation.library.all.count),
        mediaType: "text/plain; version=0.0.4; charset=utf-8", caching: .noStore)
    }
  ]
}
