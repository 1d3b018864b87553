package import PlantModel

/// What is taken on the map: boxes of labels and furniture, lines of leaders, found by place.
package struct LabelIndex: Sendable {
  /// The form of what is taken.
  package enum Shape: Hashable, Sendable {
    case box(OrientedBox)
    /// A line from one point to the other.
    case segment(Point, Point)

    var boundingBox: Rect {
      switch self {
      case .box(let box): box.boundingBox
      case .segment(let a, let b): Rect(around: [a, b])
      }
    }
  }

  /// Something that is on the map.
  package struct Entry: Hashable, Sendable {
    package var shape: Shape
    package var boundingBox: Rect
    /// The request whose label it is; negative for what never gives way.
    package var owner: Int
    /// 0 unassessed … 4 major; higher than any level for what never gives way.
    package var rank: Int
    /// A symbol that lets others lie over it which do likewise.
    var isCooperative: Bool
  }

  private static let cell = 64.0

  let window: Rect
  private let columns: Int
  private let rows: Int
  private var entries: [Entry?] = []
  /// Indices of entries for each cell of a grid over the window; what lies outside counts to the outermost cells.
  private var cells: Cells
  private var owned: [Int: [Int]] = [:]

  /// The cells of a grid, row by row.
  private struct Cells: Sendable {
    /// Empty where most cells are.
    var all: [[Int32]]
    var filled: [Int: [Int32]] = [:]

    subscript(cell: Int) -> [Int32] { all.isEmpty ? filled[cell] ?? [] : all[cell] }

    mutating func append(_ index: Int32, to cell: Int) {
      if all.isEmpty { filled[cell, default: []].append(index) } else { all[cell].append(index) }
    }
  }

  /// `isSparse`: room is kept for the cells that hold something only.
  package init(window: Rect, isSparse: Bool = false) {
    self.window = window
    columns = max(1, min(1_000, Int((window.width / Self.cell).rounded(.up))))
    rows = max(1, min(1_000, Int((window.height / Self.cell).rounded(.up))))
    cells = Cells(
      all: isSparse ? [] : [[Int32]](repeating: [], count: columns * rows))
  }

  private func span(
    _ low: Double, _ high: Double, from origin: Double, count: Int
  ) -> ClosedRange<Int> {
    func index(_ v: Double) -> Int {
      let i = (v - origin) / Self.cell
      return i > 0 ? Int(min(i, Double(count - 1))) : 0
    }
    return index(low)...max(index(low), index(high))
  }

  /// Takes the room of a shape for `owner`; `rank` and `isCooperative` as in `Entry`.
  package mutating func insert(
    _ shape: Shape, owner: Int, rank: Int, isCooperative: Bool = false
  ) {
    let box = shape.boundingBox
    entries.append(
      Entry(
        shape: shape, boundingBox: box, owner: owner, rank: rank, isCooperative: isCooperative))
    let index = entries.count - 1
    for row in span(box.minY, box.maxY, from: window.minY, count: rows) {
      for column in span(box.minX, box.maxX, from: window.minX, count: columns) {
        cells.append(Int32(index), to: row * columns + column)
      }
    }
    owned[owner, default: []].append(index)
  }

  /// Frees what that owner has taken.
  package mutating func remove(owner: Int) {
    for index in owned.removeValue(forKey: owner) ?? [] { entries[index] = nil }
  }

  private static func collide(_ a: Shape, _ b: Shape) -> Bool {
    switch (a, b) {
    case (.box(let p), .box(let q)): p.overlaps(q)
    case (.box(let p), .segment(let c, let d)), (.segment(let c, let d), .box(let p)):
      p.intersects(segment: c, d)
    case (.segment(let p, let q), .segment(let c, let d)): segmentsIntersect(p, q, c, d)
    }
  }

  /// Calls `body` for what the shape would collide with, an entry perhaps twice, until it answers false.
  private func visitConflicts(_ shape: Shape, _ body: (Int) -> Bool) {
    let box = shape.boundingBox
    for row in span(box.minY, box.maxY, from: window.minY, count: rows) {
      for column in span(box.minX, box.maxX, from: window.minX, count: columns) {
        for index in cells[row * columns + column] {
          guard let entry = entries[Int(index)], entry.boundingBox.intersects(box),
            Self.collide(shape, entry.shape)
          else { continue }
          if !body(Int(index)) { return }
        }
      }
    }
  }

  /// What the shape would collide with.
  package func conflicts(_ shape: Shape) -> [Entry] {
    var found: [Int] = []
    visitConflicts(shape) {
      if !found.contains($0) { found.append($0) }
      return true
    }
    return found.compactMap { entries[$0] }
  }

  /// The boxes that overlap a rectangle.
  package func boxes(in rect: Rect) -> [OrientedBox] {
    conflicts(.box(OrientedBox(rect))).compactMap {
      if case .box(let box) = $0.shape { box } else { nil }
    }
  }

  /// Something of that rank or a higher one is in the way.
  package func isBlocked(_ shape: Shape, from rank: Int) -> Bool {
    var isBlocked = false
    visitConflicts(shape) {
      isBlocked = (entries[$0]?.rank ?? 0) >= rank
      return !isBlocked
    }
    return isBlocked
  }

  /// Nothing is in the way but what `owner` has taken itself; for a cooperative symbol others of that kind are not.
  package func isFree(
    _ shape: Shape, forCooperative: Bool = false, besides owner: Int? = nil
  ) -> Bool {
    var isFree = true
    visitConflicts(shape) {
      let entry = entries[$0]
      isFree = entry?.owner == owner || forCooperative && entry?.isCooperative == true
      return isFree
    }
    return isFree
  }
}
