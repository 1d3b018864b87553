/// Geometry of tiles is rasterised in whole numbers: 1/256 of a device pixel, counted from the scene's corner. Sums of whole
/// numbers are exact, so a pixel comes out the same in whatever window it is painted.
enum FixedPoint {
  /// Device pixels to 1/256 of them, as a power of two.
  static let shift = 8
  static let one = 1 << shift

  /// 2³⁰ pixels from the corner; what lies beyond is drawn at this rim.
  private static let farthest = Double(1 << 38)
  /// Added to a number below 2⁵¹, this leaves it rounded to the nearest whole one in the lowest bits.
  private static let rounding = 6_755_399_441_055_744.0

  /// Rounded to the nearest, ties to even; NaN is the rim.
  @inline(__always)
  static func nearest(_ value: Double) -> Int {
    let clamped = value > -farthest ? (value < farthest ? value : farthest) : -farthest
    return Int(
      truncatingIfNeeded: Int64(bitPattern: (clamped + rounding).bitPattern)
        &- Int64(bitPattern: rounding.bitPattern))
  }
}

/// A point in 1/256 of device pixels.
struct GridPoint: Equatable {
  var x: Int
  var y: Int
}
