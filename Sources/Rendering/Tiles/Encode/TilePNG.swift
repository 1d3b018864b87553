import CDeflate

/// PNG files of tiles (W3C PNG specification, third edition). No filter: on maps none is worth its time, in size or speed.
struct TilePNG: ~Copyable {
  private var deflater = RowDeflater()
  private var rows: UnsafeMutablePointer<UInt8>
  private var slots: UnsafeMutablePointer<UInt16>
  private var capacity = 0
  private var memo: ColorMemo
  private var palette: TilePalette

  init() {
    rows = .allocate(capacity: 1)
    slots = .allocate(capacity: 1)
    palette = TilePalette([])
    memo = ColorMemo(palette)
  }

  deinit {
    rows.deallocate()
    slots.deallocate()
  }

  /// In 256 colours where their RMS error is at most `mostError` of 255, else in full colour.
  mutating func encoded(
    _ canvas: borrowing TileCanvas, palette: TilePalette, mostError: Double
  ) -> [UInt8] {
    let (width, height) = (canvas.window.width, canvas.window.height)
    reserve(width * height)
    if palette != self.palette {
      self.palette = palette
      memo = ColorMemo(palette)
    }
    guard
      let picture = IndexedPicture(
        canvas.pixels, width: width, height: height, palette: palette,
        mostError: mostError, memo: &memo, slots: slots,
        indices: rows)
    else { return encodedInFullColor(canvas) }
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
    let isOpaque = canvas.isOpaque
    let size = isOpaque ? 3 : 4
    var target = rows
    for row in 0..<height {
      target[0] = 0
      target += 1
      let source = canvas.pixels + row * width
      for column in 0..<width {
        let (red, green, blue, alpha) = source[column].straight
        target[0] = red
        target[1] = green
        target[2] = blue
        if !isOpaque { target[3] = alpha }
        target += size
      }
    }
    var file = PNGChunks(
      width: width, height: height, bitDepth: 8, isOpaque ? .color : .colorWithAlpha)
    file.append("IDAT") { bytes in
      deflater.append(
        UnsafeBufferPointer(start: rows, count: (width * size + 1) * height),
        row: width * size + 1, pixel: size, to: &bytes)
    }
    return file.finished()
  }

  private mutating func reserve(_ count: Int) {
    guard count > capacity else { return }
    rows.deallocate()
    slots.deallocate()
    capacity = count
    // Four bytes a pixel, and a filter byte a row of which there are no more than pixels.
    rows = .allocate(capacity: count * 5)
    slots = .allocate(capacity: count)
  }
}
