import HTTPTypes
import PlantModel

extension Problem {
  static let targetTooLong = Problem(
    .uriTooLong, "target-too-long",
    LocalizedText(zh: "地址过长", en: "the address is too long"))

  static let fieldsTooLarge = Problem(
    .requestHeaderFieldsTooLarge, "fields-too-large",
    LocalizedText(zh: "请求头过大", en: "the fields of the request are too large"))

  static let notHTTP = Problem(
    .badRequest, "not-http", LocalizedText(zh: "不是有效的 HTTP 请求", en: "that is no valid HTTP"))

  static let contentRefused = Problem(
    .contentTooLarge, "content-refused",
    LocalizedText(zh: "请求不得带内容", en: "requests must not have content"))

  static let requestTooSlow = Problem(
    .requestTimeout, "request-too-slow",
    LocalizedText(zh: "请求迟迟没有传完", en: "the request took too long to arrive"))
}
