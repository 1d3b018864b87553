/// How often something may still happen: a bucket that fills with `rate` a second up to `burst`, and of which each takes one.
struct TokenBucket: Hashable, Sendable {
  let rate: Double
  let burst: Double
  private var level: Double
  /// Seconds since 1970.
  private var filledAt: Double

  init(rate: Double, burst: Double, now: Double) {
    self.rate = rate
    self.burst = burst
    level = burst
    filledAt = now
  }

  /// False where it is empty: there is one again in `wait` seconds.
  mutating func take(now: Double) -> Bool {
    fill(now: now)
    guard level >= 1 else { return false }
    level -= 1
    return true
  }

  /// Whole seconds until there is one: at least one, at most a day.
  var wait: Int { Int(min(max(1, ((1 - level) / rate).rounded(.up)), 86_400)) }

  func isFull(at now: Double) -> Bool {
    level + max(0, now - filledAt) * rate >= burst
  }

  private mutating func fill(now: Double) {
    // A clock that is set back fills nothing.
    level = min(burst, level + max(0, now - filledAt) * rate)
    filledAt = now
  }
}
