/// Rounds the colours of lone pixels, so that a picture in full colour takes less room. What has the colour of a neighbour, or a
/// flat one of the scene, keeps it, so areas and their level colours stay as they are; only edges that are blended anyway change,
/// by a few of 255.
struct ColorRounding {
  /// Bits of a pixel that are kept; the middle of the others stands for them.
  private let mask: UInt32
  private let middle: UInt32
  /// Mean squared error over red, green and blue together.
  private let expected: Double

  private init(red: UInt32, green: UInt32, blue: UInt32) {
    func low(_ bits: UInt32) -> UInt32 { (1 << bits) - 1 }
    mask = ~(low(red) << 16 | low(green) << 8 | low(blue))
    func half(_ bits: UInt32) -> UInt32 { (1 << bits) >> 1 }
    middle = half(red) << 16 | half(green) << 8 | half(blue)
    func error(_ bits: UInt32) -> Double {
      let middle = Double(half(bits))
      return (0..<(1 << bits) as Range<UInt32>).reduce(0) {
        $0 + (Double($1) - middle) * (Double($1) - middle)
      }
        / Double(1 << bits)
    }
    expected = error(red) + error(green) + error(blue)
  }

  /// The coarsest first, green before all kept fine, as the eye does.
  private static let steps = [
    ColorRounding(red: 3, green: 3, blue: 3), ColorRounding(red: 3, green: 2, blue: 3),
    ColorRounding(red: 2, green: 2, blue: 3), ColorRounding(red: 2, green: 2, blue: 2),
    ColorRounding(red: 1, green: 1, blue: 2), ColorRounding(red: 1, green: 1, blue: 1),
  ]

  /// Rounds an opaque picture as far as the sum of squared errors over all pixels stays at most `mostError`; false if that is
  /// not at all.
  static func round(
    _ canvas: borrowing TileCanvas, flat: FlatColors, mostError: Int,
    into target: UnsafeMutablePointer<UInt32>
  ) -> Bool {
    var lone = mark(canvas, flat, target)
    for step in steps where step.expected * Double(lone) <= Double(mostError) {
      if step.write(canvas, target) <= mostError { return true }
      lone = mark(canvas, flat, target)
    }
    return false
  }

  /// Fills `target` with ones where a pixel stands alone, else with zeros; returns how many do.
  private static func mark(
    _ canvas: borrowing TileCanvas, _ flat: FlatColors, _ target: UnsafeMutablePointer<UInt32>
  ) -> Int {
    let (width, height) = (canvas.window.width, canvas.window.height)
    var count = 0
    for row in 0..<height {
      let here = canvas.pixels + row * width
      // Beyond the border, what is on this side of it.
      let above = row > 0 ? here - width : here + (height > 1 ? width : 0)
      let below = row < height - 1 ? here + width : above
      let marks = target + row * width
      func mark(_ column: Int) {
        let color = here[column]
        let isLone =
          color != above[column] && color != below[column]
          && color != here[column > 0 ? column - 1 : min(1, width - 1)]
          && color != here[column < width - 1 ? column + 1 : max(0, column - 1)]
        marks[column] = isLone ? ~0 : 0
      }
      mark(0)
      var column = 1
      while column &+ 4 < width {
        let color = four(here + column)
        let equal =
          (color .== four(above + column)) .| (color .== four(below + column))
          .| (color .== four(here + (column &- 1))) .| (color .== four(here + (column &+ 1)))
        let lone = SIMD4<UInt32>(repeating: ~0).replacing(with: 0, where: equal)
        UnsafeMutableRawPointer(marks + column).storeBytes(of: lone, as: SIMD4<UInt32>.self)
        column &+= 4
      }
      while column < width {
        mark(column)
        column &+= 1
      }
      count &+= flat.unmark(here, marks, count: width)
    }
    return count
  }

  @inline(__always)
  private static func four(_ pixels: UnsafePointer<UInt32>) -> SIMD4<UInt32> {
    UnsafeRawPointer(pixels).loadUnaligned(as: SIMD4<UInt32>.self)
  }

  /// Turns marks into pixels; returns the sum of squared errors.
  private func write(
    _ canvas: borrowing TileCanvas, _ target: UnsafeMutablePointer<UInt32>
  ) -> Int {
    var error = 0
    var index = 0
    while index &+ 4 <= canvas.count {
      // Sums of so few squares, 16 at most each, stay in their lanes.
      var sums = SIMD8<UInt16>()
      let end = min(index &+ 1024, canvas.count & ~3)
      while index < end {
        let color = Self.four(canvas.pixels + index)
        let lone = Self.four(target + index)
        let rounded = color & ~(lone & ~mask) | lone & middle
        UnsafeMutableRawPointer(target + index).storeBytes(of: rounded, as: SIMD4<UInt32>.self)
        for shift: UInt32 in [0, 8] {
          let lanes: UInt32 = 0xFF00FF
          let way =
            unsafeBitCast(color &>> shift & lanes, to: SIMD8<UInt16>.self)
            &- unsafeBitCast(rounded &>> shift & lanes, to: SIMD8<UInt16>.self)
          sums &+= way &* way
        }
        index &+= 4
      }
      for lane in sums.indices { error &+= Int(sums[lane]) }
    }
    // Pictures of so few pixels that some remain are not rounded there.
    while index < canvas.count {
      target[index] = canvas.pixels[index]
      index &+= 1
    }
    return error
  }
}
