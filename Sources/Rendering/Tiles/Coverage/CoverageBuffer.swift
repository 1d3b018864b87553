/// How much of each pixel of a window lies inside outlines, added up edge by edge: each cell holds by how much the covered area
/// grows against its left neighbour, so that a sum along the row gives the coverage (as in font-rs and stb_truetype, but in
/// whole numbers, so that neither order nor window change a pixel). All cells are zero between two marks.
struct CoverageBuffer: ~Copyable {
  /// Of a pixel that is covered once: 256 steps down, twice 256 across.
  static let full: Int32 = 131_072
  static let fullShift: Int32 = 17

  private var cells: UnsafeMutablePointer<Int32>
  private var capacity: Int
  private(set) var window = PixelWindow(left: 0, top: 0, width: 0, height: 0)
  private var stride = 0
  /// The window in 1/256 pixels.
  private var left = 0
  private var top = 0
  private var right = 0
  private var bottom = 0

  init() {
    capacity = 4096
    cells = .allocate(capacity: capacity)
    cells.initialize(repeating: 0, count: capacity)
  }

  deinit { cells.deallocate() }

  /// Starts on a window. What the last mark left must have been taken.
  mutating func start(_ window: PixelWindow) {
    self.window = window
    // Two cells behind the last pixel take what lies right of it, the rest makes rows whole eights.
    stride = (window.width + 2 + 7) & ~7
    left = window.left << FixedPoint.shift
    top = window.top << FixedPoint.shift
    right = window.width << FixedPoint.shift
    bottom = window.height << FixedPoint.shift
    let count = stride * window.height
    if count > capacity {
      cells.deallocate()
      capacity = count
      cells = .allocate(capacity: capacity)
      cells.initialize(repeating: 0, count: capacity)
    }
  }

  @inline(__always)
  func row(_ index: Int) -> UnsafeMutablePointer<Int32> { cells + (index &* stride) }

  /// An edge of an outline; outlines must be closed.
  @inline(__always)
  func add(_ a: GridPoint, _ b: GridPoint) {
    add(a.x, a.y, b.x, b.y)
  }

  @inline(__always)
  func add(_ ax: Int, _ ay: Int, _ bx: Int, _ by: Int) {
    if ay == by { return }
    if ay < by {
      addDown(ax &- left, ay &- top, bx &- left, by &- top, 1)
    } else {
      addDown(bx &- left, by &- top, ax &- left, ay &- top, -1)
    }
  }

  private func addDown(_ ax: Int, _ ay: Int, _ bx: Int, _ by: Int, _ sign: Int) {
    if by <= 0 || ay >= bottom || (ax >= right && bx >= right) { return }
    if ax <= 0 && bx <= 0 {
      addUpright(0, max(ay, 0), min(by, bottom), sign)
      return
    }
    let (dx, dy) = (bx &- ax, by &- ay)
    if dx == 0 {
      addUpright(ax, max(ay, 0), min(by, bottom), sign)
      return
    }
    if max(dx, -dx) | dy >= 1 << 28 {
      addHalves(ax, ay, bx, by, sign)
      return
    }
    let unit = 4_294_967_296.0
    // Most edges are so short that they need only one of the two, or none.
    let slope = ay < 0 || by > (ay | 255) &+ 1 ? Int(Double(dx) / Double(dy) * unit) : 0
    var steepness = 0
    var y = ay
    var across = ax &<< 32
    if y < 0 {
      across &-= y &* slope
      y = 0
    }
    var x = across &>> 32
    let end = min(by, bottom)
    var row = cells + ((y &>> FixedPoint.shift) &* stride)
    while y < end {
      let next = min((y | 255) &+ 1, by)
      let step = next &- y
      across &+= step &* slope
      let nextX = next == by ? bx : across &>> 32
      let column = x &>> FixedPoint.shift
      if column == nextX &>> FixedPoint.shift, column >= 0 {
        if column < window.width {
          let weight = (x & 255) &+ (nextX & 255)
          let part = step &* sign
          row[column] &+= Int32(truncatingIfNeeded: part &* (512 &- weight))
          row[column &+ 1] &+= Int32(truncatingIfNeeded: part &* weight)
        }
      } else {
        if steepness == 0 { steepness = Int(Double(dy) / Double(max(dx, -dx)) * unit) }
        addAcross(row, min(x, nextX), max(x, nextX), step, sign, steepness)
      }
      y = next
      x = nextX
      row += stride
    }
  }

  /// An edge that goes straight down at `x`, or left of the window.
  private func addUpright(_ x: Int, _ from: Int, _ to: Int, _ sign: Int) {
    let column = x &>> FixedPoint.shift
    let weight = 2 &* (x & 255)
    var y = from
    var cell = cells + ((y &>> FixedPoint.shift) &* stride &+ column)
    while y < to {
      let next = min((y | 255) &+ 1, to)
      let part = (next &- y) &* sign
      cell[0] &+= Int32(truncatingIfNeeded: part &* (512 &- weight))
      cell[1] &+= Int32(truncatingIfNeeded: part &* weight)
      y = next
      cell += stride
    }
  }

  /// The part of an edge in one row, from `low` to `high` over several columns.
  private func addAcross(
    _ row: UnsafeMutablePointer<Int32>, _ low: Int, _ high: Int, _ height: Int, _ sign: Int,
    _ steepness: Int
  ) {
    if high <= 0 {
      row[0] &+= Int32(truncatingIfNeeded: height &* sign &* 512)
      return
    }
    var column = low &>> FixedPoint.shift
    var fraction = low & 255
    var done = 0
    if column < 0 {
      done = min(height, ((0 &- low) &* steepness) &>> 32)
      row[0] &+= Int32(truncatingIfNeeded: done &* sign &* 512)
      column = 0
      fraction = 0
    }
    let last = high &>> FixedPoint.shift
    let end = min(last, window.width)
    while column < end {
      let reached = min(
        height, ((((column &+ 1) &<< FixedPoint.shift) &- low) &* steepness) &>> 32)
      let part = (reached &- done) &* sign
      row[column] &+= Int32(truncatingIfNeeded: part &* (256 &- fraction))
      row[column &+ 1] &+= Int32(truncatingIfNeeded: part &* (256 &+ fraction))
      done = reached
      fraction = 0
      column &+= 1
    }
    if column < window.width {
      let part = (height &- done) &* sign
      let weight = fraction &+ (high & 255)
      row[column] &+= Int32(truncatingIfNeeded: part &* (512 &- weight))
      row[column &+ 1] &+= Int32(truncatingIfNeeded: part &* weight)
    }
  }

  /// Longer edges than the arithmetic has room for.
  private func addHalves(_ ax: Int, _ ay: Int, _ bx: Int, _ by: Int, _ sign: Int) {
    let (x, y) = ((ax &+ bx) >> 1, (ay &+ by) >> 1)
    if ay < y { addDown(ax, ay, x, y, sign) }
    if y < by { addDown(x, y, bx, by, sign) }
  }
}
