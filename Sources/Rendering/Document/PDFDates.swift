/// The dates of a PDF. Cairo 1.16 takes the clock where it is given none, and forgets the `D:` that ISO 32000 (7.9.4) wants; so it
/// is given a stand-in, which is replaced in the finished file.
enum PDFDates {
  /// For Cairo.
  static let standIn = "1970-01-01T00:00:00+00:00"
  /// What Cairo makes of it.
  private static let written = Array("(19700101000000+00'00)".utf8)

  /// Replaces the stand-ins in place, so that every offset of the file stays true; nil leaves the dates out.
  static func replace(in bytes: inout [UInt8], with date: String?) {
    let value = date.flatMap(value)
    for key in ["/CreationDate ", "/ModDate "] {
      let entry = Array(key.utf8) + written
      guard let start = bytes.lastIndex(of: entry) else { continue }
      let new = value.map { Array("\(key)(\($0))".utf8) } ?? []
      let padding = repeatElement(UInt8(ascii: " "), count: max(0, entry.count - new.count))
      bytes.replaceSubrange(start..<start + entry.count, with: new + padding)
    }
  }

  /// `D:20260501…` of an ISO 8601 date (`2026-05-01`) or date and time; nil when it is neither. The minutes of an odd time zone
  /// do not fit the room that there is, and such a zone is left out.
  static func value(_ text: String) -> String? {
    let form =
      /(\d{4})-(\d{2})-(\d{2})([T ](\d{2}):(\d{2})(:(\d{2}))?(\.\d+)?(Z|[+-]\d{2}:?\d{2})?)?/
    guard let match = text.wholeMatch(of: form) else { return nil }
    let date = "D:\(match.1)\(match.2)\(match.3)"
    guard let hour = match.5, let minute = match.6 else { return date }
    let zone = match.10.map { $0 == "Z" ? "Z" : $0.hasSuffix("00") ? "\($0.prefix(3))" : "" } ?? ""
    return "\(date)\(hour)\(minute)\(match.8 ?? "00")\(zone)"
  }
}

extension [UInt8] {
  /// The information dictionary is among the last objects of a file.
  fileprivate func lastIndex(of part: [UInt8]) -> Int? {
    guard count >= part.count else { return nil }
    return (0...(count - part.count)).last { self[$0] == part[0] && self[$0...].starts(with: part) }
  }
}
