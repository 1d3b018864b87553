import Foundation

/// How an input between two stops becomes a share 0…1 of the way.
enum Interpolation: Hashable, Sendable {
  case exponential(base: Double)
  case cubicBezier(CubicBezier)

  static let linear = Interpolation.exponential(base: 1)

  func share(of input: Double, from lower: Double, to upper: Double) -> Double {
    let share = unboundedShare(of: input, from: lower, to: upper)
    // Where spans or powers leave the range of numbers the curve has not risen yet.
    return share.isNaN ? 0 : min(max(share, 0), 1)
  }

  private func unboundedShare(of input: Double, from lower: Double, to upper: Double) -> Double {
    switch self {
    case .exponential(let base):
      let (progress, span) = (input - lower, upper - lower)
      return base == 1 ? progress / span : (pow(base, progress) - 1) / (pow(base, span) - 1)
    case .cubicBezier(let curve):
      return curve.y(atX: Interpolation.linear.share(of: input, from: lower, to: upper))
    }
  }
}

/// A timing curve of CSS (CSS Easing Functions, section 2.3) from (0, 0) to (1, 1).
struct CubicBezier: Hashable, Sendable {
  var x1: Double
  var y1: Double
  var x2: Double
  var y2: Double

  /// `x` rises with the parameter, so bisection finds it; 60 halvings exhaust a double.
  func y(atX x: Double) -> Double {
    var low = 0.0
    var high = 1.0
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if Self.coordinate(middle, x1, x2) < x { low = middle } else { high = middle }
    }
    return Self.coordinate((low + high) / 2, y1, y2)
  }

  private static func coordinate(_ t: Double, _ a: Double, _ b: Double) -> Double {
    let s = 1 - t
    return 3 * s * s * t * a + 3 * s * t * t * b + t * t * t
  }
}

extension ExpressionValue {
  /// The value at `share` of the way to `other`; nil where the two do not mix (arrays of different length).
  func mixed(with other: ExpressionValue, _ share: Double, in space: ColorSpace)
    -> ExpressionValue?
  {
    switch (self, other) {
    case (.number(let a), .number(let b)): return .number(mix(a, b, share))
    case (.color(let a), .color(let b)): return .color(a.mixed(with: b, share, in: space))
    case (.array(let a), .array(let b)) where a.count == b.count:
      let mixed = zip(a, b).compactMap { $0.mixed(with: $1, share, in: space) }
      return mixed.count == a.count ? .array(mixed) : nil
    case (.padding(let a), .padding(let b)):
      return .padding(zip(a, b).map { mix($0, $1, share) })
    case (.numberArray(let a), .numberArray(let b)) where a.count == b.count:
      return .numberArray(zip(a, b).map { mix($0, $1, share) })
    case (.colorArray(let a), .colorArray(let b)) where a.count == b.count:
      return .colorArray(zip(a, b).map { $0.mixed(with: $1, share, in: space) })
    case (.anchorOffsets(let a), .anchorOffsets(let b)) where a.map(\.anchor) == b.map(\.anchor):
      return .anchorOffsets(
        zip(a, b).map {
          AnchorOffset(anchor: $0.anchor, x: mix($0.x, $1.x, share), y: mix($0.y, $1.y, share))
        })
    case (.projection(let a), .projection(let b)):
      return .projection(ProjectionBlend(from: a.to, to: b.to, transition: share))
    default: return nil
    }
  }
}
