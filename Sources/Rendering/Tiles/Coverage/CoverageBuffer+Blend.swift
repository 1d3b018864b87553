extension CoverageBuffer {
  enum Rule { case evenOdd, nonZero }

  /// Blends the colour into what is covered, and leaves all cells zero.
  func take(_ ink: Ink, rule: Rule, into canvas: borrowing TileCanvas) {
    switch rule {
    case .evenOdd: take(ink, into: canvas) { Self.folded($0) }
    case .nonZero: take(ink, into: canvas) { min(abs($0), Self.full) }
    }
  }

  /// A pixel covered twice is not covered.
  @inline(__always)
  private static func folded(_ sum: Int32) -> Int32 {
    let rest = abs(sum) & (2 &* full &- 1)
    return min(rest, 2 &* full &- rest)
  }

  @inline(__always)
  private func take(
    _ ink: Ink, into canvas: borrowing TileCanvas, coverage: (Int32) -> Int32
  ) {
    let width = window.width
    for index in 0..<window.height {
      let cells = row(index)
      let pixels = canvas.pointer(x: window.left, y: window.top &+ index)
      var sum: Int32 = 0
      var column = Self.nextFilled(cells, from: 0, to: width)
      while column < width {
        repeat {
          sum &+= cells[column]
          cells[column] = 0
          let weight = Self.weight(coverage(sum), ink)
          if weight >= 256 {
            pixels[column] = ink.pixel
          } else if weight > 0 {
            pixels[column] = ink.over(pixels[column], weight: weight)
          }
          column &+= 1
        } while column < width && cells[column] != 0
        if column >= width { break }
        let end = Self.nextFilled(cells, from: column, to: width)
        let weight = Self.weight(coverage(sum), ink)
        if weight > 0 {
          ink.blend(over: pixels + column, count: end &- column, weight: weight)
        }
        column = end
      }
      cells[width] = 0
      cells[width &+ 1] = 0
    }
  }

  @inline(__always)
  private static func weight(_ coverage: Int32, _ ink: Ink) -> UInt32 {
    UInt32(bitPattern: (coverage &* ink.opacity &+ full / 2) &>> fullShift)
  }

  /// The first cell that is not zero, or `end`. Rows are whole eights of cells, so that reading beyond the end is sound.
  @inline(__always)
  private static func nextFilled(
    _ cells: UnsafeMutablePointer<Int32>, from start: Int, to end: Int
  ) -> Int {
    var column = start
    while column < end, column & 7 != 0 {
      if cells[column] != 0 { return column }
      column &+= 1
    }
    while column < end {
      let eight = UnsafeRawPointer(cells + column)
      let first = eight.load(as: UInt64.self) | eight.load(fromByteOffset: 8, as: UInt64.self)
      let second =
        eight.load(fromByteOffset: 16, as: UInt64.self)
        | eight.load(fromByteOffset: 24, as: UInt64.self)
      if first | second != 0 {
        while column < end, cells[column] == 0 { column &+= 1 }
        return column
      }
      column &+= 8
    }
    return end
  }
}
