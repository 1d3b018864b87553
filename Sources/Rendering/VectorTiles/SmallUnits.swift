import Cartography
import PlantModel

/// Units too small to be pointed at, by blocks of pixels that all tiles of a zoom share. What a block shows follows from the units whose
/// middles lie in it alone, so neighbouring tiles agree on it.
struct SmallUnits: Sendable {
  struct Unit: Sendable {
    /// Of the table of units.
    var row: Int32
    /// 0 unassessed … 4 major.
    var rank: UInt8
    /// In pixels of the plane.
    var bounds: Rect
    /// Square pixels.
    var area: Double
  }

  /// A block by its number from the corner of the plane.
  struct Block: Hashable, Comparable, Sendable {
    var column: Int
    var row: Int

    static func < (a: Block, b: Block) -> Bool {
      a.row != b.row ? a.row < b.row : a.column < b.column
    }

    init(at point: Point) {
      column = Int((point.x / Double(Self.side)).rounded(.down))
      row = Int((point.y / Double(Self.side)).rounded(.down))
    }

    init(column: Int, row: Int) {
      (self.column, self.row) = (column, row)
    }

    /// Pixels along the side; tiles are a whole number of blocks wide.
    static let side = 32
  }

  /// Block by block, and within one in the order of the table.
  private var units: [Unit] = []
  private var blocks: [Block: Range<Int>] = [:]

  init(_ units: [Unit]) {
    let keyed = units.map { (block: Block(at: $0.bounds.center), unit: $0) }.sorted {
      $0.block != $1.block ? $0.block < $1.block : $0.unit.row < $1.unit.row
    }
    self.units = keyed.map(\.unit)
    var start = 0
    for end in 1..<max(1, keyed.count + 1)
    where end == keyed.count || keyed[end].block != keyed[start].block {
      blocks[keyed[start].block] = start..<end
      start = end
    }
  }

  /// Units as long as this on one side have features of their own, in pixels.
  static let leastNamed = 5.0

  /// Blocks that may show something in a window, in order, with their units.
  func blocks(in window: Rect) -> [(block: Block, units: ArraySlice<Unit>)] {
    guard !units.isEmpty else { return [] }
    let reach = window.inset(by: -Self.leastNamed)
    let first = Block(at: Point(x: reach.minX, y: reach.minY))
    let last = Block(at: Point(x: reach.maxX, y: reach.maxY))
    var found: [(block: Block, units: ArraySlice<Unit>)] = []
    for row in first.row...last.row {
      for column in first.column...last.column {
        let block = Block(column: column, row: row)
        if let range = blocks[block] { found.append((block, units[range])) }
      }
    }
    return found
  }
}
