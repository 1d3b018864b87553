import PlantModel

/// Reads JSON strictly: no comments, no trailing commas, no duplicate keys, no infinite numbers, a bounded depth.
struct JSONParser {
  /// Deeper documents are refused, so that recursion is bounded.
  static let depthLimit = 512

  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  /// The whole document.
  static func value(of bytes: [UInt8], file: String) throws(StyleError) -> JSONValue {
    var parser = JSONParser(bytes: bytes)
    do {
      return try parser.document()
    } catch {
      let place = parser.lineAndColumn(of: error.position)
      throw .notJSON(
        error.message,
        at: Place(
          file: file, path: error.path, line: place.line, column: place.column))
    }
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  struct Failure: Error {
    var message: LocalizedText
    var position: Int
    /// From the inside out; nil where the line and column tell enough.
    var steps: [String]?

    /// How many of the outermost steps a path tells.
    private static let pathLength = 8

    var path: String? {
      guard let steps else { return nil }
      let outer = steps.reversed().prefix(Self.pathLength).joined()
      return (outer.hasPrefix(".") ? String(outer.dropFirst()) : outer)
        + (steps.count > Self.pathLength ? "…" : "")
    }
  }

  private mutating func document() throws(Failure) -> JSONValue {
    skipSpace()
    guard position < bytes.count else { throw failure(zh: "文件是空的", en: "the document is empty") }
    let value = try value()
    skipSpace()
    guard position == bytes.count else {
      throw failure(zh: "文档结束后还有内容", en: "there is more after the end of the document")
    }
    return value
  }

  private mutating func value() throws(Failure) -> JSONValue {
    guard position < bytes.count else { throw truncated() }
    switch bytes[position] {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: throw failure(zh: "此处应为一个值", en: "expected a value")
    }
  }

  private mutating func object() throws(Failure) -> JSONValue {
    try descend()
    var members: [JSONValue.Member] = []
    var keys: Set<String> = []
    skipSpace()
    if take(UInt8(ascii: "}")) {
      depth -= 1
      return .object([])
    }
    repeat {
      skipSpace()
      let start = position
      guard peek == UInt8(ascii: "\"") else {
        throw failure(zh: "此处应为用双引号括起的键", en: "expected a key in double quotes")
      }
      let key = try string()
      guard keys.insert(key).inserted else {
        throw Failure(
          message: LocalizedText(zh: "键“\(key)”重复", en: "the key \"\(key)\" stands twice"),
          position: start)
      }
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw failure(zh: "键后应为冒号", en: "expected a colon") }
      skipSpace()
      members.append(JSONValue.Member(key, try value(at: ".\(key)")))
      skipSpace()
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else {
      throw failure(zh: "此处应为逗号或 }", en: "expected a comma or }")
    }
    depth -= 1
    return .object(members)
  }

  private mutating func array() throws(Failure) -> JSONValue {
    try descend()
    var elements: [JSONValue] = []
    skipSpace()
    if take(UInt8(ascii: "]")) {
      depth -= 1
      return .array([])
    }
    repeat {
      skipSpace()
      elements.append(try value(at: "[\(elements.count)]"))
      skipSpace()
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else {
      throw failure(zh: "此处应为逗号或 ]", en: "expected a comma or ]")
    }
    depth -= 1
    return .array(elements)
  }

  /// A value inside another; where one fails, the step to it is part of the path.
  private mutating func value(at step: @autoclosure () -> String) throws(Failure) -> JSONValue {
    do {
      return try value()
    } catch {
      var failure = error
      failure.steps?.append(step())
      throw failure
    }
  }

  private mutating func descend() throws(Failure) {
    depth += 1
    guard depth <= Self.depthLimit else {
      var failure = failure(
        zh: "嵌套超过 \(Self.depthLimit) 层", en: "nested more than \(Self.depthLimit) levels deep")
      failure.steps = []
      throw failure
    }
    position += 1
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws(Failure) -> JSONValue
  {
    let isThere = word.withUTF8Buffer { bytes[position...].starts(with: $0) }
    guard isThere else { throw failure(zh: "此处应为一个值", en: "expected a value") }
    position += word.utf8CodeUnitCount
    return value
  }

  private mutating func number() throws(Failure) -> JSONValue {
    let start = position
    _ = take(UInt8(ascii: "-"))
    if !take(UInt8(ascii: "0")) { try digits() }
    if take(UInt8(ascii: ".")) { try digits() }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      try digits()
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    guard let number = Double(text), number.isFinite else {
      throw Failure(
        message: LocalizedText(zh: "数字“\(text)”太大", en: "the number \(text) is too large"),
        position: start)
    }
    return .number(number)
  }

  private mutating func digits() throws(Failure) {
    let start = position
    while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
    guard position > start else { throw failure(zh: "此处应为数字", en: "expected a digit") }
  }

  private mutating func string() throws(Failure) -> String {
    position += 1
    var text: [UInt8] = []
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        guard let string = String(validating: text, as: UTF8.self) else {
          throw failure(zh: "不是有效的 UTF-8 文本", en: "the text is not valid UTF-8")
        }
        return string
      case UInt8(ascii: "\\"): text.append(contentsOf: try escape())
      case 0..<0x20:
        throw failure(
          zh: "字符串中有未转义的控制字符", en: "a string holds a control character that is not escaped")
      default:
        text.append(byte)
        position += 1
      }
    }
    throw truncated()
  }

  private mutating func escape() throws(Failure) -> [UInt8] {
    position += 1
    guard let byte = peek else { throw truncated() }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"): return Array(String(try escapedScalar()).utf8)
    default: throw failure(zh: "未知的转义序列", en: "unknown escape sequence")
    }
  }

  private mutating func escapedScalar() throws(Failure) -> Character {
    let unit = try hexUnit()
    if let scalar = Unicode.Scalar(unit) { return Character(scalar) }
    // A high surrogate needs the low one; a lone one has no UTF-8.
    guard UTF16.isLeadSurrogate(unit), take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else {
      throw failure(zh: "代理项不成对", en: "a surrogate stands alone")
    }
    let second = try hexUnit()
    guard UTF16.isTrailSurrogate(second) else {
      throw failure(zh: "代理项不成对", en: "a surrogate stands alone")
    }
    return Character(UTF16.decode(UTF16.EncodedScalar([unit, second])))
  }

  private mutating func hexUnit() throws(Failure) -> UInt16 {
    let digits = bytes[position...].prefix(4)
    // The initialiser of `UInt16` takes a sign too.
    guard digits.count == 4, digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }),
      let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw failure(zh: "\\u 后应为四位十六进制数", en: "expected four hexadecimal digits after \\u") }
    position += 4
    return unit
  }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  private func failure(zh: String, en: String) -> Failure {
    Failure(message: LocalizedText(zh: zh, en: en), position: position)
  }

  private func truncated() -> Failure {
    failure(zh: "文档在此处中断", en: "the document breaks off")
  }

  private func lineAndColumn(of position: Int) -> (line: Int, column: Int) {
    let head = bytes[..<min(position, bytes.count)]
    let line = head.count { $0 == 0x0A } + 1
    let lineStart = head.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let column = String(decoding: head[lineStart...], as: UTF8.self).unicodeScalars.count + 1
    return (line, column)
  }
}
