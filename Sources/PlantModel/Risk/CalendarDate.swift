/// A day of the Gregorian calendar, from 1900 to 9999, without a time zone.
package struct CalendarDate: Hashable, Sendable {
  package let year: Int
  package let month: Int
  package let day: Int

  /// nil when there is no such day.
  package init?(year: Int, month: Int, day: Int) {
    guard (1900...9999).contains(year), (1...12).contains(month),
      day >= 1, day <= Self.days(inMonth: month, of: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// From ISO 8601 (`2026-05-01`, `20260501`) and what spreadsheets make of it (`2026/5/1`, `2026.5.1`, `2026年5月1日`); a time of
  /// day after it is left out. nil for anything else.
  package init?(_ text: String) {
    let compact = text.halfWidth.filter { !"日号".contains($0) }
    let date = compact.prefix { $0 != "T" && $0 != " " }
    var parts = date.split(omittingEmptySubsequences: false) { "-/.年月".contains($0) }
      .map(String.init)
    if parts.count == 1, date.count == 8 {
      parts = [date.prefix(4), date.dropFirst(4).prefix(2), date.suffix(2)].map(String.init)
    }
    let numbers = parts.compactMap { $0.allSatisfy(\.isNumber) ? Int($0) : nil }
    guard parts.count == 3, numbers.count == 3, parts[0].count == 4 else { return nil }
    self.init(year: numbers[0], month: numbers[1], day: numbers[2])
  }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension CalendarDate: Comparable {
  package static func < (a: CalendarDate, b: CalendarDate) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }
}

extension CalendarDate: CustomStringConvertible {
  /// ISO 8601, e.g. `2026-05-01`.
  package var description: String {
    "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }
}
