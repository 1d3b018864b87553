/// A Huffman code of limited length (RFC 1951, section 3.2.2): for each symbol its bits, the first to be written lowest.
struct PrefixCode {
  private(set) var lengths: [UInt8]
  private(set) var codes: [UInt16]

  /// The shortest code for symbols that occur so often. A symbol that does not occur has no code, but one code of one bit is
  /// made at least, as decoders want.
  init(_ counts: [UInt32], limit: Int) {
    lengths = Array(repeating: 0, count: counts.count)
    codes = Array(repeating: 0, count: counts.count)
    var used: [UInt64] = []
    for (symbol, count) in counts.enumerated() where count > 0 {
      used.append(UInt64(count) << 16 | UInt64(symbol))
    }
    if used.isEmpty { used = [1 << 16] }
    used.sort()
    if used.count == 1 {
      lengths[Int(used[0] & 0xFFFF)] = 1
    } else {
      while !assignLengths(used, limit: limit) {
        // Evening out the counts flattens the tree.
        used = used.map { ($0 >> 17 + 1) << 16 | $0 & 0xFFFF }.sorted()
      }
    }
    assignCodes()
  }

  /// Whether the tree that joins the two rarest again and again (Huffman, 1952) is flat enough. Symbols come rarest first.
  private mutating func assignLengths(_ used: [UInt64], limit: Int) -> Bool {
    let leaves = used.count
    var weights = used.map { $0 >> 16 }
    weights.reserveCapacity(2 * leaves)
    var parents = [Int32](repeating: 0, count: 2 * leaves - 1)
    var (leaf, joint) = (0, leaves)
    while weights.count < 2 * leaves - 1 {
      var sum: UInt64 = 0
      for _ in 0..<2 {
        let takesLeaf =
          leaf < leaves && (joint >= weights.count || weights[leaf] <= weights[joint])
        let child = takesLeaf ? leaf : joint
        if takesLeaf { leaf += 1 } else { joint += 1 }
        sum += weights[child]
        parents[child] = Int32(weights.count)
      }
      weights.append(sum)
    }
    var depths = [UInt8](repeating: 0, count: 2 * leaves - 1)
    for node in stride(from: 2 * leaves - 3, through: 0, by: -1) {
      depths[node] = depths[Int(parents[node])] + 1
      if node < leaves {
        guard depths[node] <= limit else { return false }
        lengths[Int(used[node] & 0xFFFF)] = depths[node]
      }
    }
    return true
  }

  private mutating func assignCodes() {
    var counts = [UInt16](repeating: 0, count: 16)
    for length in lengths where length > 0 { counts[Int(length)] += 1 }
    // The first code of each length.
    var next = counts
    var code: UInt16 = 0
    for length in 1...15 {
      code = (code &+ counts[length - 1]) &<< 1
      next[length] = code
    }
    for symbol in lengths.indices where lengths[symbol] > 0 {
      let length = Int(lengths[symbol])
      codes[symbol] = Self.reversed(next[length], length)
      next[length] &+= 1
    }
  }

  private static func reversed(_ code: UInt16, _ length: Int) -> UInt16 {
    var (source, target) = (code, UInt16(0))
    for _ in 0..<length {
      target = target &<< 1 | source & 1
      source &>>= 1
    }
    return target
  }
}
