/// A bucket for each of many names. Their number is bounded: where there is no room the names that come later share one.
struct TokenBuckets: Sendable {
  private var buckets: [String: TokenBucket] = [:]
  private let limit: Int
  /// Seconds since 1970; looking through all of them is worth it once a second.
  private var sweptAt = -Double.infinity

  init(limit: Int) {
    self.limit = limit
  }

  var count: Int { buckets.count }

  /// nil: taken; else the seconds to wait.
  mutating func take(_ name: String, rate: Double, burst: Double, now: Double) -> Int? {
    var name = name
    if buckets[name] == nil, buckets.count >= limit {
      sweep(now: now)
      if buckets.count >= limit { name = "" }
    }
    var bucket = buckets[name] ?? TokenBucket(rate: rate, burst: burst, now: now)
    if bucket.rate != rate || bucket.burst != burst {
      bucket = TokenBucket(rate: rate, burst: burst, now: now)
    }
    let isTaken = bucket.take(now: now)
    buckets[name] = bucket
    return isTaken ? nil : bucket.wait
  }

  /// What `take` would say; takes nothing.
  func wait(_ name: String, now: Double) -> Int? {
    let shared = buckets.count >= limit ? buckets[""] : nil
    guard var bucket = buckets[name] ?? shared, !bucket.take(now: now) else { return nil }
    return bucket.wait
  }

  /// Forgets the full ones: a new one is as good.
  private mutating func sweep(now: Double) {
    guard now >= sweptAt + 1 || now < sweptAt else { return }
    sweptAt = now
    buckets = buckets.filter { !$0.value.isFull(at: now) }
  }
}
