import Foundation
import PlantModel
import TestSupport

/// Shapes for property tests.
enum RandomShapes {
  /// A star-shaped polygon of 5 to 14 corners about (200, 200), 20 to 150 across.
  static func star(using random: inout SplitMix64) -> PlantModel.Polygon {
    let corners = Int.random(in: 5...14, using: &random)
    let radius = Double.random(in: 20...150, using: &random)
    return Polygon(
      exterior: (0..<corners).map {
        let angle = 2 * Double.pi * Double($0) / Double(corners)
        let r = radius * Double.random(in: 0.35...1, using: &random)
        return Point(x: 200 + r * cos(angle), y: 200 + r * sin(angle))
      })
  }

  /// Rectangles on a grid with gaps, so that none overlaps another.
  static func plots(_ count: Int, in window: Rect, using random: inout SplitMix64)
    -> [PlantModel.Polygon]
  {
    let columns = Int(Double(count).squareRoot().rounded(.up))
    let (w, h) = (window.width / Double(columns), window.height / Double(columns))
    return (0..<count).map { i in
      let x = window.minX + Double(i % columns) * w
      let y = window.minY + Double(i / columns) * h
      let width = w * Double.random(in: 0.05...0.95, using: &random)
      let height = h * Double.random(in: 0.05...0.95, using: &random)
      return Polygon(exterior: Rect(x: x, y: y, width: width, height: height).corners)
    }
  }
}
