extension CoverageBuffer {
  enum Rule { case evenOdd, nonZero }

  /// Blends the colour into what is covered, and leaves all cells zero.
  func take(_ ink: Ink, rule: Rule, into canvas: borrowing TileCanvas) {
    // Told apart once, not for every pixel.
    switch rule {
    case .evenOdd: takeAll(ink, .evenOdd, into: canvas)
    case .nonZero: takeAll(ink, .nonZero, into: canvas)
    }
  }

  @inline(__always)
  private static func coverage(_ sums: SIMD4<Int32>, _ rule: Rule) -> SIMD4<Int32> {
    switch rule {
    case .evenOdd: folded(sums)
    case .nonZero: capped(magnitude(sums))
    }
  }

  /// A pixel covered twice is not covered.
  @inline(__always)
  private static func folded(_ sums: SIMD4<Int32>) -> SIMD4<Int32> {
    let rest = magnitude(sums) & (2 &* full &- 1)
    return rest.replacing(with: 2 &* full &- rest, where: rest .> full)
  }

  @inline(__always)
  private static func capped(_ sums: SIMD4<Int32>) -> SIMD4<Int32> {
    sums.replacing(with: full, where: sums .> full)
  }

  @inline(__always)
  private static func magnitude(_ sums: SIMD4<Int32>) -> SIMD4<Int32> {
    let signs = sums &>> 31
    return (sums ^ signs) &- signs
  }

  /// Four pixels at once, as outlines of small figures fill rows in no pattern that a processor could foresee; what lies between
  /// them as a run.
  @inline(__always)
  private func takeAll(_ ink: Ink, _ rule: Rule, into canvas: borrowing TileCanvas) {
    let width = window.width
    for index in 0..<window.height {
      let cells = row(index)
      let pixels = canvas.pointer(x: window.left, y: window.top &+ index)
      // Of all cells so far, in each lane.
      var sum = SIMD4<Int32>()
      var column = 0
      while column < width {
        let four = UnsafeMutableRawPointer(cells + column)
        let steps = four.load(as: SIMD4<Int32>.self)
        if steps == .zero {
          let filled = Self.nextFilled(cells, from: column, to: width)
          let end = filled < width ? filled & ~3 : width
          let weight = Self.weights(Self.coverage(sum, rule), ink).x
          if weight > 0 {
            ink.blend(over: pixels + column, count: end &- column, weight: weight)
          }
          column = end
          continue
        }
        four.storeBytes(of: .zero, as: SIMD4<Int32>.self)
        let pairs = steps &+ SIMD4(0, steps.x, steps.y, steps.z)
        let sums = sum &+ pairs &+ SIMD4(0, 0, pairs.x, pairs.y)
        sum = SIMD4(repeating: sums.w)
        let weights = Self.weights(Self.coverage(sums, rule), ink)
        if column &+ 4 <= width {
          ink.blend(over: pixels + column, weights: weights)
        } else {
          for lane in 0..<width &- column where weights[lane] > 0 {
            pixels[column &+ lane] = ink.over(pixels[column &+ lane], weight: weights[lane])
          }
        }
        column &+= 4
      }
      cells[width] = 0
      cells[width &+ 1] = 0
    }
  }

  @inline(__always)
  private static func weights(_ coverage: SIMD4<Int32>, _ ink: Ink) -> SIMD4<UInt32> {
    SIMD4<UInt32>(
      truncatingIfNeeded: (coverage &* ink.opacity &+ full / 2) &>> SIMD4(repeating: fullShift))
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
