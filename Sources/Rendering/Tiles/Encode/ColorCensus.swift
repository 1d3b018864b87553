/// The colours of a picture, how many pixels have each, and which each pixel has. One worker keeps it for its buffers; what it
/// holds comes from the last picture alone.
struct ColorCensus: ~Copyable {
  /// A picture of more colours is no map.
  static let most = 16_384
  private static let hashBits = 15
  /// Number of the colour plus 1; 0 is free.
  private let slots: UnsafeMutablePointer<UInt16>
  /// Premultiplied pixels 0xAARRGGBB, in the order of their first pixels.
  let colors: UnsafeMutablePointer<UInt32>
  /// Pixels of each colour.
  let counts: UnsafeMutablePointer<Int32>
  private(set) var count = 0
  /// The number of each pixel's colour.
  private(set) var numbers: UnsafeMutablePointer<UInt16>
  private var capacity = 0

  init() {
    slots = .allocate(capacity: 1 << Self.hashBits)
    colors = .allocate(capacity: Self.most)
    counts = .allocate(capacity: Self.most)
    numbers = .allocate(capacity: 1)
  }

  deinit {
    slots.deallocate()
    colors.deallocate()
    counts.deallocate()
    numbers.deallocate()
  }

  /// Counts a picture, row by row; false as soon as it has more than `most` colours.
  mutating func take(
    _ pixels: UnsafePointer<UInt32>, width: Int, height: Int, most: Int = Self.most
  ) -> Bool {
    let end = width &* height
    if end > capacity {
      numbers.deallocate()
      capacity = end
      numbers = .allocate(capacity: end)
    }
    slots.initialize(repeating: 0, count: 1 << Self.hashBits)
    count = 0
    var position = 0
    while position < end {
      let color = pixels[position]
      var next = position &+ 1
      while next < end, pixels[next] == color { next &+= 1 }
      // Most colours stand in the row above as well.
      let number: UInt16
      if position >= width, pixels[position &- width] == color {
        number = numbers[position &- width]
      } else {
        number = self.number(of: color)
        if count > most { return false }
      }
      counts[Int(number)] &+= Int32(truncatingIfNeeded: next &- position)
      repeat {
        numbers[position] = number
        position &+= 1
      } while position < next
    }
    return true
  }

  /// The number of a colour of the picture.
  func find(_ color: UInt32) -> Int? {
    let entry = slots[slot(of: color)]
    return entry == 0 ? nil : Int(entry) - 1
  }

  /// Where the colour stands or is to stand.
  @inline(__always)
  private func slot(of color: UInt32) -> Int {
    var slot = Int(truncatingIfNeeded: (color &* 0x9E37_79B1) &>> UInt32(32 - Self.hashBits))
    while slots[slot] != 0, colors[Int(slots[slot]) &- 1] != color {
      slot = (slot &+ 1) & (1 &<< Self.hashBits &- 1)
    }
    return slot
  }

  @inline(__always)
  private mutating func number(of color: UInt32) -> UInt16 {
    let slot = slot(of: color)
    let entry = slots[slot]
    if entry != 0 { return entry &- 1 }
    guard count < Self.most else {
      count = Self.most + 1
      return 0
    }
    colors[count] = color
    counts[count] = 0
    count &+= 1
    slots[slot] = UInt16(truncatingIfNeeded: count)
    return UInt16(truncatingIfNeeded: count &- 1)
  }
}
