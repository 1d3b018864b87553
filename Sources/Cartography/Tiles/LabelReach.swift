import MapStyle
import PlantModel

/// How far labels may leave the bounds of their unit on tiles, by level. The smaller it is, the fewer labels wait for each other.
struct LabelReach: Sendable {
  /// A code may stick out of its unit by this share of the unit's longer side.
  let share: Double
  /// Its middle may lie this far from the unit's point, in pixels.
  let distance: Double

  init(rank: Int) {
    switch rank {
    case RiskLevel.major.rank: (share, distance) = (.infinity, 72)
    case RiskLevel.high.rank: (share, distance) = (0.5, 0)
    default: (share, distance) = (0.15, 0)
    }
  }

  /// Where the label of a unit with those bounds and that code may lie, whatever becomes of it.
  func region(of bounds: Rect, code: String) -> Rect {
    let most = Self.mostSize(ofCode: code)
    let side = max(bounds.width, bounds.height)
    let x = min(most.width / 2, side * share) + distance + Self.margin
    let y = min(most.height / 2, side * share) + distance + Self.margin
    return Rect(
      minX: bounds.minX - x, minY: bounds.minY - y, maxX: bounds.maxX + x, maxY: bounds.maxY + y)
  }

  /// Room for halo and rounding, in pixels.
  private static let margin = 4.0

  /// Height of letters outside their unit, in pixels, at most.
  static let mostSize = 16.0

  /// Room that a code can take, known before it is shaped; a code that would take more is not drawn outside its unit.
  static func mostSize(ofCode code: String) -> Size {
    let ems = code.unicodeScalars.reduce(0) { $0 + ($1.isASCII ? 0.7 : 1.05) }
    return Size(width: min(ems, 16) * mostSize, height: 1.5 * mostSize)
  }
}
