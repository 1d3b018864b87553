import Foundation
import JWTKit
import PlantModel
import RiskMap

/// The public keys of who issues tokens (JWK Set, RFC 7517), each with the one algorithm that it is used with: what a token says of its
/// algorithm never chooses how it is checked.
struct TokenKeySet: Sendable {
  struct Key: Sendable {
    let algorithm: String
    let verifier: any JWTAlgorithm
  }

  /// By `kid`.
  let keys: [String: Key]

  static let byteLimit = 1 << 20
}

extension TokenKeySet {
  /// The keys of the set that can check a signature by one of the algorithms; symmetric ones and those for encryption are left out, and
  /// none of them may come without a `kid`. Throws where the bytes are no key set or nothing of it can be used.
  static func read(
    _ bytes: [UInt8], file: String, algorithms: Set<String>
  ) async throws(MapError) -> TokenKeySet {
    let found: [KeyOrNothing]
    do {
      found = try JSONDecoder().decode(KeySet.self, from: Data(bytes)).keys
    } catch {
      throw fault(
        LocalizedText(zh: "不是 JWK Set", en: "it is no JWK Set"), file: file)
    }
    var keys: [String: Key] = [:]
    for key in found {
      guard let (kid, key) = await key.usable(by: algorithms) else { continue }
      guard keys.updateValue(key, forKey: kid) == nil else {
        throw fault(
          LocalizedText(zh: "kid“\(kid)”重复", en: "the kid \"\(kid)\" stands there twice"),
          file: file)
      }
    }
    guard !keys.isEmpty else {
      throw fault(
        LocalizedText(zh: "没有可用的公钥", en: "none of its keys can be used"), file: file)
    }
    return TokenKeySet(keys: keys)
  }

  private static func fault(_ message: LocalizedText, file: String) -> MapError {
    .definition(
      DefinitionError(
        message, at: Place(file: file),
        hint: LocalizedText(
          zh: "应为 {\"keys\": […]}，每个密钥带 kid，类型为 RSA、EC 或 OKP",
          en: "it reads {\"keys\": […]}, with a kid each, of type RSA, EC or OKP")))
  }
}

private struct KeySet: Decodable {
  var keys: [KeyOrNothing]
}

/// A member of a set: kinds of keys that are not known are nothing, and no reason to refuse the others.
private struct KeyOrNothing: Decodable {
  var key: JWK?
  /// `use` of the key: `sig`, `enc` or nothing.
  var use: String?

  private enum CodingKeys: String, CodingKey {
    case use
  }

  init(from decoder: any Decoder) throws {
    key = try? JWK(from: decoder)
    use = try? decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .use)
  }

  func usable(by algorithms: Set<String>) async -> (kid: String, key: TokenKeySet.Key)? {
    guard var key, let kid = key.keyIdentifier, use != "enc",
      let algorithm = key.ownAlgorithm(among: algorithms)
    else { return nil }
    // Without its private part, should somebody have put that there, and fixed to its algorithm: the library takes the one of the token
    // where the key names none.
    key.algorithm = algorithm
    key.privateExponent = nil
    let collection = JWTKeyCollection()
    guard (try? await collection.add(jwk: key)) != nil,
      let verifier = try? await collection.getKey(for: kid, alg: algorithm.rawValue)
    else { return nil }
    return (kid.string, TokenKeySet.Key(algorithm: algorithm.rawValue, verifier: verifier))
  }
}

extension JWK {
  /// The algorithm that the key names, else the one of its curve, else the usual one of RSA; nil where that is none of those.
  fileprivate func ownAlgorithm(among algorithms: Set<String>) -> JWK.Algorithm? {
    let own: JWK.Algorithm?
    if let algorithm {
      own = algorithm
    } else if keyType == .rsa {
      own = .rs256
    } else {
      own =
        switch curve?.rawValue {
        case "P-256": .es256
        case "P-384": .es384
        case "P-521": .es512
        case "Ed25519": .eddsa
        default: nil
        }
    }
    guard let own, algorithms.contains(own.rawValue), own.isOf(keyType) else { return nil }
    return own
  }
}

extension JWK.Algorithm {
  fileprivate func isOf(_ type: JWK.KeyType) -> Bool {
    switch rawValue.prefix(2) {
    case "RS", "PS": type == .rsa
    case "ES": type == .ecdsa
    case "Ed": type == .octetKeyPair
    default: false
    }
  }
}
