import Foundation

/// The space in which colours are mixed.
enum ColorSpace: String, Sendable {
  case rgb, hcl, lab
}

/// CIELAB of the white point D50, by Lindbloom's matrices of sRGB adapted to D50 (brucelindbloom.com, "RGB/XYZ Matrices").
struct Lab {
  var lightness: Double
  var a: Double
  var b: Double

  static let white = (x: 0.96422, y: 1.0, z: 0.82521)
  /// CIE 15:2004: the curve is a cube root above (6/29)³ and a line below.
  static let knee = 6.0 / 29

  init(lightness: Double, a: Double, b: Double) {
    self.lightness = lightness
    self.a = a
    self.b = b
  }

  init(_ color: Color) {
    let (r, g, b) = (Self.linear(color.red), Self.linear(color.green), Self.linear(color.blue))
    let y = Self.curve((0.2225045 * r + 0.7168786 * g + 0.0606169 * b) / Self.white.y)
    let isGrey = r == g && g == b
    let x =
      isGrey ? y : Self.curve((0.4360747 * r + 0.3850649 * g + 0.1430804 * b) / Self.white.x)
    let z =
      isGrey ? y : Self.curve((0.0139322 * r + 0.0971045 * g + 0.7141733 * b) / Self.white.z)
    self.init(lightness: max(0, 116 * y - 16), a: 500 * (x - y), b: 200 * (y - z))
  }

  func color(alpha: Double) -> Color {
    let level = (lightness + 16) / 116
    let y = Self.white.y * Self.inverse(level)
    let x = Self.white.x * Self.inverse(level + a / 500)
    let z = Self.white.z * Self.inverse(level - b / 200)
    return Color(
      red: Self.gamma(3.1338561 * x - 1.6168667 * y - 0.4906146 * z),
      green: Self.gamma(-0.9787684 * x + 1.9161415 * y + 0.0334540 * z),
      blue: Self.gamma(0.0719453 * x - 0.2289914 * y + 1.4052427 * z), alpha: alpha)
  }

  private static func linear(_ v: Double) -> Double {
    v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4)
  }

  /// Linear light as sRGB encodes it, cut to 0…1; NaN, of parts beyond all numbers, is 0.
  static func gamma(_ v: Double) -> Double {
    min(1, max(0, v <= 0.00304 ? 12.92 * v : 1.055 * pow(v, 1 / 2.4) - 0.055))
  }

  private static func curve(_ t: Double) -> Double {
    t > knee * knee * knee ? cbrt(t) : t / (3 * knee * knee) + 4.0 / 29
  }

  private static func inverse(_ t: Double) -> Double {
    t > knee ? t * t * t : 3 * knee * knee * (t - 4.0 / 29)
  }
}

/// Lab in polar form; greys have no hue.
private struct HCL {
  var hue: Double?
  var chroma: Double
  var lightness: Double

  init(_ color: Color) {
    let lab = Lab(color)
    chroma = (lab.a * lab.a + lab.b * lab.b).squareRoot()
    lightness = lab.lightness
    let degrees = atan2(lab.b, lab.a) * 180 / .pi
    hue = (chroma * 10_000).rounded() == 0 ? nil : (degrees < 0 ? degrees + 360 : degrees)
  }

  init(hue: Double?, chroma: Double, lightness: Double) {
    self.hue = hue
    self.chroma = chroma
    self.lightness = lightness
  }

  func color(alpha: Double) -> Color {
    let angle = (hue ?? 0) * .pi / 180
    return Lab(lightness: lightness, a: cos(angle) * chroma, b: sin(angle) * chroma)
      .color(alpha: alpha)
  }

  /// Along the shorter arc of hue; a colour without hue takes the other's, and black and white its chroma too.
  func mixed(with other: HCL, _ t: Double) -> HCL {
    var hue = self.hue ?? other.hue
    var chroma = mix(self.chroma, other.chroma, t)
    switch (self.hue, other.hue) {
    case (let from?, let to?):
      var arc = to - from
      if arc > 180 { arc -= 360 }
      if arc < -180 { arc += 360 }
      hue = from + t * arc
    case (_?, nil): if other.isBlackOrWhite { chroma = self.chroma }
    case (nil, _?): if isBlackOrWhite { chroma = other.chroma }
    case (nil, nil): break
    }
    return HCL(hue: hue, chroma: chroma, lightness: mix(lightness, other.lightness, t))
  }

  private var isBlackOrWhite: Bool { lightness == 0 || lightness == 1 }
}

/// The number that lies at `t` 0…1 of the way from `a` to `b`.
func mix(_ a: Double, _ b: Double, _ t: Double) -> Double { a + t * (b - a) }

extension Color {
  /// The colour at `t` 0…1 of the way to `other`, alpha apart.
  func mixed(with other: Color, _ t: Double, in space: ColorSpace) -> Color {
    let alpha = mix(self.alpha, other.alpha, t)
    switch space {
    case .rgb:
      return Color(
        red: mix(red, other.red, t), green: mix(green, other.green, t),
        blue: mix(blue, other.blue, t), alpha: alpha)
    case .hcl: return HCL(self).mixed(with: HCL(other), t).color(alpha: alpha)
    case .lab:
      let (from, to) = (Lab(self), Lab(other))
      return Lab(
        lightness: mix(from.lightness, to.lightness, t), a: mix(from.a, to.a, t),
        b: mix(from.b, to.b, t)
      ).color(alpha: alpha)
    }
  }
}
