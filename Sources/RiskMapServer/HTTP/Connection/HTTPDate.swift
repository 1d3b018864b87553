import Foundation
import Synchronization

/// The `Date` of answers (RFC 9110, 5.6.7), made once a second for all connections.
enum HTTPDate {
  private static let last = Mutex((second: time_t(0), text: ""))

  static var now: String {
    let second = time(nil)
    return last.withLock { last in
      if last.second != second { last = (second, text(second)) }
      return last.text
    }
  }

  /// `Sun, 06 Nov 1994 08:49:37 GMT`.
  static func text(_ second: time_t) -> String {
    var second = second
    var parts = tm()
    gmtime_r(&second, &parts)
    let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let clock = [parts.tm_hour, parts.tm_min, parts.tm_sec].map(twoDigits).joined(separator: ":")
    return
      "\(days[Int(parts.tm_wday)]), \(twoDigits(parts.tm_mday)) \(months[Int(parts.tm_mon)]) "
      + "\(Int(parts.tm_year) + 1900) \(clock) GMT"
  }

  private static func twoDigits(_ number: Int32) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}
