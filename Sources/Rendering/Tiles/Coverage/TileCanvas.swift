/// Premultiplied pixels 0xAARRGGBB, as Cairo's, of a window that can be moved.
struct TileCanvas: ~Copyable {
  private(set) var window = PixelWindow(left: 0, top: 0, width: 0, height: 0)
  private(set) var pixels: UnsafeMutablePointer<UInt32>
  private var capacity = 0

  init() {
    pixels = .allocate(capacity: 1)
  }

  deinit { pixels.deallocate() }

  var count: Int { window.width * window.height }

  /// Moves the canvas and fills it with one colour.
  mutating func clear(_ window: PixelWindow, with pixel: UInt32) {
    self.window = window
    if count > capacity {
      pixels.deallocate()
      capacity = count
      pixels = .allocate(capacity: capacity)
    }
    pixels.initialize(repeating: pixel, count: count)
  }

  /// The pixel at a place counted from the scene's corner; the place must lie in the window.
  @inline(__always)
  func pointer(x: Int, y: Int) -> UnsafeMutablePointer<UInt32> {
    pixels + ((y &- window.top) &* window.width &+ x &- window.left)
  }

  var isOpaque: Bool {
    var common = UInt32.max
    for index in 0..<count { common &= pixels[index] }
    return common >= 0xFF00_0000
  }

  /// The colour that all pixels have, if they do.
  var uniform: UInt32? {
    guard count > 0 else { return nil }
    let first = pixels[0]
    // The last row tells most pictures from blank ones at once.
    guard pixels[count - 1] == first, pixels[count / 2] == first else { return nil }
    for index in 1..<count where pixels[index] != first { return nil }
    return first
  }
}
