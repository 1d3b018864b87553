import TestSupport
import Testing

@testable import MapStyle

struct ColorTests {
  static let colors: [(String, Double, Double, Double, Double)] = [
    ("red", 255, 0, 0, 1), ("RebeccaPurple", 102, 51, 153, 1), ("transparent", 0, 0, 0, 0),
    ("#f80", 255, 136, 0, 1), ("#f808", 255, 136, 0, 136.0 / 255), ("#C8102E", 200, 16, 46, 1),
    ("#c8102e80", 200, 16, 46, 128.0 / 255), ("rgb(1, 2, 3)", 1, 2, 3, 1),
    ("rgba(1,2,3,.5)", 1, 2, 3, 0.5), ("rgb(10% 20% 30% / 40%)", 25.5, 51, 76.5, 0.4),
    ("rgb(1 2 3)", 1, 2, 3, 1), ("rgb(300, -5, 0)", 255, 0, 0, 1),
    ("hsl(120, 100%, 50%)", 0, 255, 0, 1), ("hsla(240deg 100% 50% / 0.25)", 0, 0, 255, 0.25),
    ("hsl(-120, 100%, 50%)", 0, 0, 255, 1), ("hsl(0.5turn, 100%, 25%)", 0, 127.5, 127.5, 1),
    ("  Navy ", 0, 0, 128, 1),
  ]

  @Test(arguments: colors)
  func `colours of CSS`(
    _ text: String, _ red: Double, _ green: Double, _ blue: Double, _ alpha: Double
  ) throws {
    let color = try #require(Color(css: text))
    let found = [color.red * 255, color.green * 255, color.blue * 255, color.alpha]
    for (a, b) in zip(found, [red, green, blue, alpha]) { #expect(abs(a - b) < 1e-9) }
  }

  @Test(arguments: [
    "", "orage", "#12", "#12345", "#ggg", "#+12", "rgb(1,2)", "rgb(1,2,3,4,5)", "rgb(1 2 3 4)",
    "rgb(1,2%,3)", "rgb(inf,0,0)", "rgb(nan,0,0)", "rgb(0x1,0,0)", "rgb(1,,3)", "rgb(1,2,3",
    "hsl(1,2,3)", "hsl(red,1%,1%)", "cmyk(1,2,3)", "rgb(1,2,3) x", "rgb(1e999,0,0)", "()",
    "rgb(1 2 3 / 1 / 1)", "rgb(1,2,3,4px)",
  ])
  func `what is no colour is nil`(_ text: String) {
    #expect(Color(css: text) == nil)
  }

  @Test(arguments: 0..<200)
  func `mixing ends at the two colours, and every colour of a mix is valid`(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    func color() -> Color {
      Color(
        red: .random(in: 0...1, using: &random), green: .random(in: 0...1, using: &random),
        blue: .random(in: 0...1, using: &random), alpha: .random(in: 0...1, using: &random))
    }
    let (a, b) = (color(), color())
    for space in [ColorSpace.rgb, .hcl, .lab] {
      for (end, share) in [(a, 0.0), (b, 1.0)] {
        let mixed = a.mixed(with: b, share, in: space)
        for (x, y) in zip(Self.parts(mixed), Self.parts(end)) { #expect(abs(x - y) < 2e-4) }
      }
      let middle = a.mixed(with: b, .random(in: 0...1, using: &random), in: space)
      #expect(Self.parts(middle).allSatisfy { (-1e-9...1 + 1e-9).contains($0) })
    }
  }

  @Test func `greys have no hue to turn through`() {
    let mixed = Color.black.mixed(with: Color(red: 1, green: 0, blue: 0), 0.5, in: .hcl)
    #expect(mixed.red > mixed.green)
    let grey = Color.black.mixed(with: .white, 0.5, in: .lab)
    #expect(abs(grey.red - 0.466326) < 1e-5)
    #expect(abs(grey.red - grey.blue) < 1e-4)
  }

  private static func parts(_ color: Color) -> [Double] {
    [color.red, color.green, color.blue, color.alpha]
  }
}
