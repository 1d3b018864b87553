/// PNG files of tiles (W3C PNG specification, third edition). No filter: on maps none is worth its time, in size or speed.
struct TilePNG: ~Copyable {
  private var deflater = RowDeflater()
  private var pixelDeflater = PixelDeflater()
  private var rows: UnsafeMutablePointer<UInt8>
  /// Pixels with rounded colours or alpha set apart.
  private var rounded: UnsafeMutablePointer<UInt32>
  private var capacity = 0
  private var census = ColorCensus()

  init() {
    rows = .allocate(capacity: 1)
    rounded = .allocate(capacity: 1)
  }

  deinit {
    rows.deallocate()
    rounded.deallocate()
  }

  /// In 256 colours where their RMS error is at most `mostError` of 255, else in full colour with an error of 1 at most.
  mutating func encoded(
    _ canvas: borrowing TileCanvas, flat: FlatColors, mostError: Double
  ) -> [UInt8] {
    let (width, height) = (canvas.window.width, canvas.window.height)
    reserve(width * height)
    guard
      let picture = IndexedPicture(
        canvas, flat: flat, mostError: mostError, census: &census, indices: rows)
    else {
      guard canvas.isOpaque,
        ColorRounding.round(
          canvas, flat: flat, mostError: 3 * width * height, into: rounded)
      else { return encodedInFullColor(canvas) }
      return encoded(rounded, width, height, .color)
    }
    var file = PNGChunks(width: width, height: height, bitDepth: 8, .indexed)
    file.appendPalette(picture.colors)
    file.append("IDAT") { bytes in
      deflater.append(
        UnsafeBufferPointer(start: rows, count: (width + 1) * height), row: width + 1, pixel: 1,
        to: &bytes)
    }
    return file.finished()
  }

  /// All pixels of one colour.
  mutating func uniform(_ color: UInt32, width: Int, height: Int) -> [UInt8] {
    let row = (width + 7) / 8 + 1
    reserve(row * height)
    rows.update(repeating: 0, count: row * height)
    var file = PNGChunks(width: width, height: height, bitDepth: 1, .indexed)
    file.appendPalette([color])
    file.append("IDAT") { bytes in
      deflater.append(
        UnsafeBufferPointer(start: rows, count: row * height), row: row, pixel: 1, to: &bytes)
    }
    return file.finished()
  }

  mutating func encodedInFullColor(_ canvas: borrowing TileCanvas) -> [UInt8] {
    let (width, height) = (canvas.window.width, canvas.window.height)
    reserve(width * height)
    if canvas.isOpaque { return encoded(canvas.pixels, width, height, .color) }
    for index in 0..<width * height {
      let (red, green, blue, alpha) = canvas.pixels[index].straight
      rounded[index] =
        UInt32(alpha) << 24 | UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
    }
    return encoded(rounded, width, height, .colorWithAlpha)
  }

  /// Straight pixels 0xAARRGGBB.
  private mutating func encoded(
    _ pixels: UnsafePointer<UInt32>, _ width: Int, _ height: Int, _ type: PNGChunks.ColorType
  ) -> [UInt8] {
    var file = PNGChunks(width: width, height: height, bitDepth: 8, type)
    file.append("IDAT") { bytes in
      pixelDeflater.append(
        pixels, width: width, height: height, size: type == .color ? 3 : 4, to: &bytes)
    }
    return file.finished()
  }

  private mutating func reserve(_ count: Int) {
    guard count > capacity else { return }
    rows.deallocate()
    rounded.deallocate()
    capacity = count
    // A byte a pixel, and a filter byte a row of which there are no more than pixels.
    rows = .allocate(capacity: count * 2)
    rounded = .allocate(capacity: count)
  }
}
