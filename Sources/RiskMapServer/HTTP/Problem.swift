package import HTTPTypes
package import PlantModel

/// Why a request gets no answer: a problem document (RFC 9457) in the language of who asks.
package struct Problem: Error, Hashable, Sendable {
  package var status: HTTPResponse.Status
  /// A stable identifier in kebab case, e.g. `tile-outside`: the last part of the document's `type`.
  package var code: String
  /// What happened: a lower-case English sentence and a concise Chinese one.
  package var detail: LocalizedText
  /// What to do about it.
  package var hint: LocalizedText?
  /// Seconds after which trying again makes sense.
  package var retryAfter: Int?
  /// Fields that belong to the status, such as `Allow` and `WWW-Authenticate`.
  package var fields: HTTPFields
  /// What is wrong with the map or the server, for the log: it names files, so it never stands in the document.
  package var fault: Diagnostic?

  package init(
    _ status: HTTPResponse.Status, _ code: String, _ detail: LocalizedText,
    hint: LocalizedText? = nil, retryAfter: Int? = nil, fields: HTTPFields = [:]
  ) {
    self.status = status
    self.code = code
    self.detail = detail
    self.hint = hint
    self.retryAfter = retryAfter
    self.fields = fields
  }
}

extension Problem {
  static let malformedPath = Problem(
    .badRequest, "malformed-path",
    LocalizedText(
      zh: "地址的路径不是有效的 UTF-8 编码", en: "the path of the address is no valid encoding of UTF-8"))

  static let malformedQuery = Problem(
    .badRequest, "malformed-query",
    LocalizedText(
      zh: "地址的查询部分不是有效的 UTF-8 编码", en: "the query of the address is no valid encoding of UTF-8"))

  /// Nothing is served at that address.
  static let notFound = Problem(
    .notFound, "not-found", LocalizedText(zh: "此地址没有内容", en: "there is nothing at this address"),
    hint: LocalizedText(zh: "/maps 列出全部的图", en: "/maps lists the maps"))

  static func methodNotAllowed(_ allowed: String) -> Problem {
    Problem(
      .methodNotAllowed, "method-not-allowed",
      LocalizedText(zh: "此地址只接受 \(allowed)", en: "this address takes \(allowed) only"),
      fields: [.allow: allowed])
  }

  /// A parameter that the address does not take.
  static func unknownParameter(_ name: String, known: [String]) -> Problem {
    Problem(
      .badRequest, "unknown-parameter",
      LocalizedText(zh: "未知的查询参数“\(name)”", en: "unknown query parameter \"\(name)\""),
      hint: known.isEmpty
        ? LocalizedText(zh: "此地址没有查询参数", en: "this address takes none")
        : LocalizedText(
          zh: "可用：\(known.joined(separator: "、"))", en: "it takes \(known.joined(separator: ", "))")
    )
  }

  /// No map of that name, or none that who asks may see: the two look alike.
  static func mapMissing(_ name: String) -> Problem {
    Problem(
      .notFound, "map-missing",
      LocalizedText(zh: "没有图“\(name)”", en: "there is no map \"\(name)\""),
      hint: LocalizedText(zh: "/maps 列出全部的图", en: "/maps lists the maps"))
  }

  /// More work is waiting than will be done soon.
  static let overloaded = Problem(
    .serviceUnavailable, "overloaded",
    LocalizedText(zh: "服务器忙，请稍后再试", en: "the server is busy"), retryAfter: 1)
}
