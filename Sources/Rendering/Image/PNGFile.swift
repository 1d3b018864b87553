import CDeflate

/// A PNG file of 8-bit RGB or RGBA under way (W3C PNG specification, third edition).
struct PNGFile {
  private(set) var bytes: [UInt8] = [137, 80, 78, 71, 13, 10, 26, 10]

  init(_ grid: PictureGrid, dpi: Double, title: String) {
    // Eight bits a channel; colour type 2 is RGB, 6 RGBA.
    let colorType: UInt8 = grid.isTransparent ? 6 : 2
    append("IHDR", bigEndian(grid.width) + bigEndian(grid.height) + [8, colorType, 0, 0, 0])
    append("sRGB", [0])
    let pixelsPerMetre = Int((dpi / 0.0254).rounded())
    append("pHYs", bigEndian(pixelsPerMetre) + bigEndian(pixelsPerMetre) + [1])
    if !title.isEmpty {
      // Keyword, no compression, no language, no translated keyword, UTF-8 text.
      append("iTXt", Array("Title".utf8) + [0, 0, 0, 0, 0] + Array(title.utf8.filter { $0 != 0 }))
    }
  }

  /// The pixels, one chunk a block, and the end of the file.
  mutating func finish(_ blocks: [DeflatedBlock]) {
    var checksum: UInt = 1
    for (index, block) in blocks.enumerated() {
      checksum = adler32_combine(checksum, block.checksum, block.length)
      // CMF and FLG of a zlib stream with a 32 KiB window.
      let head: [UInt8] = index == 0 ? [0x78, 0x01] : []
      let tail = index == blocks.count - 1 ? bigEndian(Int(checksum)) : []
      append("IDAT", head + block.bytes + tail)
    }
    append("IEND", [])
  }

  private mutating func append(_ type: String, _ data: [UInt8]) {
    bytes += bigEndian(data.count)
    let start = bytes.count
    bytes += Array(type.utf8)
    bytes += data
    let crc = bytes.withUnsafeBufferPointer {
      crc32_z(0, $0.baseAddress.map { $0 + start }, $0.count - start)
    }
    bytes += bigEndian(Int(crc))
  }

  private func bigEndian(_ value: Int) -> [UInt8] {
    withUnsafeBytes(of: UInt32(truncatingIfNeeded: value).bigEndian) { Array($0) }
  }
}
