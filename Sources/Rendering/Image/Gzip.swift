import CDeflate

/// The bytes as a gzip member (RFC 1952) without a name or a time, so that equal bytes stay equal. Throws where zlib has no memory.
package func gzipped(_ bytes: [UInt8]) throws(RenderError) -> [UInt8] {
  var stream = z_stream()
  // 16 more than the window's 15 bits asks for gzip's head and tail (zlib.h).
  let code = deflateInit2_(
    &stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
    Int32(MemoryLayout<z_stream>.size))
  guard code == Z_OK else { throw .deflate(code: Int(code)) }
  defer { deflateEnd(&stream) }
  var input = bytes
  var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
  let (end, count) = input.withUnsafeMutableBufferPointer { input in
    output.withUnsafeMutableBufferPointer { output in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(input.count)
      stream.next_out = output.baseAddress
      stream.avail_out = UInt32(output.count)
      return (deflate(&stream, Z_FINISH), Int(stream.total_out))
    }
  }
  guard end == Z_STREAM_END else { throw .deflate(code: Int(end)) }
  output.removeLast(output.count - count)
  return output
}
