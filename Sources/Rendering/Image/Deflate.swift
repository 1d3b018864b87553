import CDeflate

/// A stretch of a zlib stream: compressed on its own, so that stretches can be made at the same time and then joined.
struct DeflatedBlock: Sendable {
  var bytes: [UInt8]
  /// Adler-32 and length of what was compressed.
  var checksum: UInt32
  var length: Int

  /// Level 1 of ISA-L: on maps its higher levels save little and cost much.
  init(_ input: UnsafeBufferPointer<UInt8>, isLast: Bool) throws(RenderError) {
    length = input.count
    checksum = isal_adler32(1, input.baseAddress, UInt64(input.count))
    bytes = []
    try compress(input, isLast: isLast)
  }

  private mutating func compress(
    _ input: UnsafeBufferPointer<UInt8>, isLast: Bool
  ) throws(RenderError) {
    let levelSize = Int(isal_level_1_buffer_size())
    let level = UnsafeMutablePointer<UInt8>.allocate(capacity: levelSize)
    let stream = UnsafeMutablePointer<isal_zstream>.allocate(capacity: 1)
    let chunk = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 16)
    defer {
      level.deallocate()
      stream.deallocate()
      chunk.deallocate()
    }
    isal_deflate_init(stream)
    stream.pointee.level = 1
    stream.pointee.level_buf = level
    stream.pointee.level_buf_size = UInt32(levelSize)
    stream.pointee.gzip_flag = UInt16(IGZIP_DEFLATE)
    stream.pointee.flush = UInt16(FULL_FLUSH)
    stream.pointee.end_of_stream = isLast ? 1 : 0
    stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
    stream.pointee.avail_in = UInt32(input.count)
    repeat {
      stream.pointee.next_out = chunk.baseAddress
      stream.pointee.avail_out = UInt32(chunk.count)
      let code = isal_deflate(stream)
      guard code == COMP_OK else { throw .deflate(code: Int(code)) }
      bytes += chunk[..<(chunk.count - Int(stream.pointee.avail_out))]
    } while stream.pointee.avail_out == 0
  }
}

/// Adler-32 of two stretches behind each other, from theirs (RFC 1950; the sums are linear in the length of the second).
func joinedAdler32(_ first: UInt32, _ second: UInt32, secondLength: Int) -> UInt32 {
  let base: UInt64 = 65521
  let length = UInt64(secondLength) % base
  let (a1, b1) = (UInt64(first & 0xFFFF), UInt64(first >> 16))
  let (a2, b2) = (UInt64(second & 0xFFFF), UInt64(second >> 16))
  let a = (a1 + a2 + base - 1) % base
  let b = (b1 + b2 + length * (a1 + base - 1)) % base
  return UInt32(b << 16 | a)
}
