import Crypto

/// A strong validator (RFC 9110, 8.8.3) that follows from the content alone: equal bytes have equal tags on every machine.
package struct EntityTag: Hashable, Sendable {
  /// With its quotes, as fields carry it.
  package let text: String

  package init(of bytes: some Sequence<UInt8>) {
    let digest = SHA256.hash(data: Array(bytes))
    text = "\"" + hexadecimal(digest.prefix(16)) + "\""
  }

  /// The tag of the same content in another encoding, which is another sequence of bytes (RFC 9110, 8.8.3.3).
  func encoded(as encoding: String) -> EntityTag {
    EntityTag(text: String(text.dropLast()) + "-" + encoding + "\"")
  }

  init(text: String) {
    self.text = text
  }

  /// An `If-None-Match` field names this tag, or any; the comparison is weak, as RFC 9110 (13.1.2) wants it there.
  package func isNamed(by field: String) -> Bool {
    field == text || field == "*"
      || field.split(separator: ",").contains {
        $0.drop(while: \.isWhitespace).trimmingWeak == text
      }
  }
}

/// Two lower-case digits a byte.
func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}

extension Substring {
  fileprivate var trimmingWeak: Substring {
    let tag = hasPrefix("W/") ? dropFirst(2) : self
    return tag.last?.isWhitespace == true ? tag.prefix { !$0.isWhitespace } : tag
  }
}
