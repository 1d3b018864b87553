import HTTPTypes

/// Every address that is answered.
package struct EndpointTable: Sendable {
  package let endpoints: [Endpoint]

  package init(_ endpoints: [Endpoint]) {
    self.endpoints = endpoints
  }

  /// All of the server's: the first that matches answers.
  package static let all = EndpointTable(
    HealthRoutes.endpoints + MetricsRoutes.endpoints + MapRoutes.endpoints + TileRoutes.endpoints
      + Standards.endpoints
      + Access.endpoints)

  /// The endpoint of the inquiry's path, and the inquiry with what stood in the place of its names. Throws for an address that is not
  /// there, another method, and a parameter that it does not take.
  package func endpoint(of inquiry: Inquiry) throws(Problem) -> (Endpoint, Inquiry) {
    for endpoint in endpoints {
      guard let captures = endpoint.path.captures(of: inquiry.path) else { continue }
      guard inquiry.method == .get || inquiry.method == .head else {
        throw .methodNotAllowed("GET, HEAD, OPTIONS")
      }
      if let known = endpoint.parameters,
        let unknown = inquiry.query.items.first(where: { !known.contains($0.name) })
      {
        throw .unknownParameter(unknown.name, known: known)
      }
      var found = inquiry
      found.captures = captures
      return (endpoint, found)
    }
    throw .notFound
  }
}
