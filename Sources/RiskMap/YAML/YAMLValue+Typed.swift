package import PlantModel

extension YAMLValue {
  /// True for an empty value, `~` or `null`.
  package var isNull: Bool { content == .null }

  /// The text of a scalar as it was written: numbers and dates keep their digits.
  package func string() throws(DefinitionError) -> String {
    guard case .scalar(let text, _) = content else { throw mismatch(zh: "文字", en: "text") }
    return text
  }

  /// Text that is not empty.
  package func nonEmptyString() throws(DefinitionError) -> String {
    let text = try string()
    guard text.contains(where: { !$0.isWhitespace }) else {
      throw mismatch(zh: "非空的文字", en: "text that is not empty")
    }
    return text
  }

  /// A finite decimal number.
  package func number() throws(DefinitionError) -> Double {
    guard case .scalar(let text, let quoted) = content, let number = Self.decimal(text) else {
      throw mismatch(zh: "数字", en: "a number")
    }
    guard !quoted else { throw mismatch(zh: "数字", en: "a number", hint: Self.withoutQuotes) }
    return number
  }

  /// A whole number.
  package func int() throws(DefinitionError) -> Int {
    guard case .scalar(let text, let quoted) = content, let number = Int(text) else {
      throw mismatch(zh: "整数", en: "a whole number")
    }
    guard !quoted else {
      throw mismatch(zh: "整数", en: "a whole number", hint: Self.withoutQuotes)
    }
    return number
  }

  /// `true` or `false`.
  package func bool() throws(DefinitionError) -> Bool {
    switch content {
    case .scalar("true", quoted: false): return true
    case .scalar("false", quoted: false): return false
    case .null, .scalar, .list, .mapping:
      throw mismatch(
        zh: "true 或 false", en: "true or false",
        hint: LocalizedText(zh: "写 true 或 false，不加引号", en: "write true or false, without quotes"))
    }
  }

  /// The items of a list.
  package func list() throws(DefinitionError) -> [YAMLValue] {
    guard case .list(let items) = content else { throw mismatch(zh: "列表", en: "a list") }
    return items
  }

  /// The items of a list, or a single value as a list of one.
  package func listOrSingle() -> [YAMLValue] {
    if case .list(let items) = content { return items }
    return [self]
  }

  package func mapping() throws(DefinitionError) -> YAMLMapping {
    guard case .mapping(let mapping) = content else {
      throw mismatch(zh: "键值对", en: "a mapping of keys to values")
    }
    return mapping
  }

  /// A mapping that has no keys but those known.
  package func mapping(keys known: [String]) throws(DefinitionError) -> YAMLMapping {
    let mapping = try mapping()
    try mapping.expectKeys(known)
    return mapping
  }

  /// Plain text, which then stands for every language, or `{zh, en}` with one or both.
  package func localizedText() throws(DefinitionError) -> LocalizedText {
    if case .scalar(let text, _) = content { return LocalizedText(text) }
    guard case .mapping(let mapping) = content else {
      throw mismatch(zh: "文字或 {zh, en}", en: "text or {zh, en}")
    }
    try mapping.expectKeys(["zh", "en"])
    let zh = try mapping["zh"].map { value throws(DefinitionError) in try value.string() }
    let en = try mapping["en"].map { value throws(DefinitionError) in try value.string() }
    guard let either = zh ?? en else { throw mismatch(zh: "文字或 {zh, en}", en: "text or {zh, en}") }
    return LocalizedText(zh: zh ?? either, en: en ?? either)
  }

  /// One of the names of an enumeration.
  package func choice<Value: RawRepresentable<String> & CaseIterable>(
    of type: Value.Type = Value.self
  ) throws(DefinitionError) -> Value {
    let text = try string()
    if let value = Value(rawValue: text) { return value }
    throw DefinitionError(
      LocalizedText(zh: "不认识的值“\(text)”", en: "unknown value \"\(text)\""), at: place,
      hint: nameHint(text, among: Value.allCases.map(\.rawValue)))
  }

  /// The error that says what was expected here and what was found.
  package func mismatch(
    zh: String, en: String, hint: LocalizedText? = nil
  ) -> DefinitionError {
    let found = found
    return DefinitionError(
      LocalizedText(zh: "此处应为\(zh)，却是\(found.zh)", en: "expected \(en), found \(found.en)"),
      at: place, hint: hint)
  }

  private var found: LocalizedText {
    switch content {
    case .null: LocalizedText(zh: "空", en: "nothing")
    case .scalar(let text, _):
      LocalizedText(zh: "“\(Self.excerpt(text))”", en: "\"\(Self.excerpt(text))\"")
    case .list: LocalizedText(zh: "列表", en: "a list")
    case .mapping: LocalizedText(zh: "键值对", en: "a mapping")
    }
  }

  private static let withoutQuotes = LocalizedText(
    zh: "去掉引号", en: "write it without quotes")

  private static func excerpt(_ text: String) -> String {
    text.count > 40 ? text.prefix(39) + "…" : text
  }

  /// Swift's `Double` also takes `nan`, `inf` and hexadecimal digits, which no definition means.
  private static func decimal(_ text: String) -> Double? {
    guard text.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }),
      let number = Double(text), number.isFinite
    else { return nil }
    return number
  }
}
