/// A deflate encoder (RFC 1950, 1951) for pictures in full colour. It thinks in whole pixels: it looks for what repeats in the
/// pixel before, in the row above, and where the last two pixels of the same colours stood, and takes what saves most bits. One
/// block with a code of its own; its bytes depend on the picture alone.
struct PixelDeflater: ~Copyable {
  /// What follows each other in a row: pixels as they are, then as many copied from before.
  private struct Token {
    var literals: UInt16
    /// Of the copy in pixels; 0 for none.
    var length: UInt16
    /// Of the copy in bytes.
    var distance: UInt32
  }

  private var tokens: UnsafeMutablePointer<Token>
  private var output: UnsafeMutablePointer<UInt8>
  private var capacity = 0
  /// Where a pair of pixels stood last: `row << 16 | column`.
  private let heads: UnsafeMutablePointer<UInt32>
  private let counts = TokenCounts()

  private static let hashBits = 13
  /// Farther back than this in bytes, nothing can be copied.
  private static let window = 32_768

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

  /// Appends a zlib stream of straight pixels 0xAARRGGBB, each row behind a zero for its filter.
  /// - Parameter size: 3 for red, green, blue; 4 with alpha.
  mutating func append(
    _ pixels: UnsafePointer<UInt32>, width: Int, height: Int, size: Int,
    to bytes: inout [UInt8]
  ) {
    reserve(width * height + height)
    let count = parse(pixels, width, height, size)
    let block = DeflateBlock(counts)
    // CMF and FLG of a zlib stream with a 32 KiB window.
    output[0] = 0x78
    output[1] = 0x01
    var writer = BitWriter(output + 2)
    block.writeHead(to: &writer)
    write(count, pixels, width, size, block, to: &writer)
    let written = 2 + writer.finish()
    bytes.reserveCapacity(bytes.count + written + 64)
    bytes += UnsafeBufferPointer(start: output, count: written)
    let checksum = PixelChecksum(pixels, width: width, height: height, size: size).value
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
    // Four bytes of 15 bits a pixel at most, a copy is shorter than what it stands for; and the codes.
    output = .allocate(capacity: count * 8 + 4096)
  }

  private func write(
    _ count: Int, _ pixels: UnsafePointer<UInt32>, _ width: Int, _ size: Int,
    _ block: DeflateBlock, to writer: inout BitWriter
  ) {
    block.withTables { literals, lengths, distances in
      let filter = literals[0]
      var pixel = pixels
      var left = 0
      for index in 0..<count {
        if left == 0 {
          writer.write(filter &>> 8, filter & 0xFF)
          left = width
        }
        let token = tokens[index]
        for _ in 0..<token.literals {
          Self.write(pixel[0], size, literals, to: &writer)
          pixel += 1
        }
        left &-= Int(token.literals) &+ Int(token.length)
        guard token.length > 0 else { continue }
        pixel += Int(token.length)
        let length = lengths[Int(token.length) &* size]
        let (slot, extra, bits) = DistanceCode.parts(Int(token.distance))
        let code = distances[slot]
        let codeBits = code & 0xFF
        let lengthBits = length & 0xFF
        writer.write(
          length &>> 8 | ((code &>> 8) | (UInt64(truncatingIfNeeded: extra) &<< codeBits))
            &<< lengthBits,
          lengthBits &+ codeBits &+ UInt64(truncatingIfNeeded: bits))
      }
      let end = literals[256]
      writer.write(end &>> 8, end & 0xFF)
    }
  }

  @inline(__always)
  private static func write(
    _ pixel: UInt32, _ size: Int, _ literals: UnsafePointer<UInt64>, to writer: inout BitWriter
  ) {
    let red = literals[Int(pixel &>> 16 & 0xFF)]
    let green = literals[Int(pixel &>> 8 & 0xFF)]
    let blue = literals[Int(pixel & 0xFF)]
    let (redBits, greenBits) = (red & 0xFF, green & 0xFF)
    writer.write(
      red &>> 8 | (green &>> 8 | (blue &>> 8) &<< greenBits) &<< redBits,
      redBits &+ greenBits &+ (blue & 0xFF))
    if size == 4 {
      let alpha = literals[Int(pixel &>> 24)]
      writer.write(alpha &>> 8, alpha & 0xFF)
    }
  }

  // MARK: Matches

  /// What could be copied, and about how many bits that saves.
  private struct Match {
    var length = 0
    var distance = 0
    var saved = 0
  }

  /// Where the parser stands.
  private struct Place {
    let row: Int
    let width: Int
    let size: Int
    /// Bytes.
    let stride: Int
    /// The first pixel of the picture and of the row.
    let pixels: UnsafePointer<UInt32>
    let base: UnsafePointer<UInt32>
    /// Pixels.
    let longest: Int
  }

  private mutating func parse(
    _ pixels: UnsafePointer<UInt32>, _ width: Int, _ height: Int, _ size: Int
  ) -> Int {
    counts.clear()
    // What never stood anywhere is looked for at the first pixel.
    heads.initialize(repeating: 0, count: 1 << Self.hashBits)
    var used = 0
    for row in 0..<height {
      let place = Place(
        row: row, width: width, size: size, stride: width * size + 1, pixels: pixels,
        base: pixels + row * width, longest: 258 / size)
      parse(place, &used)
    }
    counts.literals[0] &+= UInt32(height)
    counts.literals[256] = 1
    return used
  }

  private func parse(_ place: Place, _ used: inout Int) {
    let (base, width) = (place.base, place.width)
    let (literalCounts, distanceCounts) = (counts.literals, counts.distances)
    var column = 0
    var literals = 0
    var known = (column: -1, match: Match())
    while column < width {
      var match = known.column == column ? known.match : match(at: column, place)
      while match.length > 0, match.length < 3, column &+ 1 < width {
        // A better copy one pixel on is worth a pixel as it is. Behind longer ones it seldom is.
        let next = self.match(at: column &+ 1, place)
        known = (column &+ 1, next)
        guard next.saved > match.saved else { break }
        Self.count(base[column], place.size, literalCounts)
        literals &+= 1
        column &+= 1
        match = next
      }
      if match.length == 0 {
        Self.count(base[column], place.size, literalCounts)
        literals &+= 1
        column &+= 1
        continue
      }
      tokens[used] = Token(
        literals: UInt16(truncatingIfNeeded: literals),
        length: UInt16(truncatingIfNeeded: match.length),
        distance: UInt32(truncatingIfNeeded: match.distance))
      used &+= 1
      literals = 0
      literalCounts[LengthCode.slot(match.length &* place.size)] &+= 1
      distanceCounts[DistanceCode.parts(match.distance).slot] &+= 1
      column &+= match.length
    }
    if literals > 0 {
      tokens[used] = Token(
        literals: UInt16(truncatingIfNeeded: literals), length: 0, distance: 0)
      used &+= 1
    }
  }

  @inline(__always)
  private static func count(
    _ pixel: UInt32, _ size: Int, _ counts: UnsafeMutablePointer<UInt32>
  ) {
    counts[Int(pixel &>> 16 & 0xFF)] &+= 1
    counts[Int(pixel &>> 8 & 0xFF)] &+= 1
    counts[Int(pixel & 0xFF)] &+= 1
    if size == 4 { counts[Int(pixel &>> 24)] &+= 1 }
  }

  /// Remembers the pair at a column; returns where it stood last.
  @inline(__always)
  private func remember(_ column: Int, _ place: Place) -> UInt32 {
    let pair = UnsafeRawPointer(place.base + column).loadUnaligned(as: UInt64.self)
    let slot = Int(
      truncatingIfNeeded: (pair &* 0x9E37_79B9_7F4A_7C15) &>> UInt64(64 - Self.hashBits))
    let last = heads[slot]
    heads[slot] = UInt32(truncatingIfNeeded: place.row &<< 16 | column)
    return last
  }

  /// The best copy at a column, which is remembered; length 0 if none is worth it.
  @inline(__always)
  private func match(at column: Int, _ place: Place) -> Match {
    guard column > 0, place.row > 0, column &+ 4 <= place.width else {
      return matchAtRim(column, place)
    }
    let here = place.base + column
    let most = min(place.longest, place.width &- column)
    let four = Four(here)
    // Nearly without branches, as no processor foresees what an edge looks like.
    var length = four.common(here - 1)
    if length == 4 { length = Self.common(here, here - 1, most) }
    var best = Match(
      length: length, distance: place.size, saved: length > 0 ? 16 &* length &- 8 : 0)
    let above = here - place.width
    length = four.common(above)
    if length == 4, best.length < most { length = Self.common(here, above, most) }
    let saved = length > 0 ? 16 &* length &- 13 : 0
    if saved > best.saved {
      best = Match(length: length, distance: place.stride, saved: saved)
    }
    let last = remember(column, place)
    let (row, other) = (Int(last &>> 16), Int(last & 0xFFFF))
    let distance = (place.row &- row) &* place.stride &+ (column &- other) &* place.size
    guard distance <= Self.window, best.length < min(most, 4) else { return best }
    let there = place.pixels + (row &* place.width &+ other)
    return better(best, four.common(there), distance, here, there, min(most, place.width &- other))
  }

  /// A copy from where two pixels stood last, if it saves more.
  @inline(__always)
  private func better(
    _ best: Match, _ length: Int, _ distance: Int, _ here: UnsafePointer<UInt32>,
    _ there: UnsafePointer<UInt32>, _ most: Int
  ) -> Match {
    var length = min(length, most)
    if length == 4 { length = Self.common(here, there, most) }
    let saved = 16 &* length &- 12 &- (Int.bitWidth &- distance.leadingZeroBitCount)
    return length > 1 && saved > best.saved
      ? Match(length: length, distance: distance, saved: saved) : best
  }

  /// The same in the first row, the first column and the last ones.
  private func matchAtRim(_ column: Int, _ place: Place) -> Match {
    let here = place.base + column
    let color = here[0]
    let most = min(place.longest, place.width &- column)
    var best = Match()
    if column > 0, here[-1] == color {
      let length = Self.common(here, here - 1, most)
      best = Match(length: length, distance: place.size, saved: 16 &* length &- 8)
    }
    if place.row > 0, best.length < most, (here - place.width)[0] == color {
      let length = Self.common(here, here - place.width, most)
      let saved = 16 &* length &- 13
      if saved > best.saved {
        best = Match(length: length, distance: place.stride, saved: saved)
      }
    }
    guard column &+ 1 < place.width else { return best }
    let last = remember(column, place)
    let (row, other) = (Int(last &>> 16), Int(last & 0xFFFF))
    let distance = (place.row &- row) &* place.stride &+ (column &- other) &* place.size
    let there = place.pixels + (row &* place.width &+ other)
    guard distance > 0, distance <= Self.window, best.length < min(most, 4), there[0] == color
    else { return best }
    let limit = min(most, place.width &- other)
    return better(best, Self.common(here, there, limit), distance, here, there, limit)
  }

  /// Four pixels, compared with others at once.
  private struct Four {
    private let first: UInt64
    private let second: UInt64

    @inline(__always)
    init(_ pixels: UnsafePointer<UInt32>) {
      (first, second) = Self.load(pixels)
    }

    @inline(__always)
    private static func load(_ pixels: UnsafePointer<UInt32>) -> (UInt64, UInt64) {
      let bytes = UnsafeRawPointer(pixels)
      return (
        bytes.loadUnaligned(as: UInt64.self),
        bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
      )
    }

    /// How many are equal before the first that is not.
    @inline(__always)
    func common(_ pixels: UnsafePointer<UInt32>) -> Int {
      let others = Self.load(pixels)
      let head = (first ^ others.0).trailingZeroBitCount &>> 5
      let tail = (second ^ others.1).trailingZeroBitCount &>> 5
      return head == 2 ? 2 &+ tail : head
    }
  }

  /// How many pixels are equal, of which the first is.
  @inline(__always)
  private static func common(
    _ a: UnsafePointer<UInt32>, _ b: UnsafePointer<UInt32>, _ most: Int
  ) -> Int {
    var length = 1
    while length &+ 2 <= most {
      let difference =
        UnsafeRawPointer(a + length).loadUnaligned(as: UInt64.self)
        ^ UnsafeRawPointer(b + length).loadUnaligned(as: UInt64.self)
      if difference != 0 { return length &+ (difference.trailingZeroBitCount &>> 5) }
      length &+= 2
    }
    if length < most, a[length] == b[length] { length &+= 1 }
    return length
  }
}
