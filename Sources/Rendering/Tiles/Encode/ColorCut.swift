/// Colours in boxes, each of which is to share an entry of a palette.
struct ColorCut {
  private struct Entry {
    /// Blue, green, red, alpha, less 128.
    var parts: SIMD4<Float>
    var count: Float
    var number: Int32
  }

  private struct Sums {
    var count: Float = 0
    var first = SIMD4<Float>()
    var second = SIMD4<Float>()

    @inline(__always)
    mutating func add(_ entry: Entry) {
      let weighted = entry.parts * entry.count
      count += entry.count
      first += weighted
      second += weighted * entry.parts
    }

    static func - (a: Sums, b: Sums) -> Sums {
      Sums(count: a.count - b.count, first: a.first - b.first, second: a.second - b.second)
    }
  }

  private struct Box {
    var range: Range<Int>
    var sums: Sums
    /// Squared distances from the mean, by part.
    var spread: SIMD4<Float>

    init(_ range: Range<Int>, _ sums: Sums) {
      self.range = range
      self.sums = sums
      spread = sums.second - sums.first * sums.first / sums.count
      if range.count < 2 { spread = .zero }
    }
  }

  private var entries: [Entry] = []
  private var boxes: [Box] = []
  /// What is to be gained by cutting each box.
  private var gains: [Float] = []
  /// Sum of squared distances from the means.
  private(set) var error: Float = 0

  init(_ census: borrowing ColorCensus, leaving kept: [Bool]) {
    entries.reserveCapacity(census.count)
    var sums = Sums()
    for number in 0..<census.count where !kept[number] {
      let parts = SIMD4<Float>(SIMD4<Int32>(pixel: census.colors[number])) - 128
      let entry = Entry(
        parts: parts, count: Float(census.counts[number]), number: Int32(number))
      entries.append(entry)
      sums.add(entry)
    }
    guard !entries.isEmpty else { return }
    append(Box(0..<entries.count, sums))
    error = gains[0]
  }

  private mutating func append(_ box: Box) {
    boxes.append(box)
    gains.append(box.spread.sum())
  }

  /// Cuts until there are so many boxes or the error is small enough; whether it is.
  mutating func split(into most: Int, aim: Float) -> Bool {
    while error > aim {
      guard boxes.count < most else { return false }
      var widest = 0
      for index in gains.indices where gains[index] > gains[widest] { widest = index }
      guard gains[widest] > 0 else { return true }
      let box = boxes[widest]
      let (low, high) = halves(box)
      error -= gains[widest]
      boxes[widest] = low
      gains[widest] = low.spread.sum()
      append(high)
      error += gains[widest] + gains[gains.count - 1]
    }
    return true
  }

  /// Cut at the mean of the part that differs most.
  private mutating func halves(_ box: Box) -> (Box, Box) {
    var axis = 0
    for part in 1..<4 where box.spread[part] > box.spread[axis] { axis = part }
    let mean = box.sums.first[axis] / box.sums.count
    var sums = Sums()
    let middle = entries.withUnsafeMutableBufferPointer { entries in
      var (low, high) = (box.range.lowerBound, box.range.upperBound)
      while low < high {
        let entry = entries[low]
        if entry.parts[axis] <= mean {
          sums.add(entry)
          low += 1
        } else {
          high -= 1
          entries[low] = entries[high]
          entries[high] = entry
        }
      }
      return low
    }
    let bounds = box.range
    guard middle > bounds.lowerBound, middle < bounds.upperBound else {
      // Rounding put all on one side.
      var first = Sums()
      first.add(entries[bounds.lowerBound])
      let cut = bounds.lowerBound + 1
      return (
        Box(bounds.lowerBound..<cut, first), Box(cut..<bounds.upperBound, box.sums - first)
      )
    }
    return (Box(bounds.lowerBound..<middle, sums), Box(middle..<bounds.upperBound, box.sums - sums))
  }

  /// Of each box, as a premultiplied pixel 0xAARRGGBB.
  var means: [UInt32] {
    boxes.map { box in
      let mean = (box.sums.first / box.sums.count + 128.5).rounded(.down)
      return SIMD4<Int32>(mean.clamped(lowerBound: .zero, upperBound: SIMD4(repeating: 255))).pixel
    }
  }

  /// The number of each colour in the census, and that of its box.
  func forEach(_ body: (Int, Int) -> Void) {
    for (index, box) in boxes.enumerated() {
      for entry in entries[box.range] { body(Int(entry.number), index) }
    }
  }
}
