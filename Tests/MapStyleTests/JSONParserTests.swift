import PlantModel
import TestSupport
import Testing

@testable import MapStyle

struct JSONParserTests {
  @Test func `a document keeps the order of its keys`() throws {
    let value = try json(#"{"z": 1, "a": [true, null, "é\n\u00e9\ud83d\ude00"], "m": -1.5e2}"#)
    #expect(value.members?.map(\.key) == ["z", "a", "m"])
    #expect(value["a"] == .array([.bool(true), .null, .string("é\né😀")]))
    #expect(value["m"] == .number(-150))
  }

  static let broken: [(String, String, Int, Int)] = [
    ("", "the document is empty", 1, 1),
    ("{\"a\": 1,\n \"a\": 2}", "the key \"a\" stands twice", 2, 2),
    ("[1, 2,]", "expected a value", 1, 7),
    ("[1] 2", "there is more after the end of the document", 1, 5),
    ("{\"a\" 1}", "expected a colon", 1, 6),
    ("{a: 1}", "expected a key in double quotes", 1, 2),
    ("[01]", "expected a comma or ]", 1, 3),
    ("[1.]", "expected a digit", 1, 4),
    ("[1e999]", "the number 1e999 is too large", 1, 2),
    ("\"\t\"", "a string holds a control character that is not escaped", 1, 2),
    ("\"\\ud800\"", "a surrogate stands alone", 1, 8),
    ("\"\\x\"", "unknown escape sequence", 1, 4),
    ("\"\\u-000\"", "expected four hexadecimal digits after \\u", 1, 4),
    ("\"\\u+041\"", "expected four hexadecimal digits after \\u", 1, 4),
    ("\"\\u004\"", "expected four hexadecimal digits after \\u", 1, 4),
    ("[truth]", "expected a value", 1, 2),
    ("\"abc", "the document breaks off", 1, 5),
    ("[1 // one\n]", "expected a comma or ]", 1, 4),
  ]

  @Test(arguments: broken)
  func `what is not JSON is an error with line and column`(
    _ text: String, _ message: String, _ line: Int, _ column: Int
  ) {
    #expect {
      try json(text)
    } throws: { error in
      guard let error = error as? StyleError else { return false }
      return error.message.en == "this is not JSON: \(message)"
        && error.place == Place(file: "test.json", line: line, column: column)
    }
  }

  @Test func `text that is not UTF-8 is an error`() {
    #expect(throws: StyleError.self) {
      try JSONParser.value(of: [0x22, 0xFF, 0x22], file: "test.json")
    }
  }

  @Test func `nesting is limited, and a hundred thousand levels neither trap nor hang`() throws {
    let deep = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
    _ = try json(deep)
    #expect(throws: StyleError.self) { try json("[" + deep + "]") }
    #expect(throws: StyleError.self) { try json(String(repeating: "[", count: 100_000)) }
    #expect(throws: StyleError.self) { try json(String(repeating: "{\"a\":", count: 100_000)) }
  }

  @Test func `a byte order mark is passed over`() throws {
    #expect(
      try JSONParser.value(of: [0xEF, 0xBB, 0xBF] + Array("1".utf8), file: "") == .number(1))
  }

  @Test(arguments: 0..<200)
  func `reading what was written gives the value back`(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let value = Self.value(&random, depth: 4)
    #expect(try json(value.text) == value)
  }

  @Test(arguments: 0..<300)
  func `truncated and damaged documents throw or read, and never trap`(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var bytes = Array(Self.value(&random, depth: 4).text.utf8)
    for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
      bytes[Int.random(in: bytes.indices, using: &random)] = .random(in: 0...255, using: &random)
    }
    bytes.removeLast(Int.random(in: 0...bytes.count, using: &random) / 2)
    _ = try? JSONParser.value(of: bytes, file: "")
  }

  private static func value(_ random: inout SplitMix64, depth: Int) -> JSONValue {
    switch Int.random(in: 0...(depth > 0 ? 6 : 4), using: &random) {
    case 0: return .null
    case 1: return .bool(.random(using: &random))
    case 2: return .number(Double.random(in: -1e6...1e6, using: &random))
    case 3: return .number(Double(Int.random(in: -1000...1000, using: &random)))
    case 4:
      let scalars = (0..<Int.random(in: 0...6, using: &random)).map { _ in
        ["a", "\"", "\\", "\n", "\u{1}", "险", "😀", "/"][
          Int.random(in: 0..<8, using: &random)]
      }
      return .string(scalars.joined())
    case 5:
      return .array(
        (0..<Int.random(in: 0...4, using: &random)).map { _ in
          Self.value(&random, depth: depth - 1)
        })
    default:
      return .object(
        (0..<Int.random(in: 0...4, using: &random)).map {
          JSONValue.Member("k\($0)", Self.value(&random, depth: depth - 1))
        })
    }
  }
}
