import CDeflate

/// A PNG put together from its parts, to prove readers with.
package struct PNGSample {
  package var header: [UInt8]
  package var palette: [UInt8] = []
  package var alphas: [UInt8] = []
  /// With the filter before each row.
  package var rows: [UInt8]

  package init(header: [UInt8], palette: [UInt8] = [], alphas: [UInt8] = [], rows: [UInt8]) {
    self.header = header
    self.palette = palette
    self.alphas = alphas
    self.rows = rows
  }

  package func bytes() throws -> [UInt8] {
    var length = compressBound(UInt(rows.count))
    var data = [UInt8](repeating: 0, count: Int(length))
    guard compress(&data, &length, rows, UInt(rows.count)) == Z_OK else {
      throw TilePictureError.data
    }
    var png: [UInt8] = [137, 80, 78, 71, 13, 10, 26, 10]
    func append(_ name: String, _ content: some Collection<UInt8>) {
      let body = Array(name.utf8) + content
      png += Self.bigEndian(content.count) + body
      png += Self.bigEndian(Int(crc32(0, body, UInt32(body.count))))
    }
    append("IHDR", header)
    if !palette.isEmpty { append("PLTE", palette) }
    if !alphas.isEmpty { append("tRNS", alphas) }
    append("IDAT", data.prefix(Int(length)))
    append("IEND", [])
    return png
  }

  private static func bigEndian(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}
