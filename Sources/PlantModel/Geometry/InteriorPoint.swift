extension Polygon {
  /// Distance to the nearest edge: positive inside, negative outside.
  private func signedDistance(from p: Point) -> Double {
    var nearest = Double.infinity
    for ring in rings {
      guard var a = ring.last else { continue }
      for b in ring {
        nearest = min(nearest, squaredDistance(from: p, toSegment: a, b))
        a = b
      }
    }
    return nearest.squareRoot() * (contains(p) ? 1 : -1)
  }

  /// The pole of inaccessibility: the inner point farthest from the boundary, and that distance, within `precision`
  /// (Garcia-Castellanos & Lombardo 2007, by the quadtree search of Agafonkin's polylabel). At most 2,000 cells are
  /// looked at, so a million vertices take seconds, not hours.
  package func poleOfInaccessibility(precision: Double) -> (point: Point, distance: Double) {
    struct Cell {
      var center: Point
      var half: Double
      var distance: Double
      var potential: Double { distance + half * 2.0.squareRoot() }
    }
    let box = boundingBox
    let side = min(box.width, box.height)
    func cell(_ center: Point, _ half: Double) -> Cell {
      Cell(center: center, half: half, distance: signedDistance(from: center))
    }
    var best = cell(centroid, 0)
    let middle = cell(box.center, 0)
    if middle.distance > best.distance { best = middle }
    guard side > 0, side.isFinite else { return (best.center, max(0, best.distance)) }

    var queue: [Cell] = []
    var y = box.minY
    let step = max(side, max(box.width, box.height) / 32)
    while y < box.maxY {
      var x = box.minX
      while x < box.maxX {
        queue.append(cell(Point(x: x + step / 2, y: y + step / 2), step / 2))
        x += step
      }
      y += step
    }
    queue.sort { $0.potential < $1.potential }
    var seen = 0
    while let next = queue.popLast(), seen < 2_000 {
      seen += 1
      if next.distance > best.distance { best = next }
      guard next.potential - best.distance > precision else { continue }
      let h = next.half / 2
      for (dx, dy) in [(-h, -h), (h, -h), (-h, h), (h, h)] {
        let child = cell(next.center + Point(x: dx, y: dy), h)
        let index = queue.partitioningIndex { $0.potential > child.potential }
        queue.insert(child, at: index)
      }
    }
    return (best.center, max(0, best.distance))
  }
}

extension Array {
  /// Index of the first element that satisfies the predicate, which must be false for all before it and true from there on.
  package func partitioningIndex(where belongsInSecond: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if belongsInSecond(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
