/// Area that two multi-polygons share, in square units, by the even-odd rule. Exact to about the height of the common box
/// divided by `lines`: the shared width is summed over that many scan lines, so the cost is linear in the edges.
package func overlapArea(_ a: [Polygon], _ b: [Polygon], lines: Int = 64) -> Double {
  let box = boundingBox(of: a).intersection(boundingBox(of: b))
  guard box.width > 0, box.height > 0, box.width.isFinite, box.height.isFinite, lines > 0 else {
    return 0
  }
  let step = box.height / Double(lines)
  let scan = ScanLines(bottom: box.minY, step: step, count: lines)
  let (inA, inB) = (scan.crossings(of: a), scan.crossings(of: b))
  return (0..<lines).reduce(0) { $0 + sharedLength(inA[$1], inB[$1]) } * step
}

private func boundingBox(of polygons: [Polygon]) -> Rect {
  polygons.reduce(.null) { $0.union($1.boundingBox) }
}

/// Horizontal lines at the middles of `count` strips, from the bottom up.
private struct ScanLines {
  let bottom: Double
  let step: Double
  let count: Int

  /// For each line the sorted x at which it crosses an edge.
  func crossings(of polygons: [Polygon]) -> [[Double]] {
    var lines = [[Double]](repeating: [], count: count)
    for polygon in polygons {
      for ring in polygon.rings where ring.count > 2 {
        var last = ring[ring.count - 1]
        for point in ring {
          add(last, point, to: &lines)
          last = point
        }
      }
    }
    for index in lines.indices { lines[index].sort() }
    return lines
  }

  /// A line at y crosses an edge when min y ≤ y < max y, so that a vertex on a line counts once.
  private func add(_ p: Point, _ q: Point, to lines: inout [[Double]]) {
    let (low, high) = p.y < q.y ? (p, q) : (q, p)
    guard low.y < high.y, low.isFinite, high.isFinite else { return }
    let first = max(0, ((low.y - bottom) / step - 0.5).rounded(.up))
    let last = min(Double(count), ((high.y - bottom) / step - 0.5).rounded(.up))
    guard first < last else { return }
    let slope = (high.x - low.x) / (high.y - low.y)
    for index in Int(first)..<Int(last) {
      let y = bottom + (Double(index) + 0.5) * step
      lines[index].append(low.x + (y - low.y) * slope)
    }
  }
}

/// Length that two sets of intervals share, each given by its sorted ends.
private func sharedLength(_ a: [Double], _ b: [Double]) -> Double {
  var (i, j, length) = (0, 0, 0.0)
  while i + 1 < a.count, j + 1 < b.count {
    length += max(0, min(a[i + 1], b[j + 1]) - max(a[i], b[j]))
    if a[i + 1] < b[j + 1] { i += 2 } else { j += 2 }
  }
  return length
}
