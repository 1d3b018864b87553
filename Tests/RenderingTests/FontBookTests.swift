import Cartography
import Dispatch
import MapStyle
import PlantModel
import Rendering
import Synchronization
import TestSupport
import Testing

@Suite struct FontBookTests {
  @Test func `Han letters are one em wide and a line scales with its size`() {
    let book = FontBook()
    let small = book.shaped("一般风险", fonts: Samples.regular, size: 7.3)
    #expect(abs(small.advance - 4 * 7.3) < 1e-9)
    let large = book.shaped("一般风险", fonts: Samples.regular, size: 73)
    #expect(abs(large.advance - 10 * small.advance) < 1e-9)
    #expect(large.runs.map(\.glyphs.count) == [4])
    #expect(abs(large.ascent - 10 * small.ascent) < 1e-9)
    #expect(small.ascent > 7.3 * 0.8 && small.descent > 0)
  }

  @Test func `the advance is the same for every size, so nothing is hinted`() {
    let book = FontBook()
    let em = book.shaped("Risk level 4, R=120.5", fonts: Samples.regular, size: 1).advance
    for size in [5.0, 8.1, 11, 12.7, 40] {
      let line = book.shaped("Risk level 4, R=120.5", fonts: Samples.regular, size: size)
      #expect(abs(line.advance - size * em) < 1e-9)
    }
  }

  @Test func `a font is found by its full name, weight included`() {
    let book = FontBook()
    let regular = book.shaped("风", fonts: ["Noto Sans CJK SC"], size: 10).runs[0].face
    let bold = book.shaped("风", fonts: ["Noto Sans CJK SC Bold"], size: 10).runs[0].face
    #expect(regular.file.hasSuffix("NotoSansCJK-Regular.ttc"))
    #expect(bold.file.hasSuffix("NotoSansCJK-Bold.ttc"))
    #expect(regular.index == bold.index)
    #expect(book.fontDiagnostics().isEmpty)
  }

  @Test func `a letter that the font lacks comes from another, in its Chinese form`() {
    let book = FontBook()
    let mixed = book.shaped("A风B", fonts: ["DejaVu Sans", "Noto Sans CJK SC"], size: 10)
    #expect(mixed.runs.map(\.text) == ["A", "风", "B"])
    #expect(mixed.runs[1].face == book.shaped("风", fonts: Samples.regular, size: 10).runs[0].face)
    // Without being told, too: 骨 differs between the faces of one file.
    let fallback = book.shaped("骨", fonts: ["DejaVu Sans"], size: 10).runs[0].face
    let faces = [["Noto Sans CJK SC"], ["Noto Serif CJK SC"]].map {
      book.shaped("骨", fonts: $0, size: 10).runs[0].face
    }
    #expect(faces.contains(fallback))
    #expect(book.fontDiagnostics().isEmpty)
  }

  @Test func `a font that is not installed is one finding that names what stands in`() throws {
    let book = FontBook()
    for text in ["一", "二", "三"] {
      _ = book.shaped(text, fonts: ["Source Han Sans SC Heavy", "Noto Sans CJK SC"], size: 10)
    }
    let finding = try #require(book.fontDiagnostics().first)
    #expect(book.fontDiagnostics().count == 1)
    #expect(finding.code == "font-not-installed")
    #expect(finding.severity == .warning)
    #expect(
      finding.message.en
        == "font \"Source Han Sans SC Heavy\" is not installed; text is set in \"Noto Sans CJK SC Bold\""
    )
    #expect(finding.hint?.en.contains("fc-list") == true)
  }

  @Test func `a Noto CJK font that is not installed comes with the package that has it`() throws {
    let book = FontBook()
    _ = book.shaped("一", fonts: ["Noto Sans CJK XX"], size: 10)
    #expect(book.fontDiagnostics().first?.hint?.en == "apt-get install fonts-noto-cjk")
  }

  @Test func `a weight that is not installed is a finding, too`() throws {
    let book = FontBook()
    _ = book.shaped("一", fonts: ["Noto Sans Mono CJK SC Light"], size: 10)
    let finding = try #require(book.fontDiagnostics().first)
    #expect(finding.message.en.contains("\"Noto Sans Mono CJK SC Light\" is not installed"))
    #expect(finding.hint?.en == "apt-get install fonts-noto-cjk-extra")
  }

  @Test(arguments: [["sans-serif"], ["Sans"], ["serif"], ["monospace"], []])
  func `generic families are no finding`(fonts: [String]) {
    let book = FontBook()
    #expect(book.shaped("风险", fonts: fonts, size: 10).runs.isEmpty == false)
    #expect(book.fontDiagnostics().isEmpty)
  }

  @Test func `a character that no font shows is one finding with its code point`() throws {
    let book = FontBook()
    for text in ["甲\u{E000}", "乙\u{E000}"] {
      let line = book.shaped(text, fonts: Samples.regular, size: 10)
      #expect(line.runs.last?.glyphs.last?.id == 0, "its place is marked by the font's own box")
    }
    let finding = try #require(book.fontDiagnostics().first)
    #expect(book.fontDiagnostics().count == 1)
    #expect(finding.code == "character-not-shown")
    #expect(finding.severity == .error)
    #expect(finding.message.en.contains("(U+E000) of \"甲\u{E000}\""))
  }

  @Test func `control characters are left out and tabs and line ends are spaces`() {
    let book = FontBook()
    let line = book.shaped(
      "风\u{0}\u{1}险\u{7F}\u{85}A\tB\nC\u{2028}", fonts: Samples.regular, size: 10)
    #expect(line.text == "风险 A B C ")
    #expect(line.runs.allSatisfy { $0.glyphs.allSatisfy { $0.id != 0 } })
    #expect(book.fontDiagnostics().isEmpty)
  }

  @Test func `a line without text has the height of its font and no runs`() {
    let line = FontBook().shaped("", fonts: Samples.regular, size: 10)
    #expect(line.advance == 0 && line.runs.isEmpty && line.ascent > 0)
  }

  @Test func `a line of many thousand letters is measured`() {
    let line = FontBook().shaped(
      String(repeating: "险", count: 50_000), fonts: Samples.regular, size: 10)
    #expect(abs(line.advance - 500_000) < 1e-3)
  }

  @Test(arguments: 0..<200) func `clusters and glyphs of any text add up`(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let alphabet = Array(
      "风险氨㶲肼 AVi1。（）\u{301}e\u{308}مرحباשלום👨‍👩‍👧🇨🇳한\u{1}\t\u{200B}\u{200F}\u{E000}𠮷ﬁक्षि")
    let text = String(
      (0..<Int.random(in: 0...14, using: &generator)).map { _ in
        alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
      })
    let line = FontBook().shaped(text, fonts: Samples.regular, size: 10)
    #expect(line.advance.isFinite && line.advance >= 0)
    for run in line.runs {
      #expect(run.clusters.reduce(0) { $0 + $1.bytes } == run.text.utf8.count)
      #expect(run.clusters.reduce(0) { $0 + $1.glyphs } == run.glyphs.count)
      #expect(run.clusters.allSatisfy { $0.bytes > 0 && $0.glyphs > 0 })
      #expect(!run.face.file.isEmpty)
      #expect(run.glyphs.allSatisfy { $0.x.isFinite && $0.y.isFinite && $0.id < 1 << 17 })
    }
    let mark = Mark(
      .text(TextRun(line: line, origin: Point(x: 9, y: 20), color: .black, halo: nil)), origin: "")
    #expect(throws: Never.self) { try encodePDF(Samples.page(200, 40, [mark])) }
  }

  @Test func `text of two directions stands in visual order and reads in its own`() {
    let line = FontBook().shaped("אבג", fonts: ["DejaVu Sans"], size: 10)
    #expect(line.runs.count == 1)
    let xs = line.runs[0].glyphs.map(\.x)
    #expect(xs == xs.sorted(by: >), "the first letter stands at the right")
    #expect(line.runs[0].text == "אבג")
  }

  @Test func `several threads get what one gets`() {
    let texts = (0..<200).map { "单元\($0)一般风险 R=\($0 * 3)" }
    let alone = texts.map { FontBook().shaped($0, fonts: Samples.bold, size: 9) }
    let book = FontBook()
    let together = Mutex<[Int: ShapedLine]>([:])
    DispatchQueue.concurrentPerform(iterations: texts.count) { index in
      let line = book.shaped(texts[index], fonts: Samples.bold, size: 9)
      together.withLock { $0[index] = line }
    }
    let results = together.withLock { $0 }
    #expect(texts.indices.compactMap { results[$0] } == alone)
  }
}
