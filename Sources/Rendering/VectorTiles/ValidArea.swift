/// The area within the rings by the even-odd rule as valid polygons: rings that neither cross nor touch themselves, wound as
/// the specification wants them, interiors within their exteriors. Areas and holes below `minimum` square units are left out.
func validArea(_ rings: [[TilePoint]], minimum: Int) -> [TilePolygon] {
  let polygons: [TilePolygon]
  if rings.count == 1, isConvex(rings[0]) {
    polygons = [
      TilePolygon(exterior: doubledArea(of: rings[0]) > 0 ? rings[0] : rings[0].reversed())
    ]
  } else {
    polygons = nodedArea(rings)
  }
  return polygons.compactMap { polygon in
    guard doubledArea(of: polygon.exterior) >= 2 * minimum else { return nil }
    var polygon = polygon
    polygon.interiors.removeAll { -doubledArea(of: $0) < 2 * minimum }
    return polygon
  }
}

/// By pixels where the rings cross themselves too often to be cut exactly: coarse, but never lost.
private func nodedArea(_ rings: [[TilePoint]]) -> [TilePolygon] {
  let edges = edges(of: rings)
  return AreaGraph(nodedEdges(edges) ?? pixelEdges(edges, side: 16)).polygons()
}

private func edges(of rings: [[TilePoint]]) -> [TileEdge] {
  var edges: [TileEdge] = []
  for ring in rings {
    guard var a = ring.last else { continue }
    for b in ring {
      if a != b { edges.append(TileEdge(a, b)) }
      a = b
    }
  }
  return edges
}

/// Whether the ring, which has no straight points, turns one way only and goes round once; so it cannot touch itself.
private func isConvex(_ ring: [TilePoint]) -> Bool {
  guard ring.count > 2 else { return false }
  var (a, b) = (ring[ring.count - 2], ring[ring.count - 1])
  let turn = TilePoint.cross(a, b, ring[0]).signum()
  var reversals = 0
  var wasAscending = a < b
  for c in ring {
    guard TilePoint.cross(a, b, c).signum() == turn else { return false }
    let isAscending = b < c
    if isAscending != wasAscending { reversals += 1 }
    wasAscending = isAscending
    (a, b) = (b, c)
  }
  return turn != 0 && reversals <= 2
}
