import Glibc
import PlantModel

/// Where along a line symbols stand: the rules of the GL renderers (`getAnchors`, `getCenterAnchor`, `checkMaxAngle` of MapLibre GL
/// JS), so that a style gives the same rhythm here as there. Lengths are pixels of the scene.
struct LineAnchors {
  /// Of the text or icon along the line.
  var length: Double
  /// Height of the letters; nil for an icon alone, which may stand on any bend.
  var textSize: Double?
  /// Radians by which the line may turn within 0.6 em below the text.
  var maxAngle: Double

  /// Letters that an icon alone keeps its distance from an end by.
  private static let usualSize = 16.0

  /// Distances from the start of the line, `spacing` apart; at least one at the middle where there is room for it. `isContinued`:
  /// the line begins outside of what is drawn. Only places in the window count.
  func places(on line: LineRuler, spacing: Double, isContinued: Bool, window: Rect) -> [Double] {
    guard spacing > 0, spacing.isFinite else { return [] }
    let step = spacing - length < spacing / 4 ? length + spacing / 4 : spacing
    let first =
      isContinued ? step / 2 : length / 2 + 2 * (textSize ?? Self.usualSize)
    let places = places(
      on: line, from: first.truncatingRemainder(dividingBy: step), step: step, window)
    return places.isEmpty && !isContinued ? middle(of: line, window) : places
  }

  /// The middle, where the label fits; an icon alone always does.
  func middle(of line: LineRuler, _ window: Rect) -> [Double] {
    let middle = line.length / 2
    guard length <= line.length, window.contains(line.point(at: middle)),
      isStraight(line, about: middle)
    else { return [] }
    return [middle]
  }

  private func places(
    on line: LineRuler, from first: Double, step: Double, _ window: Rect
  ) -> [Double] {
    // More than these no one could tell apart.
    let count = min(100_000, (line.length - first) / step)
    guard count >= 0 else { return [] }
    return (0...Int(count)).map { first + Double($0) * step }.filter {
      $0 - length / 2 >= 0 && $0 + length / 2 <= line.length
        && window.contains(line.point(at: $0)) && isStraight(line, about: $0)
    }
  }

  /// Nowhere below the label does the line turn by more than the angle within a window of 0.6 em.
  private func isStraight(_ line: LineRuler, about middle: Double) -> Bool {
    guard let textSize else { return true }
    let window = 0.6 * textSize
    var corners: [(distance: Double, angle: Double)] = []
    var sum = 0.0
    var index = line.segment(at: middle - length / 2) + 1
    while index < line.points.count - 1, line.distances[index] < middle + length / 2 {
      let turn =
        line.direction(at: line.distances[index]) - direction(line, before: index)
      let angle = abs(remainder(turn, 2 * .pi))
      corners.append((line.distances[index], angle))
      sum += angle
      while let first = corners.first, line.distances[index] - first.distance > window {
        sum -= first.angle
        corners.removeFirst()
      }
      if sum > maxAngle { return false }
      index += 1
    }
    return true
  }

  private func direction(_ line: LineRuler, before index: Int) -> Double {
    let way = line.points[index] - line.points[index - 1]
    return atan2(way.y, way.x)
  }
}
