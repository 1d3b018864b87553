import PlantModel

/// The pixels of a block that stand for units smaller than one: each has the colour of one level, and a level has as many of them as its
/// units cover, spread evenly (an ordered dither after Bayer 1973). What the eye sees from afar is what a picture of covered areas shows,
/// in level colours alone.
struct BlockCells {
  private static let side = SmallUnits.Block.side
  private static let ranks = 5
  private static let major = UInt8(RiskLevel.major.rank)

  /// Of each pixel, row by row; nil: nothing there.
  private(set) var levels = [UInt8?](repeating: nil, count: side * side)
  /// Of each level and pixel, the part that is covered.
  private var covered: [Float]
  private let origin: Point

  init(_ units: [SmallUnits.Unit], in block: SmallUnits.Block) {
    origin = Point(x: Double(block.column * Self.side), y: Double(block.row * Self.side))
    covered = [Float](repeating: 0, count: Self.ranks * Self.side * Self.side)
    for unit in units { cover(unit) }
    addSquares(units.filter { $0.rank == Self.major })
    dither()
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
    for pixel in levels.indices where levels[pixel] == nil {
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

  /// The least that is drawn of a major risk is two pixels by two, as in pictures, where no such square is near; what is covered beyond
  /// the squares is left for the dither.
  private mutating func addSquares(_ majors: [SmallUnits.Unit]) {
    guard !majors.isEmpty else { return }
    var corners: Set<TilePoint> = []
    for unit in majors {
      let center = unit.bounds.center - origin
      func first(_ value: Double) -> Int32 {
        Int32(min(max(value.rounded() - 1, 0), Double(Self.side - 2)))
      }
      let corner = TilePoint(x: first(center.x), y: first(center.y))
      if !Self.isNear(corner, corners) { corners.insert(corner) }
    }
    for corner in corners {
      for offset in [0, 1, Self.side, Self.side + 1] {
        levels[Int(corner.y) * Self.side + Int(corner.x) + offset] = Self.major
      }
    }
    let plane = Int(Self.major) * levels.count
    let total = covered[plane..<plane + levels.count].reduce(0, +)
    let rest = max(0, total - Float(4 * corners.count)) / max(total, .leastNormalMagnitude)
    for pixel in levels.indices { covered[plane + pixel] *= rest }
  }

  /// Less than four pixels from one of them.
  private static func isNear(_ corner: TilePoint, _ corners: Set<TilePoint>) -> Bool {
    for dy: Int32 in -3...3 {
      for dx: Int32 in -3...3 where dx * dx + dy * dy < 16 {
        if corners.contains(TilePoint(x: corner.x + dx, y: corner.y + dy)) { return true }
      }
    }
    return false
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
