import CDeflate

/// The bytes as a gzip file (RFC 1952) without name and time, so that equal bytes give equal files: how archives keep vector tiles.
package func gzipped(_ bytes: [UInt8]) -> [UInt8] {
  var length = compressBound(UInt(bytes.count))
  var stream = [UInt8](repeating: 0, count: Int(length))
  // Fails for want of memory alone: the buffer has the size that zlib asks for.
  guard compress2(&stream, &length, bytes, UInt(bytes.count), 9) == Z_OK else { return bytes }
  // Between zlib's header of two bytes and its checksum of four lies what gzip wraps in its own.
  let deflated = stream[2..<Int(length) - 4]
  let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 255]
  return header + deflated + littleEndian(UInt32(crc32(0, bytes, UInt32(bytes.count))))
    + littleEndian(UInt32(truncatingIfNeeded: bytes.count))
}

private func littleEndian(_ word: UInt32) -> [UInt8] {
  [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: word >> $0) }
}
