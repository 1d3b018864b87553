package import HTTPTypes
package import PlantModel

/// A request as the answers see it: nothing of it is a path, a query or a page yet.
package struct Inquiry: Sendable {
  package var method: HTTPRequest.Method
  package var path: RequestPath
  package var query: QueryItems
  package var fields: HTTPFields
  /// The address at the other end of the connection, without its port; nil where there is none.
  package var peer: String?
  /// Names the request in logs and problem documents.
  package var id: String
  /// Who asks; `Access` decides.
  package var visitor: Visitor
  /// What stood in the place of each `{name}` of the endpoint's path.
  package var captures: [String: String]

  package init(
    method: HTTPRequest.Method = .get, path: RequestPath, query: QueryItems = QueryItems(),
    fields: HTTPFields = [:], peer: String? = nil, id: String = "", visitor: Visitor = .anyone,
    captures: [String: String] = [:]
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.fields = fields
    self.peer = peer
    self.id = id
    self.visitor = visitor
    self.captures = captures
  }

  /// The language for sentences: Chinese where `Accept-Language` ranks it above English, else English.
  package var language: Language { Language(accepting: fields[.acceptLanguage]) }

  /// The part of the path that stood in the place of `{name}`; empty where the endpoint has none such.
  package subscript(capture name: String) -> String { captures[name] ?? "" }
}
