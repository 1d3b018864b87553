/// Up to 256 colours that stand for those of a picture, as many as a bound of the error asks for.
struct TilePalette {
  /// Premultiplied pixels 0xAARRGGBB.
  private(set) var colors: [UInt32] = []
  /// Of each colour of the census, its entry.
  private(set) var entries: [UInt8] = []
  /// Sum over the pixels of the squared distance, over all parts.
  private(set) var error = 0

  static let most = 256
  /// So many of the commonest colours are kept as they are, and those the caller names.
  private static let exact = 64
  /// A colour is common from this share of the pixels on.
  private static let common = 1024
  /// What of the error is aimed at: means are rounded, and few entries would let rare colours go far astray.
  private static let rest: Float = 0.8

  /// The commonest colours and the flat ones exactly, the others by means of boxes that are cut where their colours differ most
  /// (Wu, "Efficient statistical computations for optimal color quantization", Graphics Gems II, 1991, on colours instead of a
  /// grid) until the error is small enough; nil if it stays larger than `mostError`.
  init?(
    _ census: borrowing ColorCensus, flat: [UInt32], aim: Int, mostError: Int
  ) {
    entries = Array(repeating: 0, count: census.count)
    if census.count <= Self.most {
      colors = (0..<census.count).map { census.colors[$0] }
      for number in 0..<census.count { entries[number] = UInt8(number) }
      return
    }
    var kept = [Bool](repeating: false, count: census.count)
    keep(census, flat, &kept)
    var cut = ColorCut(census, leaving: kept)
    let fits = cut.split(into: Self.most - colors.count, aim: Float(aim) * Self.rest)
    // Nearest entries instead of boxes take a quarter off the error at most.
    if !fits, cut.error > 1.5 * Float(mostError) { return nil }
    let first = colors.count
    colors += cut.means
    cut.forEach { number, box in entries[number] = UInt8(first + box) }
    measure(census)
    if error > aim {
      settle(census, kept, from: first)
      measure(census)
    }
    if error > mostError { return nil }
  }

  private mutating func keep(
    _ census: borrowing ColorCensus, _ flat: [UInt32], _ kept: inout [Bool]
  ) {
    for color in flat.prefix(Self.most / 2) {
      guard let number = census.find(color), !kept[number] else { continue }
      kept[number] = true
      entries[number] = UInt8(colors.count)
      colors.append(color)
    }
    var pixels = 0
    for number in 0..<census.count { pixels += Int(census.counts[number]) }
    var common: [(count: Int32, number: Int)] = []
    for number in 0..<census.count
    where Int(census.counts[number]) * Self.common >= pixels && !kept[number] {
      common.append((census.counts[number], number))
    }
    common.sort { ($1.count, $0.number) < ($0.count, $1.number) }
    for (_, number) in common.prefix(Self.exact) {
      kept[number] = true
      entries[number] = UInt8(colors.count)
      colors.append(census.colors[number])
    }
  }

  private mutating func measure(_ census: borrowing ColorCensus) {
    error = 0
    for number in 0..<census.count {
      let way =
        SIMD4<Int32>(pixel: census.colors[number])
        &- SIMD4(pixel: colors[Int(entries[number])])
      error &+= Int((way &* way).wrappedSum()) &* Int(census.counts[number])
    }
  }

  /// Gives each colour the entry that is nearest to it.
  private mutating func settle(_ census: borrowing ColorCensus, _ kept: [Bool], from first: Int) {
    let search = PaletteSearch(colors)
    var sums = [SIMD4<Int32>](repeating: .zero, count: colors.count)
    var counts = [Int32](repeating: 0, count: colors.count)
    for number in 0..<census.count where !kept[number] {
      let entry = search.nearest(census.colors[number])
      entries[number] = UInt8(entry)
      sums[entry] &+= SIMD4(pixel: census.colors[number]) &* census.counts[number]
      counts[entry] &+= census.counts[number]
    }
    for entry in first..<colors.count where counts[entry] > 0 {
      let mean = (sums[entry] &+ counts[entry] / 2) / SIMD4(repeating: counts[entry])
      colors[entry] = mean.pixel
    }
  }
}

extension SIMD4<Int32> {
  /// Blue, green, red, alpha.
  @inline(__always)
  init(pixel: UInt32) {
    self.init(
      truncatingIfNeeded: SIMD4<UInt32>(pixel, pixel &>> 8, pixel &>> 16, pixel &>> 24) & 0xFF)
  }

  @inline(__always)
  var pixel: UInt32 {
    let parts = SIMD4<UInt32>(truncatingIfNeeded: self)
    return parts.x | parts.y &<< 8 | parts.z &<< 16 | parts.w &<< 24
  }
}
