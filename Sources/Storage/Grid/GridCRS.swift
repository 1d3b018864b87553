import Glibc
package import PlantModel

/// What the metres of a tile grid stand for on earth.
package enum GridCRS: String, CaseIterable, Hashable, Sendable {
  /// EPSG:3857.
  case webMercator
  /// Degrees of WGS 84 or CGCS2000, which count as equal; a degree counts 111 319.49 metres.
  case degrees
  /// Web Mercator of degrees that are shifted as 高德 and 腾讯 do.
  case gcj02
  /// 百度's Mercator of degrees that are shifted as 百度 does.
  case bd09
  /// The map's plane as it is, without a place on earth.
  case local
}

/// π · 6 378 137 / 180: a degree of the equator on the sphere of Web Mercator.
private let metresPerDegree = 6_378_137 * Double.pi / 180

extension GridCRS {
  /// Metres of the grid from longitude (x) and latitude (y) in the grid's own datum. `local` counts them as Web Mercator does, so
  /// that archives can say where a client will draw it.
  package func metres(ofDegrees degrees: Point) -> Point {
    switch self {
    case .webMercator, .gcj02, .local: Self.mercator(degrees)
    case .degrees: Point(x: degrees.x * metresPerDegree, y: degrees.y * metresPerDegree)
    case .bd09: BaiduMercator.metres(degrees)
    }
  }

  /// The inverse of `metres(ofDegrees:)`.
  package func degrees(ofMetres metres: Point) -> Point {
    switch self {
    case .webMercator, .gcj02, .local:
      Point(
        x: metres.x / metresPerDegree,
        y: atan(sinh(metres.y / metresPerDegree * .pi / 180)) * 180 / .pi)
    case .degrees: Point(x: metres.x / metresPerDegree, y: metres.y / metresPerDegree)
    case .bd09: BaiduMercator.degrees(metres)
    }
  }

  /// The rectangle between two corners; all of our projections keep meridians and parallels straight.
  package func metres(ofDegrees rect: Rect) -> Rect {
    Rect(around: [
      metres(ofDegrees: Point(x: rect.minX, y: rect.minY)),
      metres(ofDegrees: Point(x: rect.maxX, y: rect.maxY)),
    ])
  }

  /// The inverse of `metres(ofDegrees:)` for rectangles.
  package func degrees(ofMetres rect: Rect) -> Rect {
    Rect(around: [
      degrees(ofMetres: Point(x: rect.minX, y: rect.minY)),
      degrees(ofMetres: Point(x: rect.maxX, y: rect.maxY)),
    ])
  }

  /// From WGS 84 to the grid's own datum.
  func datumDegrees(_ wgs84: Point) -> Point {
    switch self {
    case .webMercator, .degrees, .local: wgs84
    case .gcj02: ChinaOffset.gcj02(wgs84)
    case .bd09: ChinaOffset.isOutside(wgs84) ? wgs84 : ChinaOffset.bd09(ChinaOffset.gcj02(wgs84))
    }
  }

  /// The inverse of `datumDegrees`.
  func wgs84Degrees(_ datum: Point) -> Point {
    switch self {
    case .webMercator, .degrees, .local: datum
    case .gcj02, .bd09: ChinaOffset.inverse(of: datum, datumDegrees)
    }
  }

  /// The sphere's Mercator (EPSG:3857). Beyond 89.99° the value of that parallel, so that it stays finite: far outside every grid.
  private static func mercator(_ degrees: Point) -> Point {
    let latitude = min(max(degrees.y, -89.99), 89.99) * .pi / 180
    return Point(
      x: degrees.x * metresPerDegree, y: asinh(tan(latitude)) * 180 / .pi * metresPerDegree)
  }
}
