import HTTPTypes
package import MapStyle
package import PlantModel

extension Problem {
  package static let mediaType = "application/problem+json"

  /// The document that RFC 9457 describes; `hint` is a member of our own, and `instance` names the request as logs do.
  package func document(in language: Language, request: String) -> JSONValue {
    var members = [
      JSONValue.Member("type", .string("urn:riskmap:problem:\(code)")),
      JSONValue.Member("title", .string(status.reasonPhrase)),
      JSONValue.Member("status", .number(Double(status.code))),
      JSONValue.Member("detail", .string(detail[language])),
    ]
    if let hint { members.append(JSONValue.Member("hint", .string(hint[language]))) }
    if !request.isEmpty {
      members.append(JSONValue.Member("instance", .string("urn:riskmap:request:\(request)")))
    }
    return .object(members)
  }

  func reply(to inquiry: Inquiry) -> Reply {
    reply(in: inquiry.language, request: inquiry.id)
  }

  /// The answer that carries the document; it is never kept by caches.
  func reply(in language: Language, request: String) -> Reply {
    var reply = Reply(
      status: status, json: document(in: language, request: request), mediaType: Self.mediaType,
      caching: .noStore)
    reply.fields = fields
    reply.fault = fault
    reply.fields[.contentLanguage] = language.rawValue
    reply.fields[.vary] = "Accept-Language"
    if let retryAfter { reply.fields[.retryAfter] = "\(retryAfter)" }
    return reply
  }
}
