import Testing

@testable import Storage

@Suite struct NamePatternTests {
  @Test(arguments: [
    ("道路*", "道路中线", true), ("道路*", "道路", true), ("道路*", "旧道路", false), ("*道路*", "旧道路线", true),
    ("a?c", "ABC", true), ("a?c", "ac", false), ("*", "", true), ("", "", true), ("", "a", false),
    ("*a*b*", "xxaxxbxx", true), ("*a*b*", "xxbxxaxx", false), ("a**b", "ab", true),
  ])
  func `a star is any letters, a question mark one`(pattern: String, name: String, fits: Bool) {
    #expect(NamePattern(pattern).matches(name) == fits)
  }

  @Test func `a hostile pattern takes no time`() {
    let pattern = NamePattern(String(repeating: "*a", count: 200) + "b")
    #expect(!pattern.matches(String(repeating: "a", count: 5000)))
  }

  @Test func `a bound reference shows its bare name`() {
    #expect(bareLayerName("总图$0$道路") == "道路")
    #expect(bareLayerName("总图|道路") == "道路")
    #expect(bareLayerName("道路$边") == nil)
  }
}
