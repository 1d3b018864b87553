/// A picture of a mark: premultiplied pixels 0xAARRGGBB.
struct Sprite {
  /// Where they lie from the device pixel of the mark's anchor.
  let window: PixelWindow
  let pixels: [UInt32]

  static let empty = Sprite(
    window: PixelWindow(left: 0, top: 0, width: 0, height: 0), pixels: [])

  /// Memory with what surrounds it.
  var byteCount: Int { pixels.count * 4 + 512 }

  /// Lays the picture over the canvas, its anchor on a device pixel.
  func blend(into canvas: borrowing TileCanvas, x: Int, y: Int) {
    let outer = canvas.window
    let left = max(window.left + x, outer.left)
    let right = min(window.right + x, outer.right)
    let top = max(window.top + y, outer.top)
    let bottom = min(window.bottom + y, outer.bottom)
    guard left < right, top < bottom else { return }
    pixels.withUnsafeBufferPointer { pixels in
      guard let base = pixels.baseAddress else { return }
      for line in top..<bottom {
        let source =
          base + (line - y - window.top) * window.width + (left - x - window.left)
        let target = canvas.pointer(x: left, y: line)
        for column in 0..<right - left {
          let over = source[column]
          if over >= 0xFF00_0000 {
            target[column] = over
          } else if over != 0 {
            target[column] = Self.composite(over, target[column])
          }
        }
      }
    }
  }

  /// Porter and Duff's "over" of premultiplied pixels.
  @inline(__always)
  static func composite(_ over: UInt32, _ under: UInt32) -> UInt32 {
    let lanes: UInt32 = 0x00FF_00FF
    let rest = 255 &- over &>> 24
    // Division by 255, rounded, for two bytes at a time.
    var low = (under & lanes) &* rest &+ 0x0080_0080
    low = (low &+ (low &>> 8 & lanes)) &>> 8 & lanes
    var high = (under &>> 8 & lanes) &* rest &+ 0x0080_0080
    high = (high &+ (high &>> 8 & lanes)) & ~lanes
    return over &+ (low | high)
  }
}
