/// In which order units choose a place for their label: the worst level first, then by a hash of the unit's code.
///
/// A hash, because codes go on from neighbour to neighbour: taken as they are, each label would wait for the one beside it, across a
/// whole plant, before it could be placed. Hashed, it waits for few.
struct LabelTurns: Sendable {
  /// Turn of each unit, from 0.
  let turns: [Int32]

  init(codes: [String], ranks: [UInt8]) {
    var keys: [(key: UInt64, unit: Int32)] = []
    keys.reserveCapacity(codes.count)
    for (unit, code) in codes.enumerated() {
      let rank = ranks.indices.contains(unit) ? UInt64(min(ranks[unit], 4)) : 0
      keys.append(((4 - rank) << 61 | Self.hash(code) >> 3, Int32(clamping: unit)))
    }
    keys.sort { $0 < $1 }
    var turns = [Int32](repeating: 0, count: codes.count)
    for (turn, key) in keys.enumerated() { turns[Int(key.unit)] = Int32(clamping: turn) }
    self.turns = turns
  }

  /// FNV-1a, 64 bits (Fowler, Noll & Vo), its bits mixed once more by the finalizer of MurmurHash3 so that the upper ones depend on the
  /// last letters too.
  private static func hash(_ text: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hash = (hash ^ (hash >> 33)) &* 0xFF51_AFD7_ED55_8CCD
    hash = (hash ^ (hash >> 33)) &* 0xC4CE_B9FE_1A85_EC53
    return hash ^ (hash >> 33)
  }
}
