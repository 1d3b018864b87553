import CDeflate

/// The chunks of a PNG file under way.
struct PNGChunks {
  enum ColorType: UInt8 {
    case color = 2
    case indexed = 3
    case colorWithAlpha = 6
  }

  private var bytes: [UInt8] = [137, 80, 78, 71, 13, 10, 26, 10]

  init(width: Int, height: Int, bitDepth: UInt8, _ type: ColorType) {
    bytes.reserveCapacity(1 << 11)
    append("IHDR") {
      $0 += Self.bigEndian(width) + Self.bigEndian(height) + [bitDepth, type.rawValue, 0, 0, 0]
    }
  }

  /// Premultiplied pixels 0xAARRGGBB.
  mutating func appendPalette(_ colors: [UInt32]) {
    append("PLTE") { bytes in
      for color in colors {
        let (red, green, blue, _) = color.straight
        bytes += [red, green, blue]
      }
    }
    guard let last = colors.lastIndex(where: { $0 < 0xFF00_0000 }) else { return }
    append("tRNS") { $0 += colors[...last].map { UInt8($0 >> 24) } }
  }

  mutating func append(_ type: StaticString, _ body: (inout [UInt8]) -> Void) {
    let start = bytes.count
    bytes += [0, 0, 0, 0]
    type.withUTF8Buffer { bytes += $0 }
    body(&bytes)
    let length = Self.bigEndian(bytes.count - start - 8)
    bytes.replaceSubrange(start..<start + 4, with: length)
    let crc = bytes.withUnsafeBufferPointer {
      crc32_z(0, $0.baseAddress.map { $0 + start + 4 }, $0.count - start - 4)
    }
    bytes += Self.bigEndian(Int(crc))
  }

  consuming func finished() -> [UInt8] {
    append("IEND") { _ in }
    return bytes
  }

  private static func bigEndian(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}

extension UInt32 {
  /// Red, green, blue and alpha of a premultiplied pixel 0xAARRGGBB, no longer multiplied.
  @inline(__always)
  var straight: (red: UInt8, green: UInt8, blue: UInt8, alpha: UInt8) {
    let alpha = self >> 24
    let parts = (self >> 16 & 0xFF, self >> 8 & 0xFF, self & 0xFF)
    guard alpha < 255 else {
      return (
        UInt8(truncatingIfNeeded: parts.0), UInt8(truncatingIfNeeded: parts.1),
        UInt8(truncatingIfNeeded: parts.2), 255
      )
    }
    guard alpha > 0 else { return (0, 0, 0, 0) }
    func part(_ value: UInt32) -> UInt8 { UInt8(Swift.min(255, (value * 255 + alpha / 2) / alpha)) }
    return (part(parts.0), part(parts.1), part(parts.2), UInt8(truncatingIfNeeded: alpha))
  }
}
