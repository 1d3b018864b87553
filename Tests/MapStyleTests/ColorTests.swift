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
    ("  Navy ", 0, 0, 128, 1), ("rgb(none 2 3 / none)", 0, 2, 3, 0),
    ("rgb(50% 51 0)", 127.5, 51, 0, 1), ("hsl(120 100 50)", 0, 255, 0, 1),
    ("hsl(none none 50%)", 127.5, 127.5, 127.5, 1), ("hwb(120 0% 0%)", 0, 255, 0, 1),
    ("hwb(0 20% 40% / 50%)", 153, 51, 51, 0.5), ("hwb(90deg 60% 60%)", 127.5, 127.5, 127.5, 1),
    ("HWB(0.5turn 0 0)", 0, 255, 255, 1), ("color(srgb 1 0.5 20% / .5)", 255, 127.5, 51, 0.5),
    ("color(srgb 2 -1 none)", 255, 0, 0, 1),
  ]

  /// Bytes that CSS Color Module Level 4 and the Web Platform Tests give for colours of other spaces.
  static let spaces: [(String, Int, Int, Int)] = [
    ("lab(54.2917 80.8125 69.8851)", 255, 0, 0), ("lab(100% 0 0)", 255, 255, 255),
    ("lab(0 0 0)", 0, 0, 0), ("lab(50% 0% none)", 119, 119, 119),
    ("lab(29.2345% 39.3825 20.0664)", 125, 35, 41),
    ("lab(52.2345% 40.1645 59.9971)", 198, 93, 6),
    ("lab(60.2345% -5.3654 58.956)", 157, 147, 24),
    ("lch(54.2917 106.8385 40.8526)", 255, 0, 0), ("lch(29.2345% 44.2 27)", 125, 35, 41),
    ("lch(52.2345% 72.2 56.2deg)", 198, 93, 6), ("lch(60.2345 59.2 0.264444turn)", 157, 147, 24),
    ("lch(50% 0 none)", 119, 119, 119),
    ("oklab(62.7955% 0.22486 0.12585)", 255, 0, 0), ("oklab(0.51975 -0.1403 0.10768)", 0, 128, 0),
    ("oklab(40.101% 28.675% 11.325%)", 125, 35, 41), ("oklab(1 0 0)", 255, 255, 255),
    ("oklch(51.975% 0.17686 142.495)", 0, 128, 0), ("oklch(62.796% 0.25768 29.2339deg)", 255, 0, 0),
    ("oklch(0.62796 64.42% 0.51023rad)", 255, 0, 0), ("oklch(0 0 0)", 0, 0, 0),
  ]

  @Test(arguments: spaces)
  func `colours of spaces other than sRGB`(_ text: String, _ red: Int, _ green: Int, _ blue: Int)
    throws
  {
    let color = try #require(Color(css: text))
    let found = [color.red, color.green, color.blue].map { Int(($0 * 255).rounded()) }
    #expect(found == [red, green, blue])
  }

  @Test(arguments: ["lab", "lch", "oklab", "oklch"])
  func `parts beyond sRGB are cut to it`(_ space: String) throws {
    for parts in ["50 1e300 1e300", "1e300 200 200", "-5 0 0", "0.7 -1e300 1e200"] {
      let color = try #require(Color(css: "\(space)(\(parts))"))
      #expect(Self.parts(color).allSatisfy { (0...1).contains($0) })
    }
  }

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
    "rgb(1 2 3 / 1 / 1)", "rgb(1,2,3,4px)", "rgb(none,2,3)", "hwb(0,0%,0%)", "lab(1,2,3)",
    "lab(1deg 2 3)", "lch(1 2 3%)", "oklch(1 2)", "oklab(1 2 3 4)", "color(1 2 3)",
    "color(srgb 1 2)",
    "color(rec9 1 2 3)", "color(srgb, 1, 2)", "color()", "currentcolor", "lab(a b c)", "nonee",
    "rgb(1 2 3 /)", "hwb(1% 2% 3%)",
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
