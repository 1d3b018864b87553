import Cartography
import MapStyle
import PlantModel

/// A mark without its place: what a sprite shows. Its anchor lies within the first device pixel.
struct SpriteKey: Hashable {
  let mark: Mark
  let scale: Int

  /// Phases are told apart to a 64th of a device pixel, so that rounding of large coordinates makes no new ones.
  private static let phases = 64.0

  func hash(into hasher: inout Hasher) {
    hasher.combine(scale)
    // A line of text is told by its words well enough; the rest is compared only.
    guard case .text(let run) = mark.content else { return mark.hash(into: &hasher) }
    hasher.combine(run.line.text)
    hasher.combine(run.line.size)
    hasher.combine(run.origin)
    hasher.combine(run.color)
  }

  /// The mark moved next to the origin, and the device pixel where it stood; nil where it cannot be moved without changing.
  static func normalized(_ mark: Mark, scale: Int) -> (key: SpriteKey, x: Int, y: Int)? {
    guard mark.content.isMovable, let anchor = mark.content.anchor else { return nil }
    let unit = Double(scale)
    let farthest = Double(1 << 40)
    guard abs(anchor.x) * unit < farthest, abs(anchor.y) * unit < farthest else { return nil }
    let (x, y) = (
      (anchor.x * unit * phases).rounded() / phases, (anchor.y * unit * phases).rounded() / phases
    )
    let (left, top) = (x.rounded(.down), y.rounded(.down))
    let phase = Point(x: (x - left) / unit, y: (y - top) / unit)
    let moved = mark.content.moved(from: anchor, to: phase)
    return (SpriteKey(mark: Mark(moved, origin: ""), scale: scale), Int(left), Int(top))
  }
}

extension Cartography.Mark.Content {
  /// Patterns stay in step with the page.
  fileprivate var isMovable: Bool {
    switch self {
    case .fill(_, .pattern): false
    case .group(let marks, _, _): marks.allSatisfy { $0.content.isMovable }
    case .fill, .stroke, .text, .image, .symbol: true
    }
  }

  /// A point that moves with the mark.
  fileprivate var anchor: Point? {
    let point: Point?
    switch self {
    case .text(let run): point = run.origin
    case .symbol(_, let rect, _, _): point = Point(x: rect.minX, y: rect.minY)
    case .image(_, let transform, _): point = Point(x: transform.tx, y: transform.ty)
    case .fill(let path, _), .stroke(let path, _): point = path.points.first
    case .group(let marks, let clip, _):
      point = marks.first?.content.anchor ?? clip?.points.first
    }
    return point.flatMap { $0.isFinite ? $0 : nil }
  }

  /// Without the last bits that sums of large coordinates leave.
  fileprivate func moved(from anchor: Point, to phase: Point) -> Self {
    switch self {
    case .text(var run):
      run.origin = phase
      return .text(run)
    case .symbol(let symbol, let rect, let rotation, let opacity):
      func whole(_ side: Double) -> Double { (side * 1024).rounded() / 1024 }
      let box = Rect(
        x: phase.x, y: phase.y, width: whole(rect.maxX - rect.minX),
        height: whole(rect.maxY - rect.minY))
      return .symbol(symbol, in: box, rotation: rotation, opacity: opacity)
    case .fill, .stroke, .image, .group:
      return Cartography.Mark(self, origin: "").offset(by: phase - anchor).content
    }
  }
}
