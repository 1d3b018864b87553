import Cartography
import MapStyle
import PlantModel

/// The rectangle that a mark can colour at most, and those of the marks in a group.
struct MarkBounds: Sendable {
  var rect: Rect
  var children: [MarkBounds] = []

  init(_ mark: Mark) {
    switch mark.content {
    case .fill(let path, _): rect = path.finiteBounds
    case .stroke(let path, let stroke): rect = path.finiteBounds.inset(by: -stroke.reach)
    case .text(let run): rect = run.inkBounds
    case .image(let raster, let transform, _):
      let corners = Rect(
        x: 0, y: 0, width: Double(raster.width), height: Double(raster.height)
      ).corners
      rect = Rect(around: corners.map { transform.applied(to: $0) })
    case .symbol(let symbol, let box, let rotation, _):
      rect = (rotation == 0 ? box : box.circumscribed).inset(by: -(symbol.halo?.reach ?? 0))
    case .group(let marks, let clip, _):
      children = marks.map(MarkBounds.init)
      rect = children.reduce(.null) { $0.union($1.rect) }
      if let clip { rect = rect.intersection(clip.finiteBounds) }
    }
  }
}

extension Path {
  /// Of the points that are drawn.
  fileprivate var finiteBounds: Rect {
    var rect = Rect.null
    for point in points where point.isFinite { rect.formUnion(point) }
    return rect
  }
}

extension Stroke {
  /// How far it goes beyond its path: half the width, at mitres and square ends more.
  fileprivate var reach: Double {
    let half = max(0, width) / 2
    let corner = join == .miter ? max(miterLimit, 1) : 1
    return half * max(corner, cap == .square ? 2.0.squareRoot() : 1)
  }
}

extension TextRun {
  /// Generous: letters may leave the box of advance and ascent by up to an em.
  fileprivate var inkBounds: Rect {
    let pad = line.size + (halo?.reach ?? 0)
    let box = Rect(minX: 0, minY: -line.ascent, maxX: line.advance, maxY: line.descent)
      .inset(by: -pad)
    let turn = AffineTransform.rotation(radians: rotation * .pi / 180)
    return Rect(around: box.corners.map { turn.applied(to: $0) + origin })
  }
}

extension Rect {
  /// Holds this rectangle however it is turned about its centre.
  fileprivate var circumscribed: Rect {
    let diagonal = (width * width + height * height).squareRoot()
    return Rect(center: center, width: diagonal, height: diagonal)
  }
}
