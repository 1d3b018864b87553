import PlantModel
import RiskMap
import TestSupport
import Testing

/// What the document says, or the error.
private func read(_ text: String) throws(DefinitionError) -> YAMLValue {
  try YAMLReader.read(Array(text.utf8), file: "map.yaml")
}

private func failure(_ body: () throws -> Void) -> DefinitionError? {
  do {
    try body()
    return nil
  } catch {
    return error as? DefinitionError
  }
}

struct YAMLReaderTests {
  @Test func `numbers and dates keep their text where text is asked for`() throws {
    let mapping = try read("date: 2026-05-01\ncode: 0301\nsize: 1.50\nflag: no\n").mapping()
    #expect(try mapping.required("date").string() == "2026-05-01")
    #expect(try mapping.required("code").string() == "0301")
    #expect(try mapping.required("size").string() == "1.50")
    #expect(try mapping.required("size").number() == 1.5)
    #expect(try mapping.required("flag").string() == "no")
  }

  @Test func `every node knows its line, column and path`() throws {
    let document = try read("layout:\n  - id: plan\n    classes: {\"道路*\": road}\n")
    let item = try #require(try document.mapping()["layout"]?.list().first)
    let rule = try #require(try item.mapping()["classes"]?.mapping().entries.first)
    #expect(item.place.path == "layout[0]")
    #expect(rule.key == "道路*")
    #expect(rule.value.place.path == "layout[0].classes.道路*")
    #expect(rule.value.place.line == 3)
    #expect(rule.keyPlace.column == 15)
  }

  @Test func `an unknown key is an error with its place and the nearest known key`() {
    let error = failure {
      _ = try read("name: a\nregsiter: b\n").mapping(keys: ["name", "register"])
    }
    #expect(
      error?.description
        == "map.yaml:2:1: regsiter: unknown key \"regsiter\"; did you mean \"register\"?")
    #expect(error?.hint?.zh == "是否应为“register”？")
  }

  @Test func `a comma in a text without quotes is seen for what it is`() {
    let error = failure { _ = try read("{zh: 氨, en: liquid ammonia, stored cold}").localizedText() }
    #expect(error?.hint?.en == "quote text that has a comma")
  }

  @Test func `a missing key is an error that sees the misspelt one`() {
    let error = failure { _ = try read("nmae: a\n").mapping().required("name") }
    #expect(error?.message.en == "\"name\" is missing")
    #expect(error?.hint?.en == "is \"nmae\" meant to be \"name\"?")
  }

  @Test(arguments: [
    ("a: [1]", "expected a number, found a list"),
    ("a: abc", "expected a number, found \"abc\""),
    ("a:", "expected a number, found nothing"),
    ("a: nan", "expected a number, found \"nan\""),
    ("a: 0x10", "expected a number, found \"0x10\""),
    ("a: 1e999", "expected a number, found \"1e999\""),
    ("a: \"12\"", "expected a number, found \"12\""),
    ("a: {b: 1}", "expected a number, found a mapping"),
  ])
  func `what is not a number is said so`(text: String, message: String) {
    let error = failure { _ = try read(text).mapping().required("a").number() }
    #expect(error?.message.en == message)
    #expect(error?.place.line == 1)
  }

  @Test(arguments: ["yes", "True", "1", "\"true\"", "[true]"])
  func `a boolean is true or false and nothing else`(text: String) throws {
    #expect(try read("true").bool())
    #expect(
      failure { _ = try read(text).bool() }?.message.en.hasPrefix("expected true or false") == true)
  }

  @Test func `a word for every language, or one for each`() throws {
    #expect(try read("合成氨").localizedText() == LocalizedText("合成氨"))
    #expect(
      try read("{zh: 氨, en: ammonia}").localizedText() == LocalizedText(zh: "氨", en: "ammonia"))
    #expect(try read("{zh: 氨}").localizedText() == LocalizedText("氨"))
    #expect(
      failure { _ = try read("{de: Ammoniak}").localizedText() }?.message.en == "unknown key \"de\""
    )
  }

  @Test(arguments: [
    ("a: 1\na: 2\n", "the key \"a\" stands here twice", 1...2),
    ("a: [1, 2\nb: 3\n", "not valid YAML: ", 1...2),
    ("a:\n\t- 1\n", "not valid YAML: ", 2...2),
    ("a: b: c\n", "not valid YAML: ", 1...1),
    ("a: *b\n", "not valid YAML: ", 1...1),
    ("", "the document is empty", 0...0),
    ("# nothing\n", "the document is empty", 0...0),
    ("a: 1\n---\nb: 2\n", "not valid YAML: ", 2...2),
    ("{[1]: 2}", "a key must be text", 1...1),
  ])
  func `a broken document is an error with a line`(
    text: String, message: String, lines: ClosedRange<Int>
  ) {
    let error = failure { _ = try read(text) }
    #expect(error?.message.en.hasPrefix(message) == true)
    #expect(lines.contains(error?.place.line ?? 0))
  }

  @Test func `bytes that are not UTF-8 are an error that names the line`() {
    let bytes = Array("name: a\ntitle: ".utf8) + [0xBA, 0xCF, 0x0A]
    let error = failure { _ = try YAMLReader.read(bytes, file: "map.yaml") }
    #expect(error?.message.en == "the file is not UTF-8")
    #expect(error?.place.line == 2)
  }

  @Test func `a byte order mark is no part of the first key`() throws {
    #expect(
      try YAMLReader.read([0xEF, 0xBB, 0xBF] + Array("a: 1".utf8), file: "m").mapping().keys == [
        "a"
      ])
  }

  @Test func `aliases are refused before they can blow up`() {
    var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...12 {
      let items = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      bomb += "a\(level): &a\(level) [\(items)]\n"
    }
    let error = failure { _ = try read(bomb) }
    #expect(error?.message.en == "anchors (&) and aliases (*) are not taken")
    #expect(error?.place.line == 2)
    // The scan takes the apostrophe for an open quote; the count of nodes still ends it.
    #expect(failure { _ = try read("t: b\n  'c\n" + bomb) }?.message == error?.message)
  }

  @Test(arguments: [
    "a: R&D *note", "a: \"&x *y\"", "b: &c 1", "a: 1 # &x\nb: 2 # *y", "- '*'\n- '&'",
  ])
  func `signs inside text are no aliases`(text: String) {
    #expect(failure { _ = try read(text) } == nil)
  }

  @Test func `too deep and too large are errors`() {
    let deep = String(repeating: "[", count: 150) + String(repeating: "]", count: 150)
    #expect(failure { _ = try read(deep) }?.message.en == "nested more than 100 levels deep")
    let deeper = String(repeating: "[", count: 50_000)
    #expect(failure { _ = try read(deeper) } != nil)
    let large = [UInt8](repeating: UInt8(ascii: "a"), count: YAMLReader.byteLimit + 1)
    let error = failure { _ = try YAMLReader.read(large, file: "map.yaml") }
    #expect(error?.message.en.hasPrefix("the file has 4000001 bytes") == true)
  }

  @Test(arguments: UInt64(0)..<200)
  func `truncated and random bytes are read or refused, never trapped on`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let text = "a: {b: [1, 'x', \"y\"], c: |\n  text\n}\nd:\n  - &e f: 1\n    ? g\n    : h\n"
    var bytes = Array(text.utf8.prefix(Int.random(in: 0...text.utf8.count, using: &random)))
    for _ in 0..<3 where !bytes.isEmpty {
      bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(
        in: 0...255, using: &random)
    }
    _ = try? YAMLReader.read(bytes, file: "map.yaml")
  }
}
