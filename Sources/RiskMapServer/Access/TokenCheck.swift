import Foundation
import JWTKit

/// What a token lets its bearer do.
struct AdmittedToken: Hashable, Sendable {
  var visitor: Visitor
  /// Seconds since 1970 after which it is worth nothing.
  var expires: Double
}

/// Why a token is not believed; for the log, and not told to who shows it.
enum TokenFault: Error, Hashable {
  case form, algorithm, key, signature, issuer, audience, expired, notYet, subject
}

/// Checks a token: form, algorithm and key first, then the signature, and only then what it claims (RFC 8725).
struct TokenCheck: Sendable {
  let settings: TokenSettings
  let keys: TokenKeySet

  /// Longer ones no field of a request should carry.
  private static let lengthLimit = 8192

  /// - Parameter now: seconds since 1970.
  func admitted(_ token: String, now: Double) throws(TokenFault) -> AdmittedToken {
    let parts = token.split(separator: ".", omittingEmptySubsequences: false)
    guard token.utf8.count <= Self.lengthLimit, parts.count == 3,
      let header = object(parts[0]), let signature = Base64URL.bytes(of: parts[2])
    else { throw .form }
    // An extension that has to be understood is not.
    guard header[path: "crit"] == nil else { throw .form }
    guard let key = key(for: header[path: "kid"]) else { throw .key }
    guard header[path: "alg"]?.string == key.algorithm,
      settings.algorithms.contains(key.algorithm)
    else { throw .algorithm }
    let signed = Data((parts[0] + "." + parts[1]).utf8)
    guard (try? key.verifier.verify(signature, signs: signed)) == true else { throw .signature }
    guard let claims = object(parts[1]) else { throw .form }
    return try admitted(claims, now: now)
  }

  private func admitted(_ claims: ClaimValue, now: Double) throws(TokenFault) -> AdmittedToken {
    guard claims[path: "iss"]?.string == settings.issuer else { throw .issuer }
    let audiences = claims[path: "aud"].map { $0.string.map { [$0] } ?? $0.words } ?? []
    guard audiences.contains(settings.audience) else { throw .audience }
    guard let expires = claims[path: "exp"]?.number, now < expires + settings.leeway else {
      throw .expired
    }
    if let notBefore = claims[path: "nbf"] {
      guard let from = notBefore.number, now >= from - settings.leeway else { throw .notYet }
    }
    guard let subject = claims[path: "sub"]?.string, !subject.isEmpty else { throw .subject }
    return AdmittedToken(
      visitor: Visitor(
        name: Self.name(of: subject), maps: maps(of: claims), audience: audience(of: claims)),
      expires: expires + settings.leeway)
  }

  /// The key that the token names; a set of one key needs no naming.
  private func key(for kid: ClaimValue?) -> TokenKeySet.Key? {
    guard let kid else { return keys.keys.count == 1 ? keys.keys.values.first : nil }
    return kid.string.flatMap { keys.keys[$0] }
  }

  /// None where the claim names none.
  private func maps(of claims: ClaimValue) -> MapScope {
    let words = claims[path: settings.mapsClaim]?.words ?? []
    return words.contains("*") ? .all : .named(Set(words.filter { APIKey.isName($0) }))
  }

  /// A word that is not known shows the less.
  private func audience(of claims: ClaimValue) -> Audience {
    guard let claim = claims[path: settings.audienceClaim] else { return .internal }
    return claim.string == Audience.internal.rawValue ? .internal : .public
  }

  /// For logs: what stands in a token could be anything.
  private static func name(of subject: String) -> String {
    "token:"
      + String(
        subject.prefix(64).map {
          $0.isASCII && ($0.isLetter || $0.isNumber || "-_.@|:".contains($0)) ? $0 : "_"
        })
  }

  private func object(_ part: Substring) -> ClaimValue? {
    guard let bytes = Base64URL.bytes(of: part), Self.depth(of: bytes) <= 16,
      let value = try? JSONDecoder().decode(ClaimValue.self, from: Data(bytes)),
      case .object = value
    else { return nil }
    return value
  }

  /// How deep brackets stand in brackets, strings included: an upper bound.
  private static func depth(of json: [UInt8]) -> Int {
    var (depth, most) = (0, 0)
    for byte in json {
      if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") { depth -= 1 }
      most = max(most, depth)
    }
    return most
  }
}
