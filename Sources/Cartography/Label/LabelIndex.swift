package import PlantModel

/// What is taken on the map: boxes of labels and furniture, lines of leaders, found by place.
package struct LabelIndex: Sendable {
  package enum Shape: Hashable, Sendable {
    case box(OrientedBox)
    case segment(Point, Point)
  }

  package struct Entry: Hashable, Sendable {
    package var shape: Shape
    /// The request whose label it is; -1 for what never gives way.
    package var owner: Int
    /// 0 unassessed … 4 major; higher than any level for what never gives way.
    package var rank: Int
  }

  private static let cell = 96.0

  private struct Key: Hashable {
    var column: Int
    var row: Int
  }

  private var entries: [Entry?] = []
  private var cells: [Key: [Int]] = [:]
  private var owned: [Int: [Int]] = [:]

  package init() {}

  private static func boundingBox(_ shape: Shape) -> Rect {
    switch shape {
    case .box(let box): box.boundingBox
    case .segment(let a, let b): Rect(around: [a, b])
    }
  }

  private static func keys(_ box: Rect) -> [Key] {
    guard !box.isNull, box.minX.isFinite, box.maxX.isFinite, box.minY.isFinite, box.maxY.isFinite
    else { return [] }
    func index(_ v: Double) -> Int { Int((v / cell).rounded(.down).clamped(to: -1e6...1e6)) }
    var keys: [Key] = []
    for row in index(box.minY)...index(box.maxY) {
      for column in index(box.minX)...index(box.maxX) {
        keys.append(Key(column: column, row: row))
      }
    }
    return keys
  }

  package mutating func insert(_ shape: Shape, owner: Int, rank: Int) {
    entries.append(Entry(shape: shape, owner: owner, rank: rank))
    let index = entries.count - 1
    for key in Self.keys(Self.boundingBox(shape)) { cells[key, default: []].append(index) }
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

  /// What the shape would collide with; only the first found when that is enough.
  package func conflicts(_ shape: Shape, firstOnly: Bool = false) -> [Entry] {
    let box = Self.boundingBox(shape)
    var seen: Set<Int> = []
    var result: [Entry] = []
    for key in Self.keys(box) {
      for index in cells[key] ?? [] {
        guard let entry = entries[index], Self.boundingBox(entry.shape).intersects(box),
          seen.insert(index).inserted, Self.collide(shape, entry.shape)
        else { continue }
        result.append(entry)
        if firstOnly { return result }
      }
    }
    return result
  }

  package func isFree(_ shape: Shape) -> Bool { conflicts(shape, firstOnly: true).isEmpty }
}

extension Comparable {
  fileprivate func clamped(to range: ClosedRange<Self>) -> Self {
    min(max(self, range.lowerBound), range.upperBound)
  }
}
