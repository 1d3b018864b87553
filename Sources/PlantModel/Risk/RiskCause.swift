/// Something that raises the level of a unit for a time: a hot-work permit, an open hidden danger, an alarm.
package struct RiskCause: Hashable, Sendable {
  package enum Change: Hashable, Sendable {
    /// So many levels up, at most to major; nothing for a unit that is not assessed.
    case raised(by: Int)
    /// To this level, unless it is worse already.
    case atLeast(RiskLevel)
  }

  package var unitCode: String
  package var change: Change
  /// Seconds since 1970-01-01T00:00:00Z; the cause counts from then …
  package var from: Int
  /// … until just before then; nil: until further notice.
  package var until: Int?
  package var why: LocalizedText

  package init(
    unitCode: String, change: Change, from: Int, until: Int?, why: LocalizedText
  ) {
    self.unitCode = unitCode
    self.change = change
    self.from = from
    self.until = until
    self.why = why
  }

  /// Whether the cause counts at an instant (seconds since 1970-01-01T00:00:00Z).
  package func isPresent(at instant: Int) -> Bool {
    from <= instant && until.map { instant < $0 } ?? true
  }
}
