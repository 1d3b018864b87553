import PlantModel

/// Points on the grid of a tile that more than one feature of a layer has: a hash table with open addressing, since every point of a tile
/// passes through it.
struct SharedPoints {
  private var keys: [UInt64] = []
  private var owners: [Int32] = []
  private var count = 0

  private static let none: Int32 = -2
  private static let several: Int32 = -1
  /// Farther out no tile looks.
  private static let reach = 65_536.0

  func contains(_ point: Point) -> Bool {
    guard count > 0, let key = Self.key(point) else { return false }
    return owners[place(of: key)] == Self.several
  }

  mutating func insert(_ point: Point, of feature: Int32) {
    guard let key = Self.key(point) else { return }
    if 2 * count >= keys.count { grow() }
    let place = place(of: key)
    if owners[place] == Self.none {
      keys[place] = key
      owners[place] = feature
      count += 1
    } else if owners[place] != feature {
      owners[place] = Self.several
    }
  }

  private static func key(_ point: Point) -> UInt64? {
    guard abs(point.x) < reach, abs(point.y) < reach else { return nil }
    let (x, y) = (Int32(point.x), Int32(point.y))
    return UInt64(UInt32(bitPattern: x)) << 32 | UInt64(UInt32(bitPattern: y))
  }

  /// Where the key stands or would stand.
  private func place(of key: UInt64) -> Int {
    let mask = keys.count - 1
    // Fibonacci hashing (Knuth, The Art of Computer Programming, section 6.4).
    var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while owners[place] != Self.none, keys[place] != key { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let (oldKeys, oldOwners) = (keys, owners)
    keys = [UInt64](repeating: 0, count: max(1_024, 2 * oldKeys.count))
    owners = [Int32](repeating: Self.none, count: keys.count)
    for (key, owner) in zip(oldKeys, oldOwners) where owner != Self.none {
      let place = place(of: key)
      keys[place] = key
      owners[place] = owner
    }
  }
}
