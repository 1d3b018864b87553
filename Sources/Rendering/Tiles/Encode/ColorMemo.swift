/// For colours that were met, the nearest entry of a palette and the error made by it: a hash table that one worker keeps as long
/// as it uses the palette. What is in it never changes a result.
struct ColorMemo: ~Copyable {
  static let slotCount = 1 << 16
  private static let hashBits = 16
  /// A picture of more colours is no map. As many may be left from pictures before, so that the table is never full.
  private static let mostColors = slotCount / 3
  /// Flips a bit so that no premultiplied pixel is stored as 0, which marks free slots.
  private static let mark: UInt32 = 0x0080_0000
  private let palette: PaletteSearch
  /// Apart from what is seldom asked for, so that most searches stay in the processor's cache.
  private let keys: UnsafeMutablePointer<UInt32>
  /// Squared distance over all parts, and the nearest entry: `distance << 8 | index`.
  private let answers: UnsafeMutablePointer<UInt32>
  /// Pixels of the picture at hand.
  private let counts: UnsafeMutablePointer<Int32>
  /// Slots met in the picture at hand, in the order of their first pixels.
  private(set) var touched: [Int32] = []
  private var used = 0

  init(_ palette: TilePalette) {
    self.palette = PaletteSearch(palette)
    keys = .allocate(capacity: Self.slotCount)
    answers = .allocate(capacity: Self.slotCount)
    counts = .allocate(capacity: Self.slotCount)
    keys.initialize(repeating: 0, count: Self.slotCount)
    answers.initialize(repeating: 0, count: Self.slotCount)
    counts.initialize(repeating: 0, count: Self.slotCount)
  }

  deinit {
    keys.deallocate()
    answers.deallocate()
    counts.deallocate()
  }

  @inline(__always)
  func color(_ slot: Int32) -> UInt32 { keys[Int(slot)] ^ Self.mark }

  /// The nearest entry of the palette.
  @inline(__always)
  func nearest(_ slot: Int32) -> Int { Int(answers[Int(slot)] & 0xFF) }

  /// Squared distance from it, over all parts.
  @inline(__always)
  func error(_ slot: Int32) -> Int { Int(answers[Int(slot)] >> 8) }

  /// Pixels of the picture at hand.
  @inline(__always)
  func count(_ slot: Int32) -> Int { Int(counts[Int(slot)]) }

  /// Squared error times pixels.
  @inline(__always)
  func harm(_ slot: Int32) -> Int { error(slot) * count(slot) }

  /// Starts on a picture; forgets colours when there are many.
  mutating func start() {
    for slot in touched { counts[Int(slot)] = 0 }
    touched.removeAll(keepingCapacity: true)
    if used > Self.mostColors {
      keys.update(repeating: 0, count: Self.slotCount)
      used = 0
    }
  }

  /// The slot of each pixel, counted; false for more colours than a palette can stand for.
  mutating func index(
    _ pixels: UnsafePointer<UInt32>, count: Int, width: Int,
    into slots: UnsafeMutablePointer<UInt16>
  ) -> Bool {
    var position = 0
    while position < count {
      let color = pixels[position]
      var end = position &+ 1
      while end < count, pixels[end] == color { end &+= 1 }
      // Most colours stand in the row above as well.
      let slot: Int
      if position >= width, pixels[position &- width] == color {
        slot = Int(slots[position &- width])
      } else {
        slot = self.slot(of: color)
      }
      if counts[slot] == 0 {
        guard touched.count < Self.mostColors else { return false }
        touched.append(Int32(truncatingIfNeeded: slot))
      }
      counts[slot] &+= Int32(truncatingIfNeeded: end &- position)
      let value = UInt16(truncatingIfNeeded: slot)
      while position < end {
        slots[position] = value
        position &+= 1
      }
    }
    return true
  }

  @inline(__always)
  private mutating func slot(of color: UInt32) -> Int {
    var slot = Int(truncatingIfNeeded: (color &* 0x9E37_79B1) &>> UInt32(32 - Self.hashBits))
    let key = color ^ Self.mark
    while keys[slot] != key {
      if keys[slot] == 0 { return insert(color, at: slot) }
      slot = (slot &+ 1) & (Self.slotCount &- 1)
    }
    return slot
  }

  private mutating func insert(_ color: UInt32, at slot: Int) -> Int {
    used += 1
    keys[slot] = color ^ Self.mark
    answers[slot] = palette.nearest(color)
    return slot
  }
}

/// The entries of a palette by channel, for searching many at once.
struct PaletteSearch {
  private var blue: [SIMD8<Float>] = []
  private var green: [SIMD8<Float>] = []
  private var red: [SIMD8<Float>] = []
  private var alpha: [SIMD8<Float>] = []

  init(_ palette: TilePalette) {
    let colors = palette.colors
    func lanes(_ start: Int, _ shift: UInt32) -> SIMD8<Float> {
      var lanes = SIMD8<Float>(repeating: 10_000)
      for index in start..<min(start + 8, colors.count) {
        lanes[index - start] = Float(colors[index] >> shift & 0xFF)
      }
      return lanes
    }
    for start in stride(from: 0, to: colors.count, by: 8) {
      blue.append(lanes(start, 0))
      green.append(lanes(start, 8))
      red.append(lanes(start, 16))
      alpha.append(lanes(start, 24))
    }
  }

  /// `squared distance << 8 | index`; of equally near entries the first.
  func nearest(_ color: UInt32) -> UInt32 {
    var best = SIMD8<Float>(repeating: .infinity)
    var bestGroup = SIMD8<Int32>(repeating: 0)
    for group in blue.indices {
      let b = blue[group] - Float(color & 0xFF)
      let g = green[group] - Float(color >> 8 & 0xFF)
      let r = red[group] - Float(color >> 16 & 0xFF)
      let a = alpha[group] - Float(color >> 24)
      let distance = b * b + g * g + r * r + a * a
      let nearer = distance .< best
      best.replace(with: distance, where: nearer)
      bestGroup.replace(with: SIMD8(repeating: Int32(group)), where: nearer)
    }
    var (distance, index) = (Float.infinity, 0)
    for lane in 0..<8 {
      let candidate = Int(bestGroup[lane]) * 8 + lane
      if best[lane] < distance || (best[lane] == distance && candidate < index) {
        (distance, index) = (best[lane], candidate)
      }
    }
    return UInt32(min(distance, 0xFF_FFFE)) << 8 | UInt32(index & 0xFF)
  }
}
