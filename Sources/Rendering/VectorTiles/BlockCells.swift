import PlantModel

/// The pixels of a block that stand for units smaller than one: each has the colour of one level, and a level has as many of them as its
/// units cover, spread evenly (an ordered dither after Bayer 1973). What the eye sees from afar is what a picture of covered areas shows,
/// in level colours alone.
struct BlockCells {
  private static let side = SmallUnits.Block.side
  private static let ranks = 5

  /// Of each pixel, row by row; nil: nothing there.
  private(set) var levels = [UInt8?](repeating: nil, count: side * side)
  /// Of each level and pixel, the part that is covered.
  private var covered: [Float]
  private let origin: Point

  init(_ units: [SmallUnits.Unit], in block: SmallUnits.Block) {
    origin = Point(x: Double(block.column * Self.side), y: Double(block.row * Self.side))
    covered = [Float](repeating: 0, count: Self.ranks * Self.side * Self.side)
    for unit in units { cover(unit) }
    dither()
    for unit in units where unit.rank == UInt8(RiskLevel.major.rank) { addSquare(unit) }
    for rank in Set(units.map(\.rank)).sorted(by: >) where !levels.contains(rank) { addOne(rank) }
  }

  func level(column: Int, row: Int) -> UInt8? { levels[row * Self.side + column] }

  /// A unit's area by how much of its box lies in which pixel; what lies outside the block counts for the pixels at its edge.
  private mutating func cover(_ unit: SmallUnits.Unit) {
    let box = unit.bounds.offset(by: Point(x: -origin.x, y: -origin.y))
    let plane = Int(unit.rank) * Self.side * Self.side
    let (columns, rows) = (Self.shares(box.minX, box.maxX), Self.shares(box.minY, box.maxY))
    for (row, high) in rows {
      for (column, wide) in columns {
        covered[plane + row * Self.side + column] += Float(unit.area * high * wide)
      }
    }
  }

  /// Pixels that an interval lies in, with the part of it that each has.
  private static func shares(_ low: Double, _ high: Double) -> [(pixel: Int, part: Double)] {
    let length = high - low
    let last = Double(side - 1)
    func pixel(_ value: Double) -> Int { Int(min(max(value.rounded(.down), 0), last)) }
    let pixels = pixel(low)...max(pixel(low), pixel(high))
    guard length > 0 else { return [(pixels.lowerBound, 1)] }
    return pixels.map { index in
      let from = index == pixels.lowerBound ? low : Double(index)
      let to = index == pixels.upperBound ? high : Double(index + 1)
      return (index, max(0, to - from) / length)
    }
  }

  /// The worst level takes the lowest thresholds, so no other takes its pixels.
  private mutating func dither() {
    for pixel in levels.indices {
      let threshold = Self.threshold(column: pixel % Self.side, row: pixel / Self.side)
      var sum: Float = 0
      for rank in (0..<Self.ranks).reversed() {
        sum += covered[rank * levels.count + pixel]
        if sum > threshold {
          levels[pixel] = UInt8(rank)
          break
        }
      }
    }
  }

  /// Of Bayer's matrix of 8 by 8, above 0 and below 1: the bits of row and column, woven into each other from the lowest.
  private static func threshold(column: Int, row: Int) -> Float {
    var value = 0
    for bit in 0..<3 {
      let (x, y) = (column >> bit & 1, row >> bit & 1)
      value = value << 2 | (x ^ y) << 1 | y
    }
    return (Float(value) + 0.5) / 64
  }

  /// The least that is drawn of a major risk is two pixels by two, as in pictures; one in a field of four by four is enough.
  private mutating func addSquare(_ unit: SmallUnits.Unit) {
    let rank = unit.rank
    let center = unit.bounds.center - origin
    func first(_ value: Double) -> Int { min(max(Int(value.rounded()) - 1, 0), Self.side - 2) }
    let (column, row) = (first(center.x), first(center.y))
    let field = (column / 4 * 4..<column / 4 * 4 + 4, row / 4 * 4..<row / 4 * 4 + 4)
    let hasSquare = field.1.contains { y in
      field.0.contains { x in isSquare(rank, column: x, row: y) }
    }
    guard !hasSquare else { return }
    for y in row...row + 1 {
      for x in column...column + 1 { levels[y * Self.side + x] = rank }
    }
  }

  private func isSquare(_ rank: UInt8, column: Int, row: Int) -> Bool {
    guard column + 1 < Self.side, row + 1 < Self.side else { return false }
    return [0, 1, Self.side, Self.side + 1].allSatisfy {
      levels[row * Self.side + column + $0] == rank
    }
  }

  /// A level that would not show takes the free pixel that it covers most.
  private mutating func addOne(_ rank: UInt8) {
    let plane = Int(rank) * levels.count
    let free = levels.indices.filter { levels[$0] == nil && covered[plane + $0] > 0 }
    let best = free.max {
      let (a, b) = (covered[plane + $0], covered[plane + $1])
      return a != b ? a < b : $0 > $1
    }
    if let best { levels[best] = rank }
  }
}
