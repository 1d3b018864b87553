import Cartography
import MapStyle
import PlantModel
import Rendering
import TestSupport
import Testing

@Suite struct HaloTests {
  enum Medium: CaseIterable { case png, pdf, svg }

  private func picture(_ mark: Mark, _ medium: Medium) throws -> GoldenImage {
    let scene = Samples.page(
      120, 120, [Samples.fill(Rect(x: 0, y: 0, width: 120, height: 120), .white), mark])
    switch medium {
    case .png: return try GoldenImage(png: encodePNG(scene, dpi: 96))
    case .pdf:
      let ppm = try Tool.run("pdftoppm", ["-r", "96", "FILE"], on: encodePDF(scene)).bytes
      return try GoldenImage(ppm: ppm)
    case .svg: return try GoldenImage(svg: encodeSVG(scene), width: 120, height: 120)
    }
  }

  /// How white the middle column is from the top down to the first black, 0…255: a red halo on a white page.
  private func fade(_ picture: GoldenImage) -> [UInt8] {
    (0..<120).map { picture[60, $0] }.prefix { $0[0] > 128 }.map { $0[2] }
  }

  private static let red = Color(red: 1, green: 0, blue: 0)

  /// A heavy horizontal stroke.
  private func stroke(_ halo: Halo, rotation: Double) -> Mark {
    let line = FontBook().shaped("一", fonts: Samples.bold, size: 80)
    let turn = PlantModel.AffineTransform.rotation(radians: rotation * .pi / 180)
    let middle = turn.applied(to: Point(x: 40, y: -30))
    return Mark(
      .text(
        TextRun(
          line: line, origin: Point(x: 60, y: 60) - middle, rotation: rotation, color: .black,
          halo: halo)), origin: "unit")
  }

  private func bar(_ halo: Halo, height: Double, opacity: Double = 1) -> Mark {
    let svg = """
      <svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">
      <rect x="0" y="\(10 - height / 2)" width="40" height="\(height)"/></svg>
      """
    let symbol = Symbol(
      name: "bar", svg: Array(svg.utf8), size: Size(width: 40, height: 20), halo: halo)
    return Mark(
      .symbol(
        symbol, in: Rect(x: 40, y: 50, width: 40, height: 20), rotation: 0, opacity: opacity),
      origin: "unit")
  }

  /// Pixels that are neither white nor full red; it whitens steadily towards the outside.
  private func expectFade(_ column: [UInt8], over range: ClosedRange<Int>) {
    let steps = column.filter { (12..<243).contains($0) }
    #expect(range.contains(steps.count), "\(column)")
    #expect(zip(steps, steps.dropFirst()).allSatisfy { $0 >= $1 }, "\(column)")
    #expect(column.contains { $0 < 12 }, "\(column)")
  }

  @Test(arguments: Medium.allCases, [0.0, 20])
  func `the halo of a text fades over its blur`(medium: Medium, rotation: Double) throws {
    let sharp = try picture(
      stroke(Halo(color: Self.red, width: 12), rotation: rotation), medium)
    expectFade(fade(sharp), over: 0...2)
    let soft = try picture(
      stroke(Halo(color: Self.red, width: 12, blur: 12), rotation: rotation), medium)
    expectFade(fade(soft), over: 9...15)
  }

  @Test(arguments: Medium.allCases) func `the halo of a symbol fades over its blur`(medium: Medium)
    throws
  {
    expectFade(
      fade(try picture(bar(Halo(color: Self.red, width: 12), height: 10), medium)), over: 0...2)
    expectFade(
      fade(try picture(bar(Halo(color: Self.red, width: 12, blur: 12), height: 10), medium)),
      over: 9...15)
  }

  @Test(arguments: Medium.allCases, [1.0, 0.5])
  func `the halo of a thin symbol has no holes`(medium: Medium, opacity: Double) throws {
    let halo = Halo(color: Self.red, width: 15)
    let picture = try picture(bar(halo, height: 3, opacity: opacity), medium)
    let full = opacity == 1 ? UInt8(0)...UInt8(20) : 118...137
    for x in stride(from: 34, through: 86, by: 3) {
      for y in 48...56 { #expect(full.contains(picture[x, y][2]), "\(x) \(y)") }
    }
    #expect(picture[60, 35][2] == 255)
  }
}
