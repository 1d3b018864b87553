import Glibc
import PlantModel

/// The shifts of Chinese map services against WGS 84, by the formulas that are in public use: there is no official text. Points are
/// longitude (x) and latitude (y) in degrees.
enum ChinaOffset {
  /// Krassowsky 1940.
  private static let semimajorAxis = 6_378_245.0
  private static let eccentricitySquared = 0.006_693_421_622_965_943_23

  /// Where nothing is shifted.
  static func isOutside(_ p: Point) -> Bool {
    // Written so that NaN is outside.
    !(p.x >= 72.004 && p.x <= 137.8347 && p.y >= 0.8293 && p.y <= 55.8271)
  }

  /// GCJ-02 (高德, 腾讯) from WGS 84.
  static func gcj02(_ wgs84: Point) -> Point {
    guard !isOutside(wgs84) else { return wgs84 }
    let (x, y) = (wgs84.x - 105, wgs84.y - 35)
    let common = (20 * wave(6 * x) + 20 * wave(2 * x)) * 2 / 3
    let root = abs(x).squareRoot()
    let north =
      -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + common
      + (20 * wave(y) + 40 * wave(y / 3)) * 2 / 3
      + (160 * wave(y / 12) + 320 * wave(y / 30)) * 2 / 3
    let east =
      300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + common
      + (20 * wave(x) + 40 * wave(x / 3)) * 2 / 3
      + (150 * wave(x / 12) + 300 * wave(x / 30)) * 2 / 3
    let latitude = wgs84.y * .pi / 180
    let m = 1 - eccentricitySquared * sin(latitude) * sin(latitude)
    let meridian = semimajorAxis * (1 - eccentricitySquared) / (m * m.squareRoot())
    let parallel = semimajorAxis / m.squareRoot() * cos(latitude)
    return Point(
      x: wgs84.x + east * 180 / (parallel * .pi), y: wgs84.y + north * 180 / (meridian * .pi))
  }

  /// BD-09 (百度) from GCJ-02.
  static func bd09(_ gcj02: Point) -> Point {
    let k = Double.pi * 3000 / 180
    let radius =
      (gcj02.x * gcj02.x + gcj02.y * gcj02.y).squareRoot() + 0.000_02 * sin(gcj02.y * k)
    let angle = atan2(gcj02.y, gcj02.x) + 0.000_003 * cos(gcj02.x * k)
    return Point(x: radius * cos(angle) + 0.0065, y: radius * sin(angle) + 0.006)
  }

  /// Where a shift leads to a point: the shift changes so slowly that each step brings the error down a hundredfold or more.
  static func inverse(of target: Point, _ shift: (Point) -> Point) -> Point {
    var point = target
    for _ in 0..<12 {
      let miss = target - shift(point)
      point = point + miss
      if max(abs(miss.x), abs(miss.y)) < 1e-13 { break }
    }
    return point
  }

  private static func wave(_ t: Double) -> Double { sin(t * .pi) }
}
