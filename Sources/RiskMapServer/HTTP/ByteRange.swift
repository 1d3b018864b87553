/// The part of a body that a `Range` field (RFC 9110, 14.2) asks for.
enum ByteRange: Hashable, Sendable {
  /// All of it: there is no field, or one that is not understood, which has to be passed over.
  case whole
  case part(Range<Int>)
  /// Nothing of it is there.
  case unsatisfiable

  /// - Parameter length: of the body. Of several parts none is cut out: the whole is a valid answer to that.
  init(_ field: String?, length: Int) {
    self = .whole
    guard let field, field.hasPrefix("bytes="), !field.contains(",") else { return }
    let ends = field.dropFirst(6).split(
      separator: "-", maxSplits: 1, omittingEmptySubsequences: false
    ).map { $0.filter { $0 != " " } }
    guard ends.count == 2, ends.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return }
    switch (Int(ends[0]), Int(ends[1])) {
    case (let first?, let last?) where first <= last:
      self = first < length ? .part(first..<min(last, length - 1) + 1) : .unsatisfiable
    case (let first?, nil) where ends[1].isEmpty:
      self = first < length ? .part(first..<length) : .unsatisfiable
    case (nil, let count?) where ends[0].isEmpty:
      self = count > 0 && length > 0 ? .part(max(0, length - count)..<length) : .unsatisfiable
    default: break
    }
  }
}
