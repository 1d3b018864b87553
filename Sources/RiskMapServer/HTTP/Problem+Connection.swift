import HTTPTypes
import PlantModel

extension Problem {
  static let targetTooLong = Problem(
    .uriTooLong, "target-too-long",
    LocalizedText(zh: "地址过长", en: "the address is too long"))

  static let fieldsTooLarge = Problem(
    .requestHeaderFieldsTooLarge, "fields-too-large",
    LocalizedText(zh: "请求头过大", en: "the fields of the request are too large"))

  /// A page may have had its name point at this machine (DNS rebinding).
  static let otherHost = Problem(
    .misdirectedRequest, "other-host",
    LocalizedText(
      zh: "此服务器不以该 Host 名提供服务", en: "the server is not reached by the name in the field Host"),
    hint: LocalizedText(
      zh: "用 localhost，或设置 publicURL、密钥或 --open",
      en: "use localhost, or set publicURL, keys or --open"))

  static let notHTTP = Problem(
    .badRequest, "not-http", LocalizedText(zh: "不是有效的 HTTP 请求", en: "that is no valid HTTP"))

  static let contentRefused = Problem(
    .contentTooLarge, "content-refused",
    LocalizedText(zh: "请求不得带内容", en: "requests must not have content"))

  static let requestTooSlow = Problem(
    .requestTimeout, "request-too-slow",
    LocalizedText(zh: "请求迟迟没有传完", en: "the request took too long to arrive"))
}
