import CDeflate

package enum TilePictureError: Error, Hashable {
  case notPNG
  case chunk(String)
  case data
}

extension TilePicture {
  /// A PNG without interlacing, of 8 bits a channel or a palette of 1 to 8 bits, with any filters.
  package init(png: [UInt8]) throws {
    guard png.starts(with: [137, 80, 78, 71, 13, 10, 26, 10]) else { throw TilePictureError.notPNG }
    var chunks: [String: [UInt8]] = [:]
    var offset = 8
    while offset + 12 <= png.count {
      let length = png[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
      guard offset + 12 + length <= png.count else { throw TilePictureError.data }
      let name = String(decoding: png[offset + 4..<offset + 8], as: UTF8.self)
      chunks[name, default: []] += png[offset + 8..<offset + 8 + length]
      offset += 12 + length
    }
    guard let header = chunks["IHDR"], header.count == 13, header[12] == 0 else {
      throw TilePictureError.chunk("IHDR")
    }
    let format = try PNGFormat(depth: Int(header[8]), type: header[9])
    self.init(
      width: header[0..<4].reduce(0) { $0 << 8 | Int($1) },
      height: header[4..<8].reduce(0) { $0 << 8 | Int($1) }, pixels: [])
    let rows = try format.rows(chunks["IDAT"] ?? [], width: width, height: height)
    pixels.reserveCapacity(width * height * 4)
    for row in rows {
      try format.append(row, width: width, chunks["PLTE"] ?? [], chunks["tRNS"] ?? [], to: &pixels)
    }
  }
}

private struct PNGFormat {
  let depth: Int
  let isPalette: Bool
  let channels: Int

  init(depth: Int, type: UInt8) throws {
    guard let channels = [0: 1, 2: 3, 3: 1, 4: 2, 6: 4][type],
      depth == 8 || (type == 3 && [1, 2, 4].contains(depth))
    else { throw TilePictureError.chunk("IHDR") }
    self.depth = depth
    self.channels = channels
    isPalette = type == 3
  }

  /// Bytes of each row, inflated and without filters.
  func rows(_ data: [UInt8], width: Int, height: Int) throws -> [[UInt8]] {
    let stride = (width * channels * depth + 7) / 8
    let before = max(1, channels * depth / 8)
    var bytes = [UInt8](repeating: 0, count: (stride + 1) * height)
    var length = UInt(bytes.count)
    guard uncompress(&bytes, &length, data, UInt(data.count)) == Z_OK, length == bytes.count else {
      throw TilePictureError.data
    }
    var rows: [[UInt8]] = []
    var above = [UInt8](repeating: 0, count: stride)
    for y in 0..<height {
      let start = y * (stride + 1)
      var row = Array(bytes[start + 1..<start + 1 + stride])
      for i in row.indices {
        let left = i >= before ? row[i - before] : 0
        let corner = i >= before ? above[i - before] : 0
        switch bytes[start] {
        case 0: break
        case 1: row[i] &+= left
        case 2: row[i] &+= above[i]
        case 3: row[i] &+= UInt8((Int(left) + Int(above[i])) / 2)
        case 4: row[i] &+= Self.paeth(left, above[i], corner)
        default: throw TilePictureError.data
        }
      }
      rows.append(row)
      above = row
    }
    return rows
  }

  /// PNG specification, section 9.4.
  private static func paeth(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> UInt8 {
    let p = Int(a) + Int(b) - Int(c)
    let (pa, pb, pc) = (abs(p - Int(a)), abs(p - Int(b)), abs(p - Int(c)))
    return pa <= pb && pa <= pc ? a : pb <= pc ? b : c
  }

  func append(
    _ row: [UInt8], width: Int, _ palette: [UInt8], _ alphas: [UInt8], to pixels: inout [UInt8]
  ) throws {
    for x in 0..<width {
      if isPalette {
        let bit = x * depth
        let index = Int(row[bit / 8]) >> (8 - depth - bit % 8) & (1 << depth - 1)
        guard index * 3 + 2 < palette.count else { throw TilePictureError.chunk("PLTE") }
        pixels += palette[index * 3...index * 3 + 2]
        pixels.append(index < alphas.count ? alphas[index] : 255)
      } else {
        let pixel = row[x * channels..<(x + 1) * channels]
        pixels +=
          channels < 3
          ? repeatElement(row[x * channels], count: 3).map { $0 } : Array(pixel.prefix(3))
        pixels.append(channels.isMultiple(of: 2) ? row[(x + 1) * channels - 1] : 255)
      }
    }
  }
}
