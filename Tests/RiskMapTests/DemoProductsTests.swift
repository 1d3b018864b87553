import Cartography
import Foundation
import PlantModel
import TestSupport
import Testing

@testable import RiskMap

/// The products of the demo maps, read back by other programs.
@Suite struct DemoProductsTests {
  private static let sheets = [
    ("ammonia-plant", "gate-a0"), ("ammonia-plant", "gate-a1-en"), ("ammonia-plant", "office-a3"),
    ("ammonia-plant", "ammonia-tank-farm-a3"), ("workshop", "workshop-a3"),
  ]

  private static func assessed(_ map: String) throws -> AssessedMap {
    let folder = repositoryFolder().appending(path: "maps/\(map)").path
    let loaded = try LoadedMap.load(
      try MapLocation.definition(at: folder),
      shipped: DataFolders(environment: [:], executable: "/nowhere/riskmap"))
    return AssessedMap.assess(loaded)
  }

  private static func made(_ map: String, _ sheet: String) throws -> (LaidOutSheet, [UInt8]) {
    let laidOut = try assessed(map).sheet(sheet).value
    return (laidOut, try encode(laidOut, as: .pdf, dpi: 150, threads: 1))
  }

  @Test(arguments: sheets)
  func `each PDF passes the readers, with every name that its map shows`(map: String, sheet: String)
    throws
  {
    let assessed = try Self.assessed(map)
    let (laidOut, pdf) = try Self.made(map, sheet)
    #expect(try Tool.run("qpdf", ["--check", "FILE"], on: pdf).status == 0)

    let fonts = try Tool.run("pdffonts", ["FILE"], on: pdf).text.split(separator: "\n").dropFirst(2)
    #expect(!fonts.isEmpty)
    for font in fonts {
      // … emb sub uni object ID
      let words = font.split(separator: " ").suffix(5).map(String.init)
      #expect(words[0] == "yes" && words[2] == "yes", "\(font)")
    }

    let text = try Tool.pdfText(pdf)
    let names = Dictionary(
      assessed.loaded.plant.units.map { ($0.code, $0.name) }, uniquingKeysWith: { a, _ in a })
    for code in laidOut.report.units {
      let name = names[code] ?? "?"
      #expect(text.contains(name), "\(name)")
    }

    let size = try #require(try Tool.pdfInfo(pdf, "Page size"))
    let points = size.split(separator: " ").compactMap { Double($0) }
    #expect(abs(points[0] / 72 * 25.4 - laidOut.report.size.width) < 0.1)
    #expect(abs(points[1] / 72 * 25.4 - laidOut.report.size.height) < 0.1)
  }

  @Test func `a level is found in the PDF as often as it is printed`() throws {
    let (laidOut, pdf) = try Self.made("ammonia-plant", "gate-a0")
    let printed = laidOut.scene.texts().count { $0.contains("一般风险") }
    #expect(printed >= 20)
    #expect(try Tool.pdfText(pdf).ranges(of: "一般风险").count == printed)
  }

  @Test(arguments: sheets)
  func `the scale measured on the page is within a thousandth of the one that is printed`(
    map: String, sheet: String
  ) throws {
    let (laidOut, pdf) = try Self.made(map, sheet)
    let fields = laidOut.scene.fills("sheet/scale-bar").map(\.box)
    let first = try #require(fields.first)
    let last = try #require(fields.last)
    let label = try #require(laidOut.scene.texts("sheet/scale-bar").last { $0.hasSuffix(" m") })
    let metres = try #require(Double(label.dropLast(2)))

    // One row of pixels through the middle of the bar, at 1200 dots an inch.
    let dotsPerPixel = 1200 / 96.0
    let left = Int((first.minX - 4) * dotsPerPixel)
    let width = Int((last.maxX - first.minX + 8) * dotsPerPixel)
    let row = Int(first.center.y * dotsPerPixel)
    let picture = try Tool.run(
      "pdftoppm",
      [
        "-gray", "-r", "1200", "-x", "\(left)", "-y", "\(row)", "-W", "\(width)", "-H", "1", "FILE",
      ], on: pdf)
    let pixels = picture.bytes.suffix(width)
    let dark = pixels.indices.filter { pixels[$0] < 128 }
    // From the middle of the bar's rim on the left to that on the right: the rim is a quarter millimetre.
    let rim = 0.25 / 25.4 * 1200
    let length = Double(try #require(dark.last) - (try #require(dark.first)) + 1) - rim
    let measured = metres / (length / 1200 * 0.0254)
    #expect(abs(measured / laidOut.report.scaleDenominator - 1) < 0.001, "1:\(measured)")
  }

  @Test func `the demo plant is as large and as dangerous as its story`() throws {
    let map = try Self.assessed("ammonia-plant")
    #expect(map.loaded.plant.units.count >= 60)
    #expect(map.loaded.plant.units.contains { $0.polygons.count > 1 })
    #expect(map.loaded.plant.units.contains { $0.polygons.contains { !$0.interiors.isEmpty } })
    let report = try map.sheet("gate-a0").value.report
    #expect(Set(report.levels.map(\.level)) == [.major, .high, .moderate, .low, nil])
    #expect(report.unlabelled.isEmpty)
    #expect(report.scaleDenominator == 1500)
  }

  @Test(arguments: [OutputFormat.pdf, .svg, .png])
  func `two makings are equal byte for byte`(format: OutputFormat) throws {
    let map = try Self.assessed("workshop")
    let a = try encode(map.sheet("workshop-a3").value, as: format, dpi: 96, threads: 1)
    _ = try encode(
      Self.assessed("ammonia-plant").sheet("ammonia-tank-farm-a3").value, as: format, dpi: 50,
      threads: 2)
    let b = try encode(
      Self.assessed("workshop").sheet("workshop-a3").value, as: format, dpi: 96, threads: 2)
    #expect(a == b)
  }
}
