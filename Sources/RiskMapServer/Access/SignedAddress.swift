import Crypto
import Foundation

/// A right to see some maps until some day, as a value of the query `signed`: it works wherever an address does, in `<img>`, frames and
/// Grafana. It says whose key signed it, until when it holds, what is shown and of which maps (all of the key's where none is named), and
/// ends with the HMAC-SHA-256 of all that before it:
///
///     dashboard.1798761599.public.plant~park.Zl2v…
package struct SignedAddress: Hashable, Sendable {
  package static let parameter = "signed"

  package var key: String
  /// Seconds since 1970.
  package var expires: Int
  package var audience: Audience
  package var maps: MapScope

  package init(key: String, expires: Int, audience: Audience, maps: MapScope) {
    self.key = key
    self.expires = expires
    self.audience = audience
    self.maps = maps
  }

  /// The value with its signature.
  package func signed(with secret: [UInt8]) -> String {
    let claim = claim
    let code = HMAC<SHA256>.authenticationCode(
      for: Data(claim.utf8), using: SymmetricKey(data: secret))
    return claim + "." + Base64URL.text(of: Array(code))
  }

  private var claim: String {
    let names: [String] =
      switch maps {
      case .all: []
      case .named(let names): names.sorted()
      }
    return "\(key).\(expires).\(audience.rawValue).\(names.joined(separator: "~"))"
  }
}

/// A signed address as it came: what it claims, and with what it wants to prove that.
struct PresentedAddress {
  let address: SignedAddress
  private let claim: Data
  private let code: [UInt8]

  /// nil where the text has not the form of one.
  init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard text.utf8.count <= 4096, parts.count == 5, APIKey.isName(parts[0]),
      let expires = Int(parts[1]), expires >= 0, String(expires) == parts[1],
      let audience = Audience(rawValue: String(parts[2])),
      let maps = parts[3].isEmpty
        ? .all : MapScope(String(parts[3]).replacing("~", with: ",")),
      let code = Base64URL.bytes(of: parts[4])
    else { return nil }
    address = SignedAddress(
      key: String(parts[0]), expires: expires, audience: audience, maps: maps)
    claim = Data(parts[0..<4].joined(separator: ".").utf8)
    self.code = code
  }

  /// The owner of the secret made it; the comparison takes as long whatever differs.
  func isSigned(with secret: [UInt8]) -> Bool {
    HMAC<SHA256>.isValidAuthenticationCode(
      code, authenticating: claim, using: SymmetricKey(data: secret))
  }
}
