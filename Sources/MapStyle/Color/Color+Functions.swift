import Foundation

/// The colour functions of CSS Color Module Level 4, sections 5 to 10.
extension Color {
  init?(rgb call: CSSFunction) {
    // In the old syntax numbers and percentages are not mixed.
    guard !call.hasCommas || Set(call.parts.map(\.unit)).count == 1,
      let red = call.value(0, ofWhole: 255), let green = call.value(1, ofWhole: 255),
      let blue = call.value(2, ofWhole: 255)
    else { return nil }
    self.init(cutting: red / 255, green / 255, blue / 255, alpha: call.alpha)
  }

  init?(hsl call: CSSFunction) {
    // In the old syntax saturation and lightness are percentages.
    guard !call.hasCommas || call.parts[1].unit == "%" && call.parts[2].unit == "%",
      let turns = call.turns(0), let saturation = call.value(1, ofWhole: 100),
      let lightness = call.value(2, ofWhole: 100)
    else { return nil }
    self.init(
      turns: turns, saturation: min(max(saturation / 100, 0), 1),
      lightness: min(max(lightness / 100, 0), 1), alpha: call.alpha)
  }

  /// Section 7.1.
  private init(turns: Double, saturation: Double, lightness: Double, alpha: Double) {
    let chroma = saturation * min(lightness, 1 - lightness)
    func channel(_ n: Double) -> Double {
      let k = (n + turns * 12).truncatingRemainder(dividingBy: 12)
      return lightness - chroma * max(-1, min(k - 3, 9 - k, 1))
    }
    self.init(red: channel(0), green: channel(8), blue: channel(4), alpha: alpha)
  }

  /// Section 8.1: a hue with as much white and black.
  init?(hwb call: CSSFunction) {
    guard let turns = call.turns(0), let white = call.value(1, ofWhole: 100),
      let black = call.value(2, ofWhole: 100)
    else { return nil }
    let (w, b) = (max(white, 0) / 100, max(black, 0) / 100)
    let hue = Color(turns: turns, saturation: 1, lightness: 0.5, alpha: call.alpha)
    let share = max(0, 1 - w - b)
    // White and black of more than all are a grey of that proportion.
    let base = w / max(1, w + b)
    self.init(
      cutting: hue.red * share + base, hue.green * share + base, hue.blue * share + base,
      alpha: call.alpha)
  }

  init?(lab call: CSSFunction) {
    guard let lightness = call.value(0, ofWhole: 100), let a = call.value(1, ofWhole: 125),
      let b = call.value(2, ofWhole: 125)
    else { return nil }
    self = Lab(lightness: min(max(lightness, 0), 100), a: a, b: b).color(alpha: call.alpha)
  }

  init?(lch call: CSSFunction) {
    guard let lightness = call.value(0, ofWhole: 100), let chroma = call.value(1, ofWhole: 150),
      let turns = call.turns(2)
    else { return nil }
    let (a, b) = Self.plane(chroma, turns)
    self = Lab(lightness: min(max(lightness, 0), 100), a: a, b: b).color(alpha: call.alpha)
  }

  init?(oklab call: CSSFunction) {
    guard let lightness = call.value(0, ofWhole: 1), let a = call.value(1, ofWhole: 0.4),
      let b = call.value(2, ofWhole: 0.4)
    else { return nil }
    self.init(okLightness: lightness, a, b, alpha: call.alpha)
  }

  init?(oklch call: CSSFunction) {
    guard let lightness = call.value(0, ofWhole: 1), let chroma = call.value(1, ofWhole: 0.4),
      let turns = call.turns(2)
    else { return nil }
    let (a, b) = Self.plane(chroma, turns)
    self.init(okLightness: lightness, a, b, alpha: call.alpha)
  }

  init?(srgb call: CSSFunction) {
    guard let red = call.value(0, ofWhole: 1), let green = call.value(1, ofWhole: 1),
      let blue = call.value(2, ofWhole: 1)
    else { return nil }
    self.init(cutting: red, green, blue, alpha: call.alpha)
  }

  /// Oklab to linear sRGB (Björn Ottosson, "A perceptual color space for image processing").
  private init(okLightness: Double, _ a: Double, _ b: Double, alpha: Double) {
    let lightness = min(max(okLightness, 0), 1)
    func cubed(_ v: Double) -> Double { v * v * v }
    let l = cubed(lightness + 0.3963377774 * a + 0.2158037573 * b)
    let m = cubed(lightness - 0.1055613458 * a - 0.0638541728 * b)
    let s = cubed(lightness - 0.0894841775 * a - 1.2914855480 * b)
    self.init(
      red: Lab.gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
      green: Lab.gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
      blue: Lab.gamma(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s), alpha: alpha)
  }

  /// Polar to rectangular; chroma is not negative.
  private static func plane(_ chroma: Double, _ turns: Double) -> (Double, Double) {
    let angle = turns * 2 * .pi
    return (max(0, chroma) * cos(angle), max(0, chroma) * sin(angle))
  }

  private init(cutting red: Double, _ green: Double, _ blue: Double, alpha: Double) {
    self.init(
      red: min(max(red, 0), 1), green: min(max(green, 0), 1), blue: min(max(blue, 0), 1),
      alpha: alpha)
  }
}
