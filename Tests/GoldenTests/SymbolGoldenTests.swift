import Cartography
import Foundation
import Rendering
import TestSupport
import Testing

/// Pictures of symbol layers; recorded and compared like those of `GoldenTests`.
@Suite struct SymbolGoldenTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Symbols")

  static let cases: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
  }()

  @Test(arguments: cases) func `the picture of symbols is the reference`(name: String) throws {
    let file = Self.folder.appendingPathComponent(name)
    let book = FontBook()
    let scene = try StyledCase(file.appendingPathExtension("json")).scene(book)
    let png = try encodePNG(scene, dpi: 96)
    #expect(book.fontDiagnostics().isEmpty, "apt-get install fonts-noto-cjk")
    try Golden.compare(png, with: file.appendingPathExtension("png"), name: name)
  }

  @Test(arguments: [
    ("names-on-roads", ["厂区主干道 Main Road", "东环路G-2"]),
    ("columns", ["103单元（二期）", "合成Ammonia车间：A区"]),
    ("formatted", ["甲醇合成装置及循环压缩机厂房（一期）", "较大风险 R=320"]),
  ])
  func `a name is found whole and once in a PDF, however it is set`(
    name: String, words: [String]
  ) throws {
    let file = Self.folder.appendingPathComponent(name).appendingPathExtension("json")
    let text = try Tool.pdfText(encodePDF(StyledCase(file).scene(FontBook())))
    for word in words { #expect(text.ranges(of: word).count == 1, "\(text)") }
  }
}
