/// The order of rectangles along a Hilbert curve through their middles: neighbours in it are neighbours in the plane.
struct HilbertOrder {
  private(set) var indices: [Int32]

  init(_ bounds: [TileBounds]) {
    var extent = TileBounds.null
    for box in bounds where box.isFinite { extent.formUnion(box) }
    let scale = (x: Self.scale(extent.maxX - extent.minX), y: Self.scale(extent.maxY - extent.minY))
    var keys: [UInt64] = []
    keys.reserveCapacity(bounds.count)
    for (index, box) in bounds.enumerated() {
      var key: UInt32 = 0
      if box.isFinite {
        key = Self.distance(
          x: UInt32(min(65_535, max(0, ((box.minX + box.maxX) / 2 - extent.minX) * scale.x))),
          y: UInt32(min(65_535, max(0, ((box.minY + box.maxY) / 2 - extent.minY) * scale.y))))
      }
      keys.append(UInt64(key) << 32 | UInt64(index))
    }
    keys.sortByUpperHalf()
    indices = keys.map { Int32(truncatingIfNeeded: $0) }
  }

  private static func scale(_ length: Float) -> Float { length > 0 ? 65_535 / length : 0 }

  /// Distance along the curve of order 16 (Warren, "Hacker's Delight", 2nd edition, section 16-3).
  private static func distance(x: UInt32, y: UInt32) -> UInt32 {
    var (x, y) = (x, y)
    var distance: UInt32 = 0
    var side: UInt32 = 1 << 15
    while side > 0 {
      let (rx, ry): (UInt32, UInt32) = (x & side > 0 ? 1 : 0, y & side > 0 ? 1 : 0)
      distance = distance &+ side &* side &* ((3 &* rx) ^ ry)
      if ry == 0 {
        if rx == 1 {
          x = 65_535 &- x
          y = 65_535 &- y
        }
        swap(&x, &y)
      }
      side >>= 1
    }
    return distance
  }
}

extension TileBounds {
  /// Its middle is a number.
  fileprivate var isFinite: Bool { (minX + maxX).isFinite && (minY + maxY).isFinite }
}

extension [UInt64] {
  /// By the upper 32 bits; equal ones keep their order (radix sort from the lowest digit up).
  fileprivate mutating func sortByUpperHalf() {
    var other = self
    for shift in [32, 43, 54] as [UInt64] {
      var starts = [Int](repeating: 0, count: 2_049)
      for key in self { starts[Int(key >> shift & 2_047) + 1] += 1 }
      for digit in 1...2_048 { starts[digit] += starts[digit - 1] }
      for key in self {
        let digit = Int(key >> shift & 2_047)
        other[starts[digit]] = key
        starts[digit] += 1
      }
      swap(&self, &other)
    }
  }
}
