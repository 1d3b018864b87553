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

  /// Rows that tell what the others are like: every eighth.
  private static let step = 8

  /// Counts a picture; false as soon as it has more than `most` colours, or the rows that tell have more than `mostAtFirst` for
  /// every 1024 of their pixels.
  mutating func take(
    _ pixels: UnsafePointer<UInt32>, width: Int, height: Int, most: Int = Self.most,
    mostAtFirst: Int = 1024
  ) -> Bool {
    reserve(width &* height)
    slots.initialize(repeating: 0, count: 1 << Self.hashBits)
    count = 0
    let told = (height &+ Self.step &- 1) / Self.step
    let first = min(most, max(256, told &* width &* mostAtFirst / 1024))
    for row in stride(from: 0, to: height, by: Self.step) {
      take(pixels, row: row, width: width, above: -1)
      if count > first { return false }
    }
    for row in 0..<height where row % Self.step != 0 {
      take(pixels, row: row, width: width, above: row &- 1)
      if count > most { return false }
    }
    return true
  }

  private mutating func reserve(_ count: Int) {
    guard count > capacity else { return }
    numbers.deallocate()
    capacity = count
    numbers = .allocate(capacity: count)
  }

  /// - Parameter above: a row that has been counted, in which most colours stand as well; negative for none.
  @inline(__always)
  private mutating func take(
    _ pixels: UnsafePointer<UInt32>, row: Int, width: Int, above: Int
  ) {
    let here = pixels + row &* width
    let target = numbers + row &* width
    let over = above < 0 ? here : pixels + above &* width
    let known = above < 0 ? target : numbers + above &* width
    var column = 0
    while column < width {
      let color = here[column]
      var next = column &+ 1
      while next < width, here[next] == color { next &+= 1 }
      let number = above >= 0 && over[column] == color ? known[column] : number(of: color)
      counts[Int(number)] &+= Int32(truncatingIfNeeded: next &- column)
      repeat {
        target[column] = number
        column &+= 1
      } while column < next
    }
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
