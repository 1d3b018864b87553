import CDeflate

/// A deflate encoder (RFC 1950, 1951) for rows of pixels: it looks for what repeats in the row above, in the pixel before, and
/// anywhere in the last 32 KiB through a table of hashes. One block with a code of its own. Its bytes depend on its input alone,
/// unlike ISA-L's, which differ from processor to processor, and it is faster than zlib and libdeflate at equal size.
struct RowDeflater: ~Copyable {
  /// Literals as they are; matches as `matchFlag | length << 16 | distance`.
  private var tokens: UnsafeMutablePointer<UInt32>
  private var capacity = 0
  private var output: UnsafeMutablePointer<UInt8>
  private let heads: UnsafeMutablePointer<Int32>
  private let counts = TokenCounts()

  private static let hashBits = 13
  private static let matchFlag: UInt32 = 0x8000_0000
  private static let longest = 258

  init() {
    tokens = .allocate(capacity: 1)
    output = .allocate(capacity: 1)
    heads = .allocate(capacity: 1 << Self.hashBits)
  }

  deinit {
    tokens.deallocate()
    output.deallocate()
    heads.deallocate()
  }

  /// Appends a zlib stream. Rows follow each other in the input; `pixel` is the size of a pixel in bytes.
  mutating func append(
    _ input: UnsafeBufferPointer<UInt8>, row: Int, pixel: Int, to bytes: inout [UInt8]
  ) {
    guard let base = input.baseAddress else { return }
    reserve(input.count)
    let count = parse(base, input.count, row: row, pixel: pixel)
    let checksum = UInt32(truncatingIfNeeded: adler32_z(1, base, input.count))
    let block = DeflateBlock(counts)
    // CMF and FLG of a zlib stream with a 32 KiB window.
    output[0] = 0x78
    output[1] = 0x01
    var writer = BitWriter(output + 2)
    block.writeHead(to: &writer)
    writeTokens(count, block, to: &writer)
    let written = 2 + writer.finish()
    bytes.reserveCapacity(bytes.count + written + 64)
    bytes += UnsafeBufferPointer(start: output, count: written)
    for shift: UInt32 in [24, 16, 8, 0] {
      bytes.append(UInt8(truncatingIfNeeded: checksum >> shift))
    }
  }

  private mutating func reserve(_ count: Int) {
    guard count > capacity else { return }
    tokens.deallocate()
    output.deallocate()
    capacity = count
    tokens = .allocate(capacity: count)
    // A byte takes 15 bits at most, a match 48 for three bytes; and the codes.
    output = .allocate(capacity: count * 2 + 4096)
  }

  private func writeTokens(_ count: Int, _ block: DeflateBlock, to writer: inout BitWriter) {
    block.withTables { literals, lengths, distances in
      for index in 0..<count {
        let token = tokens[index]
        if token & Self.matchFlag == 0 {
          let entry = literals[Int(token)]
          writer.write(entry &>> 8, entry & 0xFF)
        } else {
          let length = lengths[Int(token &>> 16 & 0x1FF)]
          let distance = Int(token & 0xFFFF)
          let (slot, extra, bits) = DistanceCode.parts(distance)
          let code = distances[slot]
          writer.write(length &>> 8, length & 0xFF)
          writer.write(
            code &>> 8 | UInt64(truncatingIfNeeded: extra) &<< (code & 0xFF),
            (code & 0xFF) &+ UInt64(truncatingIfNeeded: bits))
        }
      }
      let end = literals[256]
      writer.write(end &>> 8, end & 0xFF)
    }
  }

  // MARK: Matches

  private mutating func parse(
    _ base: UnsafePointer<UInt8>, _ count: Int, row: Int, pixel: Int
  ) -> Int {
    counts.clear()
    heads.initialize(repeating: -40_000, count: 1 << Self.hashBits)
    var used = 0
    var position = 0
    let last = count - 8
    let (literalCounts, distanceCounts) = (counts.literals, counts.distances)
    while position < last {
      let (length, distance) = match(base, position, count, row: row, pixel: pixel)
      var (bestLength, bestDistance) = (length, distance)
      while bestLength > 0, bestLength < 24, position &+ 1 < last {
        // A longer match one byte on is worth a literal.
        let (nextLength, nextDistance) = match(
          base, position &+ 1, count, row: row, pixel: pixel)
        guard nextLength > bestLength &+ 1 else { break }
        Self.literal(base[position], tokens, &used, literalCounts)
        position &+= 1
        (bestLength, bestDistance) = (nextLength, nextDistance)
      }
      if bestLength == 0 {
        Self.literal(base[position], tokens, &used, literalCounts)
        position &+= 1
        continue
      }
      tokens[used] =
        Self.matchFlag | UInt32(truncatingIfNeeded: bestLength) &<< 16
        | UInt32(truncatingIfNeeded: bestDistance)
      used &+= 1
      literalCounts[LengthCode.slot(bestLength)] &+= 1
      distanceCounts[DistanceCode.parts(bestDistance).slot] &+= 1
      let end = position &+ bestLength
      if bestLength < 16 {
        position &+= 2
        while position < min(end, last) {
          remember(base, position)
          position &+= 1
        }
      }
      position = end
    }
    while position < count {
      Self.literal(base[position], tokens, &used, literalCounts)
      position &+= 1
    }
    literalCounts[256] = 1
    return used
  }

  @inline(__always)
  private static func literal(
    _ byte: UInt8, _ tokens: UnsafeMutablePointer<UInt32>, _ used: inout Int,
    _ counts: UnsafeMutablePointer<UInt32>
  ) {
    tokens[used] = UInt32(byte)
    used &+= 1
    counts[Int(byte)] &+= 1
  }

  @inline(__always)
  private static func word(_ base: UnsafePointer<UInt8>, _ position: Int) -> UInt32 {
    UnsafeRawPointer(base + position).loadUnaligned(as: UInt32.self)
  }

  @inline(__always)
  private static func hash(_ word: UInt32) -> Int {
    Int(truncatingIfNeeded: (word &* 0x9E37_79B1) &>> UInt32(32 - hashBits))
  }

  @inline(__always)
  private func remember(_ base: UnsafePointer<UInt8>, _ position: Int) {
    heads[Self.hash(Self.word(base, position))] = Int32(truncatingIfNeeded: position)
  }

  /// The best match at a position, which is remembered; length 0 if none is worth it.
  @inline(__always)
  private func match(
    _ base: UnsafePointer<UInt8>, _ position: Int, _ count: Int, row: Int, pixel: Int
  ) -> (length: Int, distance: Int) {
    let here = Self.word(base, position)
    let slot = Self.hash(here)
    let candidate = Int(heads[slot])
    heads[slot] = Int32(truncatingIfNeeded: position)
    let most = min(Self.longest, count &- position)
    var (length, distance) = (0, 0)
    // The pixel before costs least to name, then the row above.
    if position >= pixel, Self.word(base, position &- pixel) == here {
      length = Self.common(base + position, base + (position &- pixel), most)
      distance = pixel
    }
    if position >= row, length < most,
      (Self.word(base, position &- row) ^ here) & 0xFF_FFFF == 0
    {
      let other = Self.common(base + position, base + (position &- row), most)
      if other > length &+ 1 || length == 0 { (length, distance) = (other, row) }
    }
    if length < 32, candidate >= 0, position &- candidate < 32_768,
      Self.word(base, candidate) == here
    {
      let other = Self.common(base + position, base + candidate, most)
      if other > length &+ (length > 0 ? 1 : 0) {
        (length, distance) = (other, position &- candidate)
      }
    }
    return (length, distance)
  }

  /// How many bytes are equal, at least of the first three.
  @inline(__always)
  private static func common(
    _ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, _ most: Int
  ) -> Int {
    var length = 0
    while length &+ 8 <= most {
      let difference =
        UnsafeRawPointer(a + length).loadUnaligned(as: UInt64.self)
        ^ UnsafeRawPointer(b + length).loadUnaligned(as: UInt64.self)
      if difference != 0 {
        return length &+ (difference.trailingZeroBitCount &>> 3)
      }
      length &+= 8
    }
    while length < most, a[length] == b[length] { length &+= 1 }
    return length
  }
}
