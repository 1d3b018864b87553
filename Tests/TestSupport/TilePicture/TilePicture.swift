/// A picture read back from the bytes of a tile: rows from the top, red, green, blue, alpha (not premultiplied).
package struct TilePicture: Hashable, Sendable {
  package var width: Int
  package var height: Int
  package var pixels: [UInt8]

  package init(width: Int, height: Int, pixels: [UInt8]) {
    self.width = width
    self.height = height
    self.pixels = pixels
  }

  package subscript(x: Int, y: Int) -> [UInt8] {
    let start = (y * width + x) * 4
    return Array(pixels[start..<start + 4])
  }

  /// Tiles of equal size side by side, row by row.
  package init(stitching tiles: [TilePicture], columns: Int) {
    let (side, height) = (tiles.first?.width ?? 0, tiles.first?.height ?? 0)
    let rows = (tiles.count + columns - 1) / max(1, columns)
    self.init(width: side * columns, height: height * rows, pixels: [])
    pixels = [UInt8](repeating: 0, count: width * self.height * 4)
    for (index, tile) in tiles.enumerated() {
      for y in 0..<height {
        let start = ((index / columns * height + y) * width + index % columns * side) * 4
        pixels.replaceSubrange(
          start..<start + side * 4, with: tile.pixels[y * side * 4..<(y + 1) * side * 4])
      }
    }
  }
}

/// How two pictures of the same size differ, in 255ths of a channel; what cannot be seen through alpha does not count.
package struct TileDifference: Sendable {
  /// Root of the mean of the squares over red, green, blue, alpha.
  package var rootMeanSquare: Double
  package var largest: Int
  /// The largest difference of each pixel.
  package var pixels: [UInt8]
  private let width: Int

  /// nil when the sizes differ.
  package init?(_ a: TilePicture, _ b: TilePicture) {
    guard a.width == b.width, a.height == b.height else { return nil }
    width = a.width
    pixels = [UInt8](repeating: 0, count: a.width * a.height)
    var squares = 0
    for pixel in pixels.indices {
      let (alpha, beta) = (Int(a.pixels[pixel * 4 + 3]), Int(b.pixels[pixel * 4 + 3]))
      var worst = abs(alpha - beta)
      squares += worst * worst
      for channel in pixel * 4..<pixel * 4 + 3 {
        let d = abs(Int(a.pixels[channel]) * alpha - Int(b.pixels[channel]) * beta) / 255
        squares += d * d
        worst = max(worst, d)
      }
      pixels[pixel] = UInt8(worst)
    }
    largest = Int(pixels.max() ?? 0)
    rootMeanSquare = (Double(squares) / Double(max(1, pixels.count * 4))).squareRoot()
  }

  /// Share of the pixels that differ by more than that, 0…1.
  package func share(above tolerance: Int) -> Double {
    Double(pixels.count { Int($0) > tolerance }) / Double(max(1, pixels.count))
  }

  /// Borders between tiles of that side with a pixel within `reach` of them that differs by more than the tolerance.
  package func hurtBorders(side: Int, reach: Int = 2, above tolerance: Int = 24) -> Int {
    let height = pixels.count / max(1, width)
    var borders: Set<[Int]> = []
    for (index, difference) in pixels.enumerated() where Int(difference) > tolerance {
      let (x, y) = (index % width, index / width)
      let column = (x + reach) / side
      if column > 0, column * side < width, (x + reach) % side < 2 * reach {
        borders.insert([0, column, y / side])
      }
      let row = (y + reach) / side
      if row > 0, row * side < height, (y + reach) % side < 2 * reach {
        borders.insert([1, row, x / side])
      }
    }
    return borders.count
  }
}

extension TilePicture {
  /// Pixels that have one of the colours here (`#rrggbb`, opaque) and another one in the other picture of the same size.
  package func lost(_ colors: [String], in other: TilePicture) -> Int {
    let exact = Set(colors.compactMap { UInt32($0.dropFirst(), radix: 16) })
    func color(_ pixels: [UInt8], _ start: Int) -> UInt32? {
      guard pixels[start + 3] == 255 else { return nil }
      return pixels[start..<start + 3].reduce(0) { $0 << 8 | UInt32($1) }
    }
    return stride(from: 0, to: min(pixels.count, other.pixels.count), by: 4).count { start in
      guard let here = color(pixels, start), exact.contains(here) else { return false }
      return color(other.pixels, start) != here
    }
  }
}
