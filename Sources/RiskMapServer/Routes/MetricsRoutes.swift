/// Counts for Prometheus.
enum MetricsRoutes {
  static let endpoints = [
    Endpoint("metrics", "/metrics") { _, installation in
      Reply(
        text: installation.metrics.text(
          load: installation.pool.load, cache: installation.cache.load,
          maps: installation.library.all.count),
        mediaType: "text/plain; version=0.0.4; charset=utf-8", caching: .noStore)
    }
  ]
}
