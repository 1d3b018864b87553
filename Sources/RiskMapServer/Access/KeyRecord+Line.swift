import PlantModel

extension KeyRecord {
  /// The line of the key file.
  package var line: String {
    var words = [name, "sha256:" + hexadecimal(digest)]
    switch maps {
    case .all: words.append("maps=*")
    case .named(let names): words.append("maps=" + names.sorted().joined(separator: ","))
    }
    words.append("audience=\(audience.rawValue)")
    if let rate { words.append("rate=\(rate.plainText)") }
    if let burst { words.append("burst=\(burst.plainText)") }
    if let expires { words.append("expires=\(expires)") }
    if let signingSecret { words.append("signing=" + Base64URL.text(of: signingSecret)) }
    return words.joined(separator: " ")
  }

  init(_ words: [Substring]) throws(KeyFault) {
    guard APIKey.isName(words[0]) else { throw .name(String(words[0])) }
    guard words.count > 1, words[1].hasPrefix("sha256:"),
      let digest = bytes(ofHexadecimal: words[1].dropFirst(7)), digest.count == 32
    else { throw .digest }
    (name, self.digest, maps, audience) = (String(words[0]), digest, .named([]), .internal)
    var seen: Set<Substring> = []
    for word in words.dropFirst(2) {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, seen.insert(parts[0]).inserted else { throw .word(String(word)) }
      try set(parts[0], to: parts[1])
    }
    guard seen.contains("maps") else { throw .mapsMissing }
  }

  private mutating func set(_ name: Substring, to value: Substring) throws(KeyFault) {
    let fault = KeyFault.word("\(name)=\(value)")
    switch name {
    case "maps":
      guard let scope = MapScope(String(value)) else { throw fault }
      maps = scope
    case "audience":
      guard let audience = Audience(rawValue: String(value)) else { throw fault }
      self.audience = audience
    case "rate", "burst":
      guard let number = Double(value), (0.001...1e6).contains(number) else { throw fault }
      if name == "rate" { rate = number } else { burst = max(1, number) }
    case "expires":
      guard let date = CalendarDate(String(value)) else { throw fault }
      expires = date
    case "signing":
      guard let secret = Base64URL.bytes(of: value), secret.count == 32 else { throw fault }
      signingSecret = secret
    default: throw fault
    }
  }
}

/// What is wrong with a line.
enum KeyFault: Error {
  case name(String)
  case digest
  case word(String)
  case mapsMissing
  case twice

  var message: LocalizedText {
    switch self {
    case .name(let name):
      LocalizedText(
        zh: "密钥名“\(name)”不是 1–64 个小写字母、数字、_ 或 -",
        en: "the name \"\(name)\" is not 1 to 64 of a–z, 0–9, _ and -")
    case .digest:
      LocalizedText(
        zh: "名称之后应为 sha256: 和 64 位十六进制数", en: "sha256: and 64 hexadecimal digits follow the name")
    case .word(let word):
      LocalizedText(zh: "“\(word)”无法识别", en: "\"\(word)\" says nothing that is known")
    case .mapsMissing:
      LocalizedText(zh: "缺少 maps=", en: "maps= is missing")
    case .twice:
      LocalizedText(zh: "密钥名重复", en: "the name stands in the file twice")
    }
  }
}

private func bytes(ofHexadecimal text: Substring) -> [UInt8]? {
  let digits = text.compactMap(\.hexDigitValue)
  guard digits.count == text.count, digits.count.isMultiple(of: 2) else { return nil }
  return stride(from: 0, to: digits.count, by: 2).map {
    UInt8(digits[$0] << 4 | digits[$0 + 1])
  }
}

extension Double {
  /// Without `.0`.
  fileprivate var plainText: String {
    self == rounded() ? "\(Int(self))" : "\(self)"
  }
}
