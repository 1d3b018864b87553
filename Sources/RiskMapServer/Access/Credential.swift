import HTTPTypes

/// What a request shows to be let in, as it stands there.
enum Credential: Hashable, Sendable {
  case key(String)
  case signed(String)
  case token(String)

  /// The first of `Authorization: Bearer`, `X-API-Key` and `signed` of the query; nil where there is none of them. Other schemes are for
  /// somebody on the way.
  init?(fields: HTTPFields, signed: String?) {
    if let bearer = fields[.authorization].flatMap(Self.bearer) {
      self = bearer.hasPrefix(APIKey.prefix) ? .key(bearer) : .token(bearer)
    } else if let key = fields[.apiKey] {
      self = .key(key)
    } else if let signed {
      self = .signed(signed)
    } else {
      return nil
    }
  }

  private static func bearer(_ field: String) -> String? {
    guard field.utf8.count > 7, field.prefix(7).lowercased() == "bearer " else { return nil }
    return String(field.dropFirst(7).drop { $0 == " " })
  }
}

extension HTTPField.Name {
  static let apiKey = HTTPField.Name("X-API-Key") ?? .authorization
}

/// The target of a request without the signature of its address.
struct UnsignedTarget: Hashable, Sendable {
  var target: String
  /// Value of `signed`, the first where it stands there twice; as it came.
  var signed: String?

  init(_ target: String) {
    self.target = target
    guard let question = target.utf8.firstIndex(of: UInt8(ascii: "?")) else { return }
    let query = target[target.index(after: question)...]
    let mark = SignedAddress.parameter + "="
    guard query.contains(mark) else { return }
    var kept: [Substring] = []
    for pair in query.split(separator: "&", omittingEmptySubsequences: false) {
      if pair.hasPrefix(mark) {
        signed = signed ?? String(pair.dropFirst(mark.count))
      } else {
        kept.append(pair)
      }
    }
    guard signed != nil else { return }
    self.target =
      kept.isEmpty
      ? String(target[..<question])
      : target[...question] + kept.joined(separator: "&")
  }
}
