/// A quick hash of bytes, the same in every run: words are multiplied to twice their width and folded (as wyhash does). Whoever finds
/// two hashes equal compares the bytes.
func contentHash(_ bytes: [UInt8]) -> UInt64 {
  bytes.withUnsafeBytes { buffer in
    var hash = 0x9E37_79B9_7F4A_7C15 ^ UInt64(buffer.count)
    var index = 0
    while index + 8 <= buffer.count {
      hash = folded(hash ^ buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      index += 8
    }
    var rest: UInt64 = 0
    while index < buffer.count {
      rest = rest << 8 | UInt64(buffer[index])
      index += 1
    }
    return folded(hash ^ rest)
  }
}

private func folded(_ word: UInt64) -> UInt64 {
  let (high, low) = word.multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
  // The low half alone would forget the high bits of the word.
  return high ^ low ^ word
}
