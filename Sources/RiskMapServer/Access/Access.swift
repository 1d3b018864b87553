package import HTTPTypes

/// Who may see what: keys, signed addresses, tokens, rates. Without any of them everyone may see everything.
package struct Access: Sendable {
  package init() {}

  /// Nothing is asked of who asks.
  package static let open = Access()

  /// Addresses of its own.
  static let endpoints: [Endpoint] = []

  /// Whether who asks is let in without looking at the request: the short way to tiles in memory need not ask then.
  package var isOpen: Bool { true }

  /// Query parameters that it takes from every address; they are gone from the inquiry that `admit` hands on.
  package static let parameters: [String] = []

  /// The inquiry with who asks. Throws where nobody is let in like this (401, 403), or too often (429).
  package func admit(_ inquiry: Inquiry) async throws(Problem) -> Inquiry {
    inquiry
  }

  /// Fields that every answer carries, whatever it is: the security headers.
  package var fields: HTTPFields { [.xContentTypeOptions: "nosniff"] }
}
