import HTTPTypes

/// The fields that tell browsers what an answer may do.
package enum SecurityFields {
  /// Of every answer. Documents and pictures run nothing and load nothing, wherever a browser shows them; pages say `page` instead.
  static func common(frameAncestors: [String], isControlled: Bool) -> HTTPFields {
    var fields: HTTPFields = [
      .xContentTypeOptions: "nosniff",
      .contentSecurityPolicy:
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
        + "form-action 'none'; " + ancestors(frameAncestors),
    ]
    // Addresses may be signed: other sites get to know the origin only, which third-party maps ask for.
    fields[.referrerPolicy] = "strict-origin"
    // Tiles are there to be embedded; who may read them is a matter of CORS.
    fields[.crossOriginResourcePolicy] = "cross-origin"
    // What one was shown is not for another who asks without showing anything.
    if isControlled { fields[.vary] = "Authorization, X-API-Key" }
    return fields
  }

  /// The policy of a page of ours: scripts and styles of ours alone, none inline, and pictures and data from anywhere that
  /// `sources` names beside us, such as a base map.
  static func page(frameAncestors: [String], sources: [String] = []) -> String {
    let others = sources.filter(isSource).map { " " + $0 }.joined()
    return "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
      + "img-src 'self' data: blob:\(others); connect-src 'self'\(others); worker-src 'self' blob:; "
      + "base-uri 'none'; form-action 'none'; " + ancestors(frameAncestors)
  }

  private static func ancestors(_ origins: [String]) -> String {
    let known = origins.filter(isSource)
    return "frame-ancestors " + (known.isEmpty ? "'none'" : known.joined(separator: " "))
  }

  /// A source of a policy: `*`, `'self'`, or an origin. Anything else could end the directive and begin another.
  package static func isSource(_ text: String) -> Bool {
    if text == "*" || text == "'self'" { return true }
    guard let scheme = text.firstRange(of: "://"),
      ["http", "https"].contains(text[..<scheme.lowerBound])
    else { return false }
    let host = text[scheme.upperBound...]
    return !host.isEmpty
      && host.utf8.allSatisfy {
        switch $0 {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
          UInt8(ascii: ":"), UInt8(ascii: "*"), UInt8(ascii: "["), UInt8(ascii: "]"):
          true
        default: false
        }
      }
  }
}

extension HTTPField.Name {
  private static func known(_ name: String) -> HTTPField.Name {
    HTTPField.Name(name) ?? .xContentTypeOptions
  }

  static let referrerPolicy = known("Referrer-Policy")
  static let crossOriginResourcePolicy = known("Cross-Origin-Resource-Policy")
}
