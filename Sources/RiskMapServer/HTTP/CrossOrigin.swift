package import HTTPTypes

/// Pages of which other origins may read the answers (the Fetch standard's CORS protocol): `*` for all, else
/// `https://dash.example.com`, with `*` as a port for every port.
package struct CrossOrigin: Hashable, Sendable {
  package let origins: [String]

  /// Pages that are served by the machine on which they are looked at.
  package static let local = CrossOrigin(["http://localhost:*", "http://127.0.0.1:*"])

  package init(_ origins: [String]) {
    self.origins = origins
  }

  private var isOpen: Bool { origins.contains("*") }

  /// What an answer carries; `origin` is the field of that name, nil where the request has none.
  package func fields(for origin: String?) -> HTTPFields {
    guard !origins.isEmpty else { return [:] }
    var fields: HTTPFields = [:]
    if !isOpen { fields[.vary] = "Origin" }
    guard let allowed = allowed(origin) else { return fields }
    fields[.accessControlAllowOrigin] = allowed
    fields[.accessControlExposeHeaders] = "ETag, Content-Range, Retry-After, X-Request-Id"
    return fields
  }

  /// What the answer to a preflight carries besides.
  package static let preflight: HTTPFields = [
    .accessControlAllowMethods: "GET, HEAD",
    .accessControlAllowHeaders:
      "Authorization, X-API-Key, Accept-Language, If-None-Match, If-Range, Range",
    .accessControlMaxAge: "86400",
  ]

  /// Fields depend on who asks.
  var isSelective: Bool { !origins.isEmpty && !isOpen }

  private func allowed(_ origin: String?) -> String? {
    if isOpen { return "*" }
    guard let origin, origin.utf8.count <= 256, origins.contains(where: { $0.matches(origin) })
    else { return nil }
    return origin
  }

  /// The text may stand in the list.
  package static func isOrigin(_ text: String) -> Bool {
    if text == "*" { return true }
    guard let scheme = ["http://", "https://"].first(where: text.hasPrefix) else { return false }
    let host = text.dropFirst(scheme.count)
    return !host.isEmpty
      && host.utf8.allSatisfy { byte in
        byte > 0x20 && byte < 0x7F && !"/?#@,\"\\".utf8.contains(byte)
      }
  }
}

extension String {
  /// As an entry of the list that ends with `:*`, or is the origin.
  fileprivate func matches(_ origin: String) -> Bool {
    guard hasSuffix(":*") else { return self == origin }
    let host = dropLast(2)
    guard origin.hasPrefix(host) else { return false }
    let port = origin.dropFirst(host.count)
    return port.isEmpty
      || port.first == ":" && port.count > 1
        && port.dropFirst().utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}
