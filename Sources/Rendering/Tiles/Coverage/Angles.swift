import Foundation

extension Double {
  /// Of this cosine, in radians.
  var arcCosine: Double { acos(self) }
}

/// A direction turned by an angle in radians.
struct Turn {
  let cosine: Double
  let sine: Double

  init(_ angle: Double) {
    cosine = cos(angle)
    sine = sin(angle)
  }
}
