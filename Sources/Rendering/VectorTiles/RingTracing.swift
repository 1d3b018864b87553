extension AreaGraph {
  /// The inside as polygons, in the order of their first points.
  func polygons() -> [TilePolygon] {
    var isWalked = [Bool](repeating: false, count: arcs.count)
    var polygons: [TilePolygon] = []
    var loose: [[TilePoint]] = []
    for start in arcs.indices where arcs[start].hasInsideLeft && !isWalked[start] {
      var walk: [TilePoint] = []
      var arc = start
      while !isWalked[arc] {
        isWalked[arc] = true
        walk.append(arcs[arc].from)
        arc = next(after: arc)
      }
      let rings = simpleRings(of: walk).map(withoutStraightPoints)
      let interiors = rings.filter { doubledArea(of: $0) < 0 }
      if let exterior = rings.first(where: { doubledArea(of: $0) > 0 }) {
        polygons.append(TilePolygon(exterior: exterior, interiors: interiors))
      } else {
        loose += interiors
      }
    }
    assign(loose, to: &polygons)
    return polygons
  }

  /// The walk cut where it comes to a point again.
  private func simpleRings(of walk: [TilePoint]) -> [[TilePoint]] {
    var rings: [[TilePoint]] = []
    var path: [TilePoint] = []
    var places: [TilePoint: Int] = [:]
    for point in walk {
      if let place = places[point] {
        for passed in path[place...] { places[passed] = nil }
        rings.append(Array(path[place...]))
        path.removeSubrange(place...)
      }
      places[point] = path.count
      path.append(point)
    }
    rings.append(path)
    return rings
  }

  /// Interiors that touch no other ring of their polygon: it is the smallest one round them.
  private func assign(_ interiors: [[TilePoint]], to polygons: inout [TilePolygon]) {
    guard !interiors.isEmpty else { return }
    let candidates = polygons.enumerated().map { Candidate($0, $1.exterior) }.sorted {
      $0.area != $1.area ? $0.area < $1.area : $0.polygon < $1.polygon
    }
    for interior in interiors {
      guard let point = interior.first else { continue }
      let area = -doubledArea(of: interior)
      let home = candidates.first { $0.area > area && $0.encloses(point) }
      if let home { polygons[home.polygon].interiors.append(interior) }
    }
  }
}

/// An exterior that may lie round a loose interior.
private struct Candidate {
  let polygon: Int
  let ring: [TilePoint]
  let area: Int
  private let rows: ClosedRange<Int32>
  private let columns: ClosedRange<Int32>

  init(_ polygon: Int, _ ring: [TilePoint]) {
    self.polygon = polygon
    self.ring = ring
    area = doubledArea(of: ring)
    let (x, y) = (ring.map(\.x), ring.map(\.y))
    columns = (x.min() ?? 0)...(x.max() ?? 0)
    rows = (y.min() ?? 0)...(y.max() ?? 0)
  }

  /// The point is not on the ring.
  func encloses(_ p: TilePoint) -> Bool {
    guard columns.contains(p.x), rows.contains(p.y), var a = ring.last else { return false }
    var isOdd = false
    for b in ring {
      if (a.y > p.y) != (b.y > p.y), (TilePoint.cross(a, b, p) < 0) == (b.y > a.y) {
        isOdd.toggle()
      }
      a = b
    }
    return isOdd
  }
}
