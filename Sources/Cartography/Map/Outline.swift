import PlantModel

/// What two features have in common that draw the same thing: drawings often hold an area twice, as a hatch and as the closed
/// line round it. Start and direction of a ring do not matter; sums are rounded to a hundredth of a pixel.
struct Outline: Hashable {
  private let `class`: String
  private let layer: String
  private let source: String
  private let name: String?
  private let isArea: Bool
  private let count: Int
  private let sums: [Double]

  /// nil for a feature that nothing else could repeat: points, and what carries a text of its own.
  init?(of feature: Feature, points: [Point]) {
    guard feature.text == nil, let first = points.first else { return nil }
    switch feature.geometry {
    case .points: return nil
    case .lineStrings: isArea = false
    case .polygons: isArea = true
    }
    self.class = feature.class
    layer = feature.layer
    source = feature.source
    name = feature.name
    count = points.count
    var (x, y, xy) = (0.0, 0.0, 0.0)
    for point in points {
      x += point.x
      y += point.y
      xy += (point.x - first.x) * (point.y - first.y)
    }
    // The product tells mirror images apart, but depends on the first point: taken about the middle it does not.
    let n = Double(points.count)
    let product = xy - (x / n - first.x) * (y / n - first.y) * n
    sums = [x, y, product].map { ($0 * 100).rounded() / 100 }
  }
}
