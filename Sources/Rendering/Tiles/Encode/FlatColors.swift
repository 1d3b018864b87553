/// Colours that cover whole areas of a scene's tiles: these are never changed by an encoder.
struct FlatColors: Sendable {
  /// Premultiplied pixels 0xAARRGGBB, the most important first.
  let colors: [UInt32]
  /// The same by hash, without collisions; a colour that belongs elsewhere where there is none.
  private let table: [UInt32]
  private let factor: UInt32

  static let most = 128
  private static let tableBits = 12

  /// - Parameter colors: those behind the first 128 are left out.
  init(_ colors: some Sequence<UInt32>) {
    var seen: Set<UInt32> = []
    var kept: [UInt32] = []
    for color in colors where seen.insert(color).inserted {
      kept.append(color)
      if kept.count == Self.most { break }
    }
    self.colors = kept
    var factor: UInt32 = 0x9E37_79B1
    // Every eighth factor or so will do for as many colours as there may be.
    for _ in 0..<256 where Set(kept.map { Self.slot($0, factor) }).count < kept.count {
      factor = (factor &* 0x2C92_77B5) | 1
    }
    // Zero belongs to the first slot, which one does not.
    var table = [UInt32](repeating: 0, count: 1 << Self.tableBits)
    table[0] = (1...).lazy.map { UInt32($0) }.first { Self.slot($0, factor) != 0 } ?? 1
    for color in kept { table[Self.slot(color, factor)] = color }
    self.table = table
    self.factor = factor
  }

  @inline(__always)
  private static func slot(_ color: UInt32, _ factor: UInt32) -> Int {
    Int(truncatingIfNeeded: (color &* factor) &>> UInt32(32 - tableBits))
  }

  /// Zeroes the marks of all flat colours; returns how many others are left of those that are one. Without branches, as no
  /// processor foresees which pixels are marked.
  func unmark(
    _ colors: UnsafePointer<UInt32>, _ marks: UnsafeMutablePointer<UInt32>, count: Int
  ) -> Int {
    table.withUnsafeBufferPointer { table in
      guard let table = table.baseAddress else { return 0 }
      var left: UInt32 = 0
      for index in 0..<count {
        let color = colors[index]
        let mark = table[Self.slot(color, factor)] == color ? 0 : marks[index]
        marks[index] = mark
        left &+= mark & 1
      }
      return Int(left)
    }
  }
}
