package import HTTPTypes

/// Who may see what: keys, signed addresses, tokens, rates. Without any of them everyone may see everything.
package struct Access: Sendable {
  package init() {}

  /// Nothing is asked of who asks.
  package static let open = Access()

  /// Addresses of its own.
  static let endpoints: [Endpoint] = []

  /// Query parameters that it takes from every address; they are gone from the inquiry that `admit` hands on.
  package static let parameters: [String] = []

  /// The inquiry with who asks. Throws where nobody is let in like this (401, 403), or too often (429).
  package func admit(_ inquiry: Inquiry) async throws(Problem) -> Inquiry {
    inquiry
  }

  /// The same for a tile in memory, on an event loop: a few microseconds, no waiting. nil where that does not do (nobody is let in, too
  /// often, a token seen for the first time): the inquiry then takes the long way through `admit`, which says why. What it lets in
  /// counts against the rate, once.
  package func admitAtOnce(_ head: HTTPRequest, peer: String?) -> Admission? {
    Admission(visitor: .anyone, target: head.path ?? "")
  }

  /// Fields that every answer carries, whatever it is: the security headers.
  package var fields: HTTPFields { [.xContentTypeOptions: "nosniff"] }
}
