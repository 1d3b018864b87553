import HTTPTypes
import PlantModel

extension Problem {
  private static let challenge: HTTPFields = [.wwwAuthenticate: #"Bearer realm="riskmap""#]

  /// Nothing was shown.
  static let credentialMissing = Problem(
    .unauthorized, "credential-missing",
    LocalizedText(zh: "需要密钥或令牌", en: "a key or token is needed"),
    hint: LocalizedText(
      zh: "用 Authorization: Bearer 或 X-API-Key 字段，或已签名的地址",
      en: "it goes into Authorization: Bearer or X-API-Key, or the address is signed"),
    fields: challenge)

  /// What was shown lets nobody in. Why is not told: it would help who guesses.
  static let credentialRefused = Problem(
    .unauthorized, "credential-refused",
    LocalizedText(
      zh: "密钥、令牌或签名无效或已过期", en: "the key, token or signature is not valid, or no longer"),
    fields: challenge)

  /// Too many requests with one key, or too many in vain from one address.
  static func tooOften(retryAfter seconds: Int) -> Problem {
    Problem(
      .tooManyRequests, "too-often", LocalizedText(zh: "请求过于频繁", en: "too many requests"),
      retryAfter: seconds)
  }
}
