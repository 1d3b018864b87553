/// An address that is answered: an entry of the table from which routing, metrics and the OpenAPI document follow. It takes GET and HEAD.
package struct Endpoint: Sendable {
  /// Never runs on an event loop, but on the cooperative pool: work of more than a millisecond goes to `installation.pool`.
  package typealias Answer =
    @Sendable (Inquiry, Installation) async throws(Problem) -> Reply

  /// `operationId` of the OpenAPI document and the route's label in metrics, e.g. `mapTile`.
  package let id: String
  package let path: PathTemplate
  /// Names of the query that it takes beside those of `Access`; another one is a problem. nil: every name, as OGC's key-value pairs want.
  package let parameters: [String]?
  package let answer: Answer

  package init(
    _ id: String, _ path: PathTemplate, parameters: [String]? = [], answer: @escaping Answer
  ) {
    self.id = id
    self.path = path
    self.parameters = parameters
    self.answer = answer
  }
}
