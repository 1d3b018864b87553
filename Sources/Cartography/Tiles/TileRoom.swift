import PlantModel

/// The room for a label in a part of a unit, in pixels. Most parts are convex and hold a label in their middle or not at all: these
/// are answered without the grid of `LabelRoom`.
struct TileRoom {
  let part: Polygon
  let bounds: Rect
  let area: Double
  /// Where a label should stand if it can.
  let focus: Point
  private let isConvex: Bool

  init(_ part: Polygon) {
    self.part = part
    bounds = part.boundingBox
    area = part.area
    isConvex = part.interiors.isEmpty && part.exterior.isConvex
    let centroid = part.centroid
    if isConvex || part.contains(centroid) {
      focus = centroid
    } else {
      let side = min(bounds.width, bounds.height)
      focus = part.poleOfInaccessibility(precision: max(0.5, side / 20)).point
    }
  }

  /// A box of that size may fit somewhere, for all that is known at once.
  func mayHold(_ size: Size) -> Bool {
    size.width <= bounds.width && size.height <= bounds.height && size.width * size.height <= area
  }

  /// The box stands with its middle in the focus and nothing of it lies outside.
  func holdsInMiddle(_ size: Size) -> Bool {
    guard isConvex, mayHold(size) else { return false }
    return Rect(center: focus, width: size.width, height: size.height).corners
      .allSatisfy(part.exterior.convexContains)
  }

  func grid(rotation: Double = 0) -> LabelRoom {
    LabelRoom(part, rotation: rotation, focus: focus)
  }

  /// Directions of lines along a part that is much longer than wide.
  var turns: [Double] {
    guard let axis = longAxis(of: part), axis.elongation > 2.2 else { return [] }
    return turnedLines(along: axis.degrees)
  }
}

extension [Point] {
  /// All corners turn the same way.
  fileprivate var isConvex: Bool {
    guard count > 2 else { return false }
    var sign = 0.0
    for index in indices {
      let (a, b, c) = (self[index], self[(index + 1) % count], self[(index + 2) % count])
      let turn = (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x)
      if turn * sign < 0 { return false }
      if turn != 0 { sign = turn }
    }
    return sign != 0
  }

  /// For a convex ring: the point lies inside or on the border.
  fileprivate func convexContains(_ p: Point) -> Bool {
    guard var a = last else { return false }
    var sign = 0.0
    for b in self {
      let side = (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x)
      if side * sign < 0 { return false }
      if side != 0 { sign = side }
      a = b
    }
    return true
  }
}
