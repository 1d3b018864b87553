/// The path of a request, cut at its slashes and then decoded: an encoded slash or dot is a letter like any other. Segments are looked up
/// in tables of names and never become a path of the file system.
package struct RequestPath: Hashable, Sendable {
  /// Decoded; the path `/` has none, and one that ends with a slash an empty last one.
  package let segments: [String]

  package init(segments: [String]) {
    self.segments = segments
  }

  /// From the target of a request, before `?`. Throws where an escape is no escape, the text no UTF-8, or where it holds a control character.
  package init(encoded path: some StringProtocol) throws(Problem) {
    guard path.utf8.first == UInt8(ascii: "/") else { throw .malformedPath }
    guard path.utf8.count > 1 else {
      segments = []
      return
    }
    var decoded: [String] = []
    for part in path.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      guard let text = percentDecoded(part) else { throw .malformedPath }
      decoded.append(text)
    }
    segments = decoded
  }
}

/// The text with its `%XX` taken back (RFC 3986, 2.1); nil where that is no UTF-8 or holds a control character.
func percentDecoded(_ text: some StringProtocol, plusIsSpace: Bool = false) -> String? {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.utf8.count)
  var rest = text.utf8.makeIterator()
  while let byte = rest.next() {
    switch byte {
    case UInt8(ascii: "%"):
      guard let high = rest.next().flatMap(hexDigit), let low = rest.next().flatMap(hexDigit) else {
        return nil
      }
      bytes.append(high << 4 | low)
    case UInt8(ascii: "+") where plusIsSpace: bytes.append(UInt8(ascii: " "))
    default: bytes.append(byte)
    }
  }
  guard bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return nil }
  return String(validating: bytes, as: UTF8.self)
}

private func hexDigit(_ byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
  case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
  case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
  default: nil
  }
}

/// The text as a segment of a path or a value of a query: everything but unreserved characters (RFC 3986, 2.3) is escaped.
package func percentEncoded(_ text: String) -> String {
  var encoded = ""
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"):
      encoded.unicodeScalars.append(Unicode.Scalar(byte))
    default:
      let hex = String(byte, radix: 16, uppercase: true)
      encoded += "%" + (byte < 16 ? "0" : "") + hex
    }
  }
  return encoded
}
