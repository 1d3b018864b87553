/// How often the symbols of a block occur.
struct TokenCounts: ~Copyable {
  /// Bytes, the end of the block (256), lengths (257…285).
  let literals: UnsafeMutablePointer<UInt32>
  let distances: UnsafeMutablePointer<UInt32>

  static let literalCount = 286
  static let distanceCount = 30

  init() {
    literals = .allocate(capacity: Self.literalCount)
    distances = .allocate(capacity: Self.distanceCount)
    clear()
  }

  deinit {
    literals.deallocate()
    distances.deallocate()
  }

  func clear() {
    literals.initialize(repeating: 0, count: Self.literalCount)
    distances.initialize(repeating: 0, count: Self.distanceCount)
  }
}

/// Symbols for the lengths of matches (RFC 1951, section 3.2.5).
enum LengthCode {
  /// Symbol, value and count of the bits that follow it, for lengths 3…258.
  @inline(__always)
  static func parts(_ length: Int) -> (slot: Int, extra: Int, bits: Int) {
    let value = length &- 3
    let bits = max(0, Int.bitWidth &- 3 &- (value | 1).leadingZeroBitCount)
    if length == 258 { return (285, 0, 0) }
    return (257 &+ bits &* 4 &+ value &>> bits, value & (1 &<< bits &- 1), bits)
  }

  @inline(__always)
  static func slot(_ length: Int) -> Int { parts(length).slot }
}

/// Symbols for the distances of matches (RFC 1951, section 3.2.5).
enum DistanceCode {
  @inline(__always)
  static func parts(_ distance: Int) -> (slot: Int, extra: Int, bits: Int) {
    let value = distance &- 1
    let bits = max(0, Int.bitWidth &- 2 &- (value | 1).leadingZeroBitCount)
    return (bits &* 2 &+ value &>> bits, value & (1 &<< bits &- 1), bits)
  }
}

/// A block with codes of its own (RFC 1951, section 3.2.7).
struct DeflateBlock {
  private let literals: PrefixCode
  private let distances: PrefixCode
  /// Code and bit count of each: `code << 8 | count`.
  private let literalTable: [UInt64]
  private let lengthTable: [UInt64]
  private let distanceTable: [UInt64]

  init(_ counts: borrowing TokenCounts) {
    func array(_ start: UnsafeMutablePointer<UInt32>, _ count: Int) -> [UInt32] {
      Array(UnsafeBufferPointer(start: start, count: count))
    }
    literals = PrefixCode(array(counts.literals, TokenCounts.literalCount), limit: 15)
    distances = PrefixCode(array(counts.distances, TokenCounts.distanceCount), limit: 15)
    func table(_ code: PrefixCode) -> [UInt64] {
      zip(code.codes, code.lengths).map { UInt64($0) << 8 | UInt64($1) }
    }
    literalTable = table(literals)
    distanceTable = table(distances)
    var lengthTable = [UInt64](repeating: 0, count: 259)
    for length in 3...258 {
      let (slot, extra, bits) = LengthCode.parts(length)
      let count = UInt64(literals.lengths[slot])
      let code = UInt64(literals.codes[slot]) | UInt64(extra) << count
      lengthTable[length] = code << 8 | (count + UInt64(bits))
    }
    self.lengthTable = lengthTable
  }

  /// By byte or end of block, by length, by distance symbol: `code << 8 | bit count`.
  func withTables(
    _ body: (UnsafePointer<UInt64>, UnsafePointer<UInt64>, UnsafePointer<UInt64>) -> Void
  ) {
    literalTable.withUnsafeBufferPointer { literals in
      lengthTable.withUnsafeBufferPointer { lengths in
        distanceTable.withUnsafeBufferPointer { distances in
          guard let first = literals.baseAddress, let second = lengths.baseAddress,
            let third = distances.baseAddress
          else { return }
          body(first, second, third)
        }
      }
    }
  }

  /// The order in which lengths of the code for code lengths are sent.
  private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

  /// Says that this is the last block, and what its codes are.
  func writeHead(to writer: inout BitWriter) {
    let literalCount = max(257, (literals.lengths.lastIndex { $0 > 0 } ?? 0) + 1)
    let distanceCount = max(1, (distances.lengths.lastIndex { $0 > 0 } ?? 0) + 1)
    let runs = Self.runs(
      Array(literals.lengths[..<literalCount]) + distances.lengths[..<distanceCount])
    var counts = [UInt32](repeating: 0, count: 19)
    for run in runs { counts[run.symbol] += 1 }
    let code = PrefixCode(counts, limit: 7)
    let sent = max(4, (Self.order.lastIndex { code.lengths[$0] > 0 } ?? 0) + 1)
    writer.write(0b101, 3)
    writer.write(UInt64(literalCount - 257), 5)
    writer.write(UInt64(distanceCount - 1), 5)
    writer.write(UInt64(sent - 4), 4)
    for symbol in Self.order[..<sent] { writer.write(UInt64(code.lengths[symbol]), 3) }
    for run in runs {
      writer.write(UInt64(code.codes[run.symbol]), UInt64(code.lengths[run.symbol]))
      writer.write(UInt64(run.extra), UInt64(run.bits))
    }
  }

  /// Lengths of codes, repeated ones as one symbol.
  private static func runs(_ lengths: [UInt8]) -> [(symbol: Int, extra: Int, bits: Int)] {
    var runs: [(symbol: Int, extra: Int, bits: Int)] = []
    var index = 0
    while index < lengths.count {
      let length = lengths[index]
      let rest = lengths[index...].firstIndex { $0 != length } ?? lengths.count
      var count = rest - index
      index = rest
      if length == 0 {
        while count >= 11 {
          let part = min(count, 138)
          runs.append((18, part - 11, 7))
          count -= part
        }
        if count >= 3 {
          runs.append((17, count - 3, 3))
          count = 0
        }
      } else {
        runs.append((Int(length), 0, 0))
        count -= 1
        while count >= 3 {
          let part = min(count, 6)
          runs.append((16, part - 3, 2))
          count -= part
        }
      }
      for _ in 0..<count { runs.append((Int(length), 0, 0)) }
    }
    return runs
  }
}
