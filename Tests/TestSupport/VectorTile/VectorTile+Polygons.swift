extension VectorTile {
  /// Twice the area by the surveyor's formula: above 0 for exteriors.
  package static func doubledArea(of ring: [Point]) -> Int {
    guard var a = ring.last else { return 0 }
    var sum = 0
    for b in ring {
      sum += a.x * b.y - b.x * a.y
      a = b
    }
    return sum
  }
}

extension VectorTile.Feature {
  /// Exterior and interiors of each polygon.
  package var polygons: [[[VectorTile.Point]]] {
    var polygons: [[[VectorTile.Point]]] = []
    for ring in paths {
      if VectorTile.doubledArea(of: ring) > 0 {
        polygons.append([ring])
      } else if !polygons.isEmpty {
        polygons[polygons.count - 1].append(ring)
      }
    }
    return polygons
  }

  /// Twice the area that a polygon covers.
  package var doubledArea: Int { paths.reduce(0) { $0 + VectorTile.doubledArea(of: $1) } }

  /// What is wrong with the rings by OGC Simple Features, in words; looked at pair by pair, so for small areas only.
  package var ringFaults: [String] {
    var faults: [String] = []
    for (i, ring) in paths.enumerated() {
      if Set(ring).count < ring.count { faults.append("ring \(i) touches itself at a point") }
      for (e, f) in pairs(in: ring) where meet(e, f) { faults.append("ring \(i) meets itself") }
      for (j, other) in paths.enumerated().dropFirst(i + 1) {
        for e in edges(ring) {
          for f in edges(other) where cross(e, f) { faults.append("rings \(i), \(j) cross") }
        }
      }
    }
    for polygon in polygons {
      for interior in polygon.dropFirst() where !isWithin(interior, polygon[0]) {
        faults.append("an interior lies outside its exterior")
      }
    }
    return faults
  }
}

private typealias Edge = (a: VectorTile.Point, b: VectorTile.Point)

private func edges(_ ring: [VectorTile.Point]) -> [Edge] {
  ring.indices.map { (ring[$0], ring[($0 + 1) % ring.count]) }
}

/// Edges of a ring that are no neighbours.
private func pairs(in ring: [VectorTile.Point]) -> [(Edge, Edge)] {
  let edges = edges(ring)
  return edges.indices.flatMap { i in
    edges.indices.filter { $0 > i + 1 && !(i == 0 && $0 == edges.count - 1) }
      .map { (edges[i], edges[$0]) }
  }
}

private func side(_ e: Edge, _ p: VectorTile.Point) -> Int {
  ((e.b.x - e.a.x) * (p.y - e.a.y) - (e.b.y - e.a.y) * (p.x - e.a.x)).signum()
}

private func boxesMeet(_ e: Edge, _ f: Edge) -> Bool {
  min(e.a.x, e.b.x) <= max(f.a.x, f.b.x) && min(f.a.x, f.b.x) <= max(e.a.x, e.b.x)
    && min(e.a.y, e.b.y) <= max(f.a.y, f.b.y) && min(f.a.y, f.b.y) <= max(e.a.y, e.b.y)
}

private func meet(_ e: Edge, _ f: Edge) -> Bool {
  boxesMeet(e, f) && side(e, f.a) * side(e, f.b) <= 0 && side(f, e.a) * side(f, e.b) <= 0
}

/// They cross at an inner point of both, or lie on one another.
private func cross(_ e: Edge, _ f: Edge) -> Bool {
  let (fa, fb, ea, eb) = (side(e, f.a), side(e, f.b), side(f, e.a), side(f, e.b))
  if fa * fb < 0, ea * eb < 0 { return true }
  guard fa == 0, fb == 0, boxesMeet(e, f) else { return false }
  // On one line: more than a point in common.
  let (ex, fx) = ([e.a, e.b].map(\.x), [f.a, f.b].map(\.x))
  let (ey, fy) = ([e.a, e.b].map(\.y), [f.a, f.b].map(\.y))
  func common(_ u: [Int], _ v: [Int]) -> Int {
    min(max(u[0], u[1]), max(v[0], v[1])) - max(min(u[0], u[1]), min(v[0], v[1]))
  }
  return common(ex, fx) > 0 || common(ey, fy) > 0
}

/// Every point of the inner ring lies within or on the outer one.
private func isWithin(_ inner: [VectorTile.Point], _ outer: [VectorTile.Point]) -> Bool {
  inner.allSatisfy { p in
    var isOdd = false
    for (a, b) in edges(outer) {
      if side((a, b), p) == 0, boxesMeet((a, b), (p, p)) { return true }
      if (a.y > p.y) != (b.y > p.y), (side((a, b), p) < 0) == (b.y > a.y) { isOdd.toggle() }
    }
    return isOdd
  }
}
