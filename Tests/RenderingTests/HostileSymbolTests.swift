import Cartography
import PlantModel
import Rendering
import Testing

/// Symbols come with styles from anywhere: none of them reads a file, takes minutes, or ends the program.
@Suite struct HostileSymbolTests {
  private static func refusal(_ content: String, head: String = "") -> String? {
    let svg = """
      \(head)<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" \
      width="24" height="24">\(content)</svg>
      """
    return symbolFault(
      Symbol(name: "evil", svg: Array(svg.utf8), size: Size(width: 24, height: 24)))?.message.en
  }

  static let zigzag = String(repeating: "L24 24 0 12 24 0 0 24", count: 5_000)

  static let hostile: [(content: String, word: String)] = [
    (#"<image xlink:href="file:///etc/passwd" width="9" height="9"/>"#, "image"),
    (#"<x:image xmlns:x="http://www.w3.org/2000/svg" href="a.png"/>"#, "image"),
    (#"<image href="data:image/png;base64,AAAA"/>"#, "image"),
    (#"<use xlink:href="http://example.com/a.svg#a"/>"#, "outside"),
    (#"<rect style="fill:url(http://example.com/a.svg#a)"/>"#, "outside"),
    (#"<style>@import url("a.css");</style>"#, "outside"),
    (#"<style>rect{fill:\75rl(a.svg#a)}</style>"#, "escapes"),
    ("<script>alert(1)</script>", "script"),
    (#"<text font-size="1e9">abc</text>"#, "text"),
    (#"<filter id="f"><feGaussianBlur stdDeviation="1e4"/></filter>"#, "filter"),
    (#"<path fill="none" stroke="red" d="M0 0\#(zigzag)"/>"#, "too complex"),
    (
      #"<path stroke="red" stroke-dasharray="0.0001" d="M0 0L24 24 0 24"/>"#, "dashes"
    ),
    (
      String(repeating: "<g>", count: 300) + "<path d='M0 0'/>"
        + String(repeating: "</g>", count: 300), "too deep"
    ),
    (
      #"<g id="a0"><rect width="4" height="4"/></g>"#
        + (1..<12).map { i in
          #"<g id="a\#(i)">"#
            + String(repeating: ##"<use xlink:href="#a\##(i - 1)"/>"##, count: 10) + "</g>"
        }.joined(), "too complex"
    ),
    (##"<g id="a"><use xlink:href="#b"/></g><g id="b"><use xlink:href="#a"/></g>"##, "too complex"),
    (
      ##"<marker id="m"><path d="M0 0L9 9 0 9 9 0 4 4 2 2"/></marker><path marker-mid="url(#m)" d="M0 0"##
        + String(repeating: "L24 24 0 12", count: 400) + #""/>"#, "too complex"
    ),
  ]

  @Test(arguments: hostile)
  func `what is no shape, leads outside or costs too much is refused in words`(
    content: String, word: String
  ) {
    let refusal = Self.refusal(content)
    #expect(refusal?.contains("symbol \"evil\" is refused") == true)
    #expect(refusal?.contains(word) == true, "\(refusal ?? "drawn")")
  }

  @Test func `entities are refused, a document type alone is not`() {
    let laughs = #"<!DOCTYPE svg [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>"#
    #expect(Self.refusal("<title>&b;</title>", head: laughs)?.contains("entities") == true)
    let plain = #"<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://example.com/svg11.dtd">"#
    #expect(Self.refusal("<path d='M0 0L9 9'/>", head: plain) == nil)
  }

  @Test func `what drawing programs write is taken`() {
    let usual = ##"""
      <!-- <image/> --><metadata><rdf:RDF xmlns:rdf="r"><dc:format xmlns:dc="d">image/svg+xml</dc:format></rdf:RDF></metadata>
      <defs><linearGradient id="g"><stop offset="0"/></linearGradient><clipPath id="c"><rect width="24" height="24"/></clipPath></defs>
      <style>.a{fill:url(#g);stroke:#000} .b{stroke-dasharray:2 1}</style>
      <g clip-path="url(#c)"><path class="a" d="M0 0L24 24 0 24z"/><path class="b" d="M0 0L24 24"/></g>
      <a xlink:href="https://example.com"><use xlink:href="#h"/></a><path id="h" d="M1 1L2 2"/>
      """##
    #expect(Self.refusal(usual) == nil)
  }

  @Test func `a symbol larger than a thousand pixels is refused`() {
    let symbol = Symbol(
      name: "evil", svg: Array(#"<svg xmlns="http://www.w3.org/2000/svg"/>"#.utf8),
      size: Size(width: 5_000, height: 24))
    #expect(symbolFault(symbol)?.message.en.contains("1024 pixels") == true)
  }
}
