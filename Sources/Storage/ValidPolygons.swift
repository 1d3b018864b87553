import CGDAL
import PlantModel

/// How thoroughly polygons are checked.
enum ValidityCheck {
  /// Every polygon, whatever it costs: for units.
  case always
  /// Not those with very many vertices: what is inside is told by the even-odd rule anyway.
  case unlessHuge

  func applies(to polygon: Polygon) -> Bool {
    switch self {
    case .always: true
    case .unlessHuge: polygon.interiors.reduce(polygon.exterior.count) { $0 + $1.count } <= 10_000
    }
  }
}

/// The polygons that the even-odd reading of an invalid one comes to; nil when it is valid as it is.
func repaired(_ polygon: Polygon) -> [Polygon]? {
  if polygon.interiors.isEmpty, isPlainlySimple(polygon.exterior) { return nil }
  return withGDAL { _ in
    guard let geometry = PolygonHandle([polygon]) else { return [] }
    return geometry.isValid ? nil : geometry.madeValid()
  }
}

/// True only when the ring certainly does not touch itself: it is convex, or it is short and no two of its edges meet. A quick no
/// leaves the answer to GEOS.
func isPlainlySimple(_ ring: [Point]) -> Bool {
  ring.withUnsafeBufferPointer { ring in
    isConvex(ring) || (ring.count <= 64 && !hasMeetingEdges(ring))
  }
}

/// Always turns one way, and goes round once (the direction of x changes twice).
private func isConvex(_ ring: UnsafeBufferPointer<Point>) -> Bool {
  let count = ring.count
  guard count >= 3 else { return false }
  var (turn, changes) = (0.0, 0)
  var last = ring[0].x - ring[count - 1].x
  for index in 0..<count {
    let (a, b, c) = (ring[index], ring[(index + 1) % count], ring[(index + 2) % count])
    let cross = (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x)
    // Straight on is left to the thorough check: it may be straight back.
    guard cross != 0, turn == 0 || (cross > 0) == (turn > 0) else { return false }
    turn = cross
    let direction = b.x - a.x
    if direction != 0 {
      if last != 0, (direction > 0) != (last > 0) { changes += 1 }
      last = direction
    }
  }
  return changes <= 2
}

private func hasMeetingEdges(_ ring: UnsafeBufferPointer<Point>) -> Bool {
  let count = ring.count
  for i in 0..<count {
    let (a, b) = (ring[i], ring[i + 1 == count ? 0 : i + 1])
    let (minX, maxX) = (min(a.x, b.x), max(a.x, b.x))
    let (minY, maxY) = (min(a.y, b.y), max(a.y, b.y))
    for j in (i + 1)..<max(count, i + 1) {
      let (c, d) = (ring[j], ring[j + 1 == count ? 0 : j + 1])
      if min(c.x, d.x) > maxX || max(c.x, d.x) < minX { continue }
      if min(c.y, d.y) > maxY || max(c.y, d.y) < minY { continue }
      if j == i + 1 || (i == 0 && j == count - 1) {
        if foldsBack(j == i + 1 ? (a, b, d) : (c, a, b)) { return true }
      } else if side(a, b, c) * side(a, b, d) <= 0, side(c, d, a) * side(c, d, b) <= 0 {
        return true
      }
    }
  }
  return false
}

/// From a over b back along the same line to c.
private func foldsBack(_ corner: (a: Point, b: Point, c: Point)) -> Bool {
  let (u, v) = (corner.b - corner.a, corner.c - corner.b)
  return u.x * v.y - u.y * v.x == 0 && u.x * v.x + u.y * v.y < 0
}

private func side(_ a: Point, _ b: Point, _ p: Point) -> Double {
  let cross = (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x)
  return cross > 0 ? 1 : cross < 0 ? -1 : 0
}
