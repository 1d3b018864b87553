/// A point on the integer grid of a tile, y down.
struct TilePoint: Hashable, Comparable {
  var x: Int32
  var y: Int32

  static func < (a: TilePoint, b: TilePoint) -> Bool { a.x != b.x ? a.x < b.x : a.y < b.y }

  /// Twice the area of the triangle: above 0 when `a`, `b`, `c` turn from the x axis towards the y axis.
  static func cross(_ a: TilePoint, _ b: TilePoint, _ c: TilePoint) -> Int {
    (Int(b.x) - Int(a.x)) * (Int(c.y) - Int(a.y)) - (Int(b.y) - Int(a.y)) * (Int(c.x) - Int(a.x))
  }
}

/// An area of a tile whose rings neither cross nor touch themselves: an exterior of positive area by the surveyor's formula,
/// and interiors of negative area within it. Rings do not repeat their first point.
struct TilePolygon: Hashable {
  var exterior: [TilePoint]
  var interiors: [[TilePoint]] = []

  var rings: [[TilePoint]] { [exterior] + interiors }
}

/// Twice the area by the surveyor's formula.
func doubledArea(of ring: [TilePoint]) -> Int {
  guard var a = ring.last else { return 0 }
  var sum = 0
  for b in ring {
    sum += Int(a.x) * Int(b.y) - Int(b.x) * Int(a.y)
    a = b
  }
  return sum
}

/// The ring without points on a straight line between their neighbours, spikes included; empty when no area is left.
func withoutStraightPoints(_ ring: [TilePoint]) -> [TilePoint] {
  var result: [TilePoint] = []
  result.reserveCapacity(ring.count)
  for point in ring {
    while result.count > 1,
      TilePoint.cross(result[result.count - 2], result[result.count - 1], point) == 0
    {
      result.removeLast()
    }
    if result.last != point { result.append(point) }
  }
  var first = 0
  while result.count - first > 2 {
    let (a, b) = (result[result.count - 2], result[result.count - 1])
    if b == result[first] || TilePoint.cross(a, b, result[first]) == 0 {
      result.removeLast()
    } else if TilePoint.cross(b, result[first], result[first + 1]) == 0 {
      first += 1
    } else {
      break
    }
  }
  return result.count - first > 2 ? Array(result[first...]) : []
}
