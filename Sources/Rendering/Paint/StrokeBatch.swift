import Cartography
import MapStyle

/// Equal strokes that follow each other, to be painted as one.
struct StrokeBatch {
  private var stroke: Stroke?
  private var paths: [Path] = []
  private var points = 0

  /// Longer paths make viewers slow.
  private static let mostPoints = 4096

  init() {}

  init(_ path: Path, _ stroke: Stroke) {
    self.stroke = stroke
    paths = [path]
    points = path.points.count
  }

  /// Takes a stroke that looks the same as those before it; false when it does not. What is seen through is not joined: where
  /// lines cross it would be lighter.
  mutating func append(_ path: Path, _ stroke: Stroke) -> Bool {
    guard stroke == self.stroke, stroke.color.alpha == 1, points < Self.mostPoints else {
      return false
    }
    paths.append(path)
    points += path.points.count
    return true
  }

  func paint(on canvas: borrowing CairoCanvas) {
    if let stroke { canvas.stroke(paths, stroke) }
  }
}
