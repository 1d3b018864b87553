/// Adler-32 (RFC 1950) of the bytes of a picture in full colour, each row behind a zero, without laying them out.
struct PixelChecksum {
  private static let modulus: UInt64 = 65_521
  /// The sum of the bytes and one, and the sum of that after each byte.
  private var sum: UInt64 = 1
  private var sums: UInt64 = 0

  var value: UInt32 { UInt32(truncatingIfNeeded: sums &<< 16 | sum) }

  /// - Parameters:
  ///   - pixels: 0xAARRGGBB, rows of less than 8192.
  ///   - size: 3 for red, green, blue; 4 with alpha.
  init(_ pixels: UnsafePointer<UInt32>, width: Int, height: Int, size: Int) {
    for row in 0..<height { add(pixels + row * width, width, size) }
  }

  private mutating func add(_ pixels: UnsafePointer<UInt32>, _ width: Int, _ size: Int) {
    let mask: UInt32 = size == 4 ? 0xFF : 0
    var columns = Columns()
    var column = 0
    while column &+ 4 <= width {
      columns.add(
        UnsafeRawPointer(pixels + column).loadUnaligned(as: SIMD4<UInt32>.self), alpha: mask)
      column &+= 4
    }
    // Bytes, bytes by the number of pixels from theirs to the end of the row, and bytes by their place in the pixel.
    var bytes = UInt64(columns.bytes.wrappedSum())
    var left = columns.left(behind: UInt64(width &- column))
    var places = UInt64(columns.places.wrappedSum())
    while column < width {
      var last = Columns()
      last.add(SIMD4(pixels[column], 0, 0, 0), alpha: mask)
      bytes &+= UInt64(last.bytes.x)
      left &+= UInt64(last.bytes.x) &* UInt64(width &- column)
      places &+= UInt64(last.places.x)
      column &+= 1
    }
    let size = UInt64(size)
    sums = (sums &+ sum &* (UInt64(width) &* size &+ 1) &+ left &* size &- places) % Self.modulus
    sum = (sum &+ bytes) % Self.modulus
  }

  /// What four columns, eight, … of a row add up to.
  private struct Columns {
    var bytes = SIMD4<UInt32>()
    var places = SIMD4<UInt32>()
    /// `bytes` before each four, added up.
    private var before = SIMD4<UInt32>()

    @inline(__always)
    mutating func add(_ pixels: SIMD4<UInt32>, alpha: UInt32) {
      let red = pixels &>> 16 & 0xFF
      let green = pixels &>> 8 & 0xFF
      let blue = pixels & 0xFF
      let alpha = pixels &>> 24 & alpha
      before &+= bytes
      bytes &+= red &+ green &+ blue &+ alpha
      places &+= green &+ blue &+ blue &+ alpha &+ alpha &+ alpha
    }

    /// The bytes by the number of pixels to the end, of which so many stand behind those added.
    func left(behind: UInt64) -> UInt64 {
      var total: UInt64 = 0
      for lane in 0..<4 {
        total &+= 4 &* UInt64(before[lane]) &+ UInt64(bytes[lane]) &* (4 &- UInt64(lane) &+ behind)
      }
      return total
    }
  }
}
