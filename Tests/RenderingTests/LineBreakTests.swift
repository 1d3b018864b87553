import Rendering
import Testing

@Suite struct LineBreakTests {
  private func pieces(_ text: String) -> [String] {
    let letters = Array(text)
    let ends = FontBook().lineBreaks(in: text) + [letters.count]
    return zip([0] + ends, ends).map { String(letters[$0..<$1]) }
  }

  @Test(arguments: [
    ("液氨储罐", ["液", "氨", "储", "罐"]),
    ("罐区（一级）", ["罐", "区", "（一", "级）"]),
    ("泵、阀。", ["泵、", "阀。"]),
    ("No. 2 tank", ["No. ", "2 ", "tank"]),
    ("T-101罐", ["T-101", "罐"]),
    ("e\u{301}a", ["e\u{301}a"]),
    ("👨‍👩‍👧风", ["👨‍👩‍👧", "风"]),
  ])
  func `a line may break by the rules of Unicode`(text: String, expected: [String]) {
    #expect(pieces(text) == expected)
  }

  @Test(arguments: ["", "险", "a"]) func `a text of one letter or none cannot break`(text: String) {
    #expect(FontBook().lineBreaks(in: text).isEmpty)
  }
}
