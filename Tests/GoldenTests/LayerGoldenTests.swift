import Cartography
import Foundation
import PlantModel
import Rendering
import TestSupport
import Testing

/// Pictures of fill, line and circle layers; recorded and compared like those of `GoldenTests`.
@Suite struct LayerGoldenTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Layers")

  static let cases: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
  }()

  @Test func `there are cases for fills, lines and circles`() {
    let topics = Set(Self.cases.map { String($0.prefix { $0 != "-" }) })
    #expect(topics == ["fill", "line", "circle"])
  }

  @Test(arguments: cases) func `the picture of layers is the reference`(name: String) throws {
    let file = Self.folder.appendingPathComponent(name)
    let styled = try StyledCase(file.appendingPathExtension("json"))
    #expect(max(styled.size.width, styled.size.height) <= 96)
    let png = try encodePNG(styled.scene(FixedWidthText()), dpi: 96)
    try Golden.compare(png, with: file.appendingPathExtension("png"), name: name)
  }
}
