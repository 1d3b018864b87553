/// Marks smaller than a pixel, of one paint: what they cover is summed for each pixel before it is blended, so that many of them
/// side by side fill a pixel without a gap, and what a single one adds is not lost to rounding.
struct SmallMarks: ~Copyable {
  private var covered: UnsafeMutablePointer<Int32>
  private var capacity = 0
  private var touched: [Int32] = []
  private var window = PixelWindow(left: 0, top: 0, width: 0, height: 0)

  init() {
    covered = .allocate(capacity: 1)
  }

  deinit { covered.deallocate() }

  var isEmpty: Bool { touched.isEmpty }

  /// Starts on a window; nothing may be left of the last one.
  mutating func start(_ window: PixelWindow) {
    self.window = window
    let count = window.width * window.height
    if count > capacity {
      covered.deallocate()
      capacity = count
      covered = .allocate(capacity: count)
      covered.initialize(repeating: 0, count: count)
    }
  }

  /// Spreads an area evenly over a box; everything in device pixels from the scene's corner.
  mutating func add(area: Double, minX: Double, minY: Double, maxX: Double, maxY: Double) {
    let (width, height) = (maxX - minX, maxY - minY)
    guard width > 0, height > 0, area > 0 else { return }
    let density = min(1, area / (width * height)) * Double(CoverageBuffer.full)
    let (left, top) = (Int(minX.rounded(.down)), Int(minY.rounded(.down)))
    let (right, bottom) = (Int(maxX.rounded(.up)), Int(maxY.rounded(.up)))
    for y in max(top, window.top)..<max(min(bottom, window.bottom), max(top, window.top)) {
      let down = min(maxY, Double(y + 1)) - max(minY, Double(y))
      for x in max(left, window.left)..<max(min(right, window.right), max(left, window.left)) {
        let across = min(maxX, Double(x + 1)) - max(minX, Double(x))
        add(Int32((density * down * across).rounded()), x, y)
      }
    }
  }

  @inline(__always)
  private mutating func add(_ amount: Int32, _ x: Int, _ y: Int) {
    let index = (y &- window.top) &* window.width &+ x &- window.left
    if covered[index] == 0 { touched.append(Int32(truncatingIfNeeded: index)) }
    // More than the whole pixel is the whole pixel; kept far from overflowing.
    covered[index] = min(covered[index] &+ max(amount, 1), CoverageBuffer.full)
  }

  /// Blends what was summed up, and forgets it.
  mutating func take(_ ink: Ink, into canvas: borrowing TileCanvas) {
    for index in touched {
      let index = Int(index)
      let weight = UInt32(
        bitPattern: (covered[index] &* ink.opacity &+ CoverageBuffer.full / 2)
          &>> CoverageBuffer.fullShift)
      covered[index] = 0
      if weight >= 256 {
        canvas.pixels[index] = ink.pixel
      } else if weight > 0 {
        canvas.pixels[index] = ink.over(canvas.pixels[index], weight: weight)
      }
    }
    touched.removeAll(keepingCapacity: true)
  }
}
