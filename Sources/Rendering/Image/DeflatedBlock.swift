import CDeflate

/// A stretch of a deflate stream (RFC 1951), compressed on its own, so that stretches can be made at the same time and then joined.
///
/// By zlib, as slow as it is beside ISA-L (0.5 against 3 GB/s of map): ISA-L picks other matches on other processors, and 2.30 was
/// seen to do so from call to call, while equal scenes must give equal bytes.
struct DeflatedBlock: Sendable {
  private(set) var bytes: [UInt8] = []
  /// Adler-32 of what was compressed.
  let checksum: UInt
  /// Bytes that were compressed.
  let length: Int

  /// On maps the higher levels save little and cost much.
  private static let level: Int32 = 1

  init(_ input: UnsafeBufferPointer<UInt8>, isLast: Bool) throws(RenderError) {
    length = input.count
    checksum = adler32_z(1, input.baseAddress, input.count)
    var stream = z_stream()
    let code = deflateInit2_(
      &stream, Self.level, Z_DEFLATED, -MAX_WBITS, MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    guard code == Z_OK else { throw .deflate(code: Int(code)) }
    defer { deflateEnd(&stream) }
    stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
    stream.avail_in = UInt32(input.count)
    try drain(&stream, flush: isLast ? Z_FINISH : Z_FULL_FLUSH)
  }

  /// A full flush ends on a whole byte and leaves nothing for the next stretch to refer to.
  private mutating func drain(_ stream: inout z_stream, flush: Int32) throws(RenderError) {
    let chunk = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 16)
    defer { chunk.deallocate() }
    repeat {
      stream.next_out = chunk.baseAddress
      stream.avail_out = UInt32(chunk.count)
      let code = deflate(&stream, flush)
      // `Z_BUF_ERROR`: all was already written when the last chunk was just full.
      guard code == Z_OK || code == Z_STREAM_END || code == Z_BUF_ERROR else {
        throw .deflate(code: Int(code))
      }
      bytes += chunk[..<(chunk.count - Int(stream.avail_out))]
    } while stream.avail_out == 0
  }
}
