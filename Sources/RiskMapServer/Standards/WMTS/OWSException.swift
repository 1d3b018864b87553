import HTTPTypes
import PlantModel

/// Why a WMTS request gets no tile: a code of OWS Common 1.1 (06-121r3, table 25) or WMTS 1.0.0 (07-057r7, table 26).
enum OWSException: Error, Hashable, Sendable {
  case missingParameter(String)
  case invalidParameter(String, value: String, hint: LocalizedText?)
  case operationNotSupported(String)
  case versionNegotiationFailed
  /// A row or column that the map does not have at that zoom.
  case tileOutOfRange(locator: String, allowed: ClosedRange<Int>)
  /// Anything else that keeps the server from answering.
  case problem(Problem)

  var code: String {
    switch self {
    case .missingParameter: "MissingParameterValue"
    case .invalidParameter: "InvalidParameterValue"
    case .operationNotSupported: "OperationNotSupported"
    case .versionNegotiationFailed: "VersionNegotiationFailed"
    case .tileOutOfRange: "TileOutOfRange"
    case .problem: "NoApplicableCode"
    }
  }

  var status: HTTPResponse.Status {
    switch self {
    case .missingParameter, .invalidParameter, .versionNegotiationFailed, .tileOutOfRange:
      .badRequest
    case .operationNotSupported: .notImplemented
    case .problem(let problem): problem.status
    }
  }

  /// The parameter that is meant.
  var locator: String? {
    switch self {
    case .missingParameter(let name), .invalidParameter(let name, _, _),
      .operationNotSupported(let name), .tileOutOfRange(let name, _):
      name
    case .versionNegotiationFailed, .problem: nil
    }
  }

  /// One sentence and what to do.
  var text: LocalizedText {
    switch self {
    case .missingParameter(let name):
      LocalizedText(zh: "缺少参数 \(name)", en: "the parameter \(name) is missing")
    case .invalidParameter(let name, let value, let hint):
      LocalizedText(
        zh: "参数 \(name) 没有“\(value)”这个值", en: "the parameter \(name) has no value \"\(value)\""
      ).followed(by: hint)
    case .operationNotSupported(let name):
      LocalizedText(
        zh: "没有操作“\(name)”；可用 GetCapabilities、GetTile",
        en: "there is no operation \"\(name)\"; there are GetCapabilities and GetTile")
    case .versionNegotiationFailed:
      LocalizedText(zh: "只有 1.0.0 版", en: "there is version 1.0.0 alone")
    case .tileOutOfRange(let name, let allowed):
      LocalizedText(
        zh: "\(name) 从 \(allowed.lowerBound) 到 \(allowed.upperBound)",
        en: "\(name) goes from \(allowed.lowerBound) to \(allowed.upperBound)")
    case .problem(let problem): problem.detail.followed(by: problem.hint)
    }
  }
}

extension OWSException {
  /// The report (OWS Common 1.1, clause 8.5).
  func document(in language: Language) -> XMLElement {
    let text = XMLElement("ows:ExceptionText", text: text[language])
    let exception =
      if let locator {
        XMLElement("ows:Exception", ["exceptionCode": code, "locator": locator], [text])
      } else {
        XMLElement("ows:Exception", ["exceptionCode": code], [text])
      }
    return XMLElement(
      "ows:ExceptionReport",
      [
        "xmlns:ows": "http://www.opengis.net/ows/1.1", "version": "1.1.0",
        "xml:lang": language.rawValue,
      ], [exception])
  }

  /// - Parameter isPath: what is wrong stands in a path: there is nothing at that address.
  func reply(in language: Language, isPath: Bool) -> Reply {
    var reply = Reply(
      text: document(in: language).document, mediaType: "application/xml", caching: .noStore)
    reply.status = isPath && status == .badRequest ? .notFound : status
    if case .problem(let problem) = self {
      reply.fields = problem.fields
      reply.fault = problem.fault
      if let seconds = problem.retryAfter { reply.fields[.retryAfter] = "\(seconds)" }
    }
    return reply.written(in: language)
  }
}

extension LocalizedText {
  fileprivate func followed(by other: LocalizedText?) -> LocalizedText {
    guard let other else { return self }
    return LocalizedText(zh: zh + "；" + other.zh, en: en + "; " + other.en)
  }
}
