import PlantModel

/// 百度's own Mercator: metres of BD-09 degrees, a polynomial in the latitude for every 15°, as its published map scripts have it
/// (`LL2MC`). Points are longitude and latitude, or metres east and north of 0°, 0°.
enum BaiduMercator {
  private struct Band {
    /// Degrees; the band holds from here to the next.
    var latitude: Double
    var eastOffset: Double
    var metresPerDegree: Double
    /// Of the powers 0…6 of latitude / `unit`.
    var coefficients: [Double]
    var unit: Double
  }

  private static let bands: [Band] = [
    Band(
      latitude: 0, eastOffset: -0.000_321_813_587_861_313_2,
      metresPerDegree: 111_320.702_070_161_5,
      coefficients: [
        0.00369383431289, 823725.6402795718, 0.46104986909093, 2351.343141331292, 1.58060784298199,
        8.77738589078284, 0.37238884252424,
      ], unit: 7.45),
    Band(
      latitude: 15, eastOffset: -0.000_344_196_350_436_839_2,
      metresPerDegree: 111_320.702_057_685_6,
      coefficients: [
        278.2353980772752, 2485758.690035394, 6070.750963243378, 54821.18345352118,
        9540.606633304236, -2710.55326746645, 1405.483844121726,
      ], unit: 22.5),
    Band(
      latitude: 30, eastOffset: 0.00220636496208, metresPerDegree: 111_320.702_020_912_8,
      coefficients: [
        51751.86112841131, 3796837.749470245, 992013.7397791013, -1221952.21711287,
        1340652.697009075, -620943.6990984312, 144416.9293806241,
      ], unit: 37.5),
    Band(
      latitude: 45, eastOffset: 0.00337398766765, metresPerDegree: 111_320.702_020_216_2,
      coefficients: [
        4481351.045890365, -23393751.19931662, 79682215.47186455, -115964993.2797253,
        97236711.15602145, -43661946.33752821, 8477230.501135234,
      ], unit: 52.5),
    Band(
      latitude: 60, eastOffset: 0.000_827_782_451_617_252_6,
      metresPerDegree: 111_320.702_046_357_8,
      coefficients: [
        647795574.6671607, -4082003173.641316, 10774905663.51142, -15171875531.51559,
        12053065338.62167, -5124939663.577472, 913311935.9512032,
      ], unit: 67.5),
  ]

  /// 百度's maps end there; what lies further north counts as lying on it.
  private static let limit = 74.0

  static func metres(_ degrees: Point) -> Point {
    let latitude = min(abs(degrees.y), limit)
    let band = band(latitude)
    let east = band.eastOffset + band.metresPerDegree * abs(degrees.x)
    let north = value(band, latitude)
    return Point(x: degrees.x < 0 ? -east : east, y: degrees.y < 0 ? -north : north)
  }

  /// The inverse, by Newton's method: north of 0° the metres grow with the latitude without end.
  static func degrees(_ metres: Point) -> Point {
    let north = abs(metres.y)
    var latitude = min(north / 111_320, limit)
    for _ in 0..<20 {
      let band = band(latitude)
      let step = (value(band, latitude) - north) / slope(band, latitude)
      latitude = min(max(latitude - step, 0), limit)
      if abs(step) < 1e-12 { break }
    }
    let band = band(latitude)
    let east = (abs(metres.x) - band.eastOffset) / band.metresPerDegree
    return Point(x: metres.x < 0 ? -east : east, y: metres.y < 0 ? -latitude : latitude)
  }

  private static func band(_ latitude: Double) -> Band {
    bands[min(max(Int(latitude / 15), 0), bands.count - 1)]
  }

  private static func value(_ band: Band, _ latitude: Double) -> Double {
    let c = latitude / band.unit
    return band.coefficients.reversed().reduce(0) { $0 * c + $1 }
  }

  private static func slope(_ band: Band, _ latitude: Double) -> Double {
    let c = latitude / band.unit
    var sum = 0.0
    for power in stride(from: band.coefficients.count - 1, to: 0, by: -1) {
      sum = sum * c + Double(power) * band.coefficients[power]
    }
    return sum / band.unit
  }
}
