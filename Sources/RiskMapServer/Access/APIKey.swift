import Crypto
import Foundation

/// The secret that lets a program in: `rmk_<name>.<43 letters>`, 256 random bits. The server keeps its SHA-256 only, which is enough for a
/// secret that nobody can guess.
package struct APIKey: Hashable, Sendable {
  package static let prefix = "rmk_"

  /// Which line of the key file it belongs to: `[a-z0-9_-]{1,64}`.
  package let name: String
  /// As its owner keeps it.
  package let text: String

  /// A new key of random bits.
  package init(named name: String) {
    self.name = name
    let secret = SymmetricKey(size: .bits256).withUnsafeBytes { Base64URL.text(of: Array($0)) }
    text = Self.prefix + name + "." + secret
  }

  /// nil where the text has not the form of a key.
  package init?(_ text: String) {
    guard text.hasPrefix(Self.prefix), text.utf8.count <= 256 else { return nil }
    let parts = text.dropFirst(Self.prefix.count)
      .split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, Self.isName(parts[0]), Base64URL.bytes(of: parts[1])?.count == 32
    else { return nil }
    name = String(parts[0])
    self.text = text
  }

  /// `[a-z0-9_-]{1,64}`, as names of maps are.
  package static func isName(_ text: some StringProtocol) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.utf8.allSatisfy {
        switch $0 {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
          UInt8(ascii: "-"), UInt8(ascii: "_"):
          true
        default: false
        }
      }
  }

  /// What the key file keeps of it.
  var digest: SHA256.Digest { SHA256.hash(data: Data(text.utf8)) }

  /// What addresses are signed with: HMAC-SHA-256 of `riskmap signed address 1` under the text of the key.
  package var signingSecret: [UInt8] {
    Array(
      HMAC<SHA256>.authenticationCode(
        for: Data("riskmap signed address 1".utf8), using: SymmetricKey(data: Data(text.utf8))))
  }
}
