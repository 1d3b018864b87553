import Cartography
import MapStyle

/// A stroke in 1/256 of device pixels.
struct StrokeStyle {
  /// Half the width.
  let reach: Double
  let cap: LineCap
  let join: LineJoin
  /// Squared; mitres longer than so many half widths are cut off.
  let miterLimit: Double
  /// On and off in turn, an even count; empty for a solid line.
  let dashes: [Double]
  /// Of all dashes.
  let period: Double
  /// The angle of a step along a round join or cap, so that the arc is met within an eighth of a pixel.
  let arcStep: Double

  init?(_ stroke: Stroke, scale: Double) {
    let unit = scale * Double(FixedPoint.one)
    let reach = stroke.width / 2 * unit
    guard reach > 0, reach.isFinite, stroke.color.alpha > 0 else { return nil }
    self.reach = min(reach, 1e9)
    cap = stroke.cap
    join = stroke.join
    let limit = stroke.miterLimit.isFinite ? max(1, stroke.miterLimit) : 1
    miterLimit = limit * limit
    // Dashes too fine to see make a solid line, as does a list that makes no sense.
    let sum = stroke.dashes.reduce(0, +)
    let isSound = stroke.dashes.allSatisfy { $0 >= 0 && $0.isFinite }
    if isSound, sum * scale >= 0.25, sum.isFinite {
      let once = stroke.dashes.map { $0 * unit }
      dashes = once.count % 2 == 0 ? once : once + once
      period = dashes.reduce(0, +)
    } else {
      dashes = []
      period = 0
    }
    arcStep = 2 * (1 - min(0.5, Double(FixedPoint.one) / 8 / self.reach)).arcCosine
  }

  /// How far the stroke goes beyond its path at most.
  var margin: Int {
    let corner = join == .miter ? miterLimit.squareRoot() : 1
    return Int(min(1e10, reach * max(corner, cap == .square ? 1.5 : 1))) + 1
  }
}
