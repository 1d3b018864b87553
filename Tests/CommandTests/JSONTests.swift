import Foundation
import Testing

@testable import RiskMapCommand

@Suite struct JSONTests {
  @Test func `members keep their order and those without a value are left out`() {
    let value = JSON.object([
      "b": "x", "a": .number(1.5), "none": nil, "list": .array([.bool(true), .null]),
    ])
    #expect(value.compact == #"{"b":"x","a":1.5,"list":[true,null]}"#)
    #expect(
      value.indented == """
        {
          "b": "x",
          "a": 1.5,
          "list": [
            true,
            null
          ]
        }
        """)
    #expect(JSON.array([]).indented == "[]")
  }

  @Test func `numbers are numbers of JSON`() {
    #expect(JSON.number(3).compact == "3")
    #expect(JSON.number(-0.25).compact == "-0.25")
    #expect(JSON.number(.nan).compact == "null")
    #expect(JSON.number(.infinity).compact == "null")
    #expect(JSON.number(1e300).compact == "1e+300")
  }

  @Test(arguments: ["罐区", "a\"b\\c", "line\nbreak\ttab", "\u{1B}[31m", "\u{7F}\u{85}", "😀", ""])
  func `any text survives a parser`(text: String) throws {
    let bytes = Data(JSON.array([.string(text)]).compact.utf8)
    #expect(try JSONSerialization.jsonObject(with: bytes) as? [String] == [text])
  }
}
