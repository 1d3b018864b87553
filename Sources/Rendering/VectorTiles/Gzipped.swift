import CDeflate

/// The bytes in the format of gzip (RFC 1952), as archives keep vector tiles. The header tells neither time nor name, so equal bytes give
/// equal bytes.
package func gzipped(_ bytes: [UInt8]) throws(RenderError) -> [UInt8] {
  var stream = z_stream()
  // 16 more than the window's bits asks for gzip's frame.
  let begun = deflateInit2_(
    &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, MAX_WBITS + 16, MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY,
    ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  guard begun == Z_OK else { throw .deflate(code: Int(begun)) }
  defer { deflateEnd(&stream) }
  let bound = Int(deflateBound(&stream, UInt(bytes.count)))
  var code = Z_OK
  let result = bytes.withUnsafeBufferPointer { input in
    [UInt8](unsafeUninitializedCapacity: bound) { output, count in
      stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      stream.avail_in = UInt32(clamping: input.count)
      stream.next_out = output.baseAddress
      stream.avail_out = UInt32(clamping: bound)
      code = deflate(&stream, Z_FINISH)
      count = bound - Int(stream.avail_out)
    }
  }
  guard code == Z_STREAM_END else { throw .deflate(code: Int(code)) }
  return result
}
