package import PlantModel

/// A static tree of rectangles in one flat buffer, packed along a Hilbert curve (Kamel & Faloutsos, "On packing R-trees", 1993), as
/// flatbush and FlatGeobuf do.
package struct PackedRTree: Sendable {
  static let nodeSize = 16

  /// Rectangles in the order of the curve, then the nodes above them level by level, the root last.
  private let boxes: [TileBounds]
  /// For each rectangle in the order of the curve, its index in the order that was given.
  private let order: [Int32]
  /// Where each level begins in `boxes`, and at last its end.
  private let levels: [Int]

  /// The tree over these; the index of each counts from 0. Those that are no numbers are never found.
  package init(_ bounds: [TileBounds]) {
    let order = HilbertOrder(bounds).indices
    var boxes: [TileBounds] = []
    boxes.reserveCapacity(bounds.count + bounds.count / (Self.nodeSize - 1) + 8)
    for index in order { boxes.append(bounds[Int(index)]) }
    var levels = [0, boxes.count]
    var start = 0
    while boxes.count - start > 1 {
      let end = boxes.count
      for first in stride(from: start, to: end, by: Self.nodeSize) {
        var node = TileBounds.null
        for child in first..<min(first + Self.nodeSize, end) { node.formUnion(boxes[child]) }
        boxes.append(node)
      }
      start = end
      levels.append(boxes.count)
    }
    self.boxes = boxes
    self.order = order
    self.levels = levels
  }

  /// Of rectangles.
  package var count: Int { order.count }

  /// Bytes that it takes.
  package var byteCount: Int {
    boxes.count * MemoryLayout<TileBounds>.stride + order.count * MemoryLayout<Int32>.stride
  }

  /// Indices of rectangles that touch the window, ascending.
  package func indices(in window: Rect) -> [Int32] {
    var found: [Int32] = []
    collect(in: window, into: &found)
    return found
  }

  /// Replaces what is in `found` by the indices of rectangles that touch the window, ascending; its storage is used again.
  package func collect(in window: Rect, into found: inout [Int32]) {
    found.removeAll(keepingCapacity: true)
    guard !order.isEmpty, let window = TileBounds(within: window) else { return }
    boxes.withUnsafeBufferPointer { boxes in
      order.withUnsafeBufferPointer { order in
        levels.withUnsafeBufferPointer { levels in
          let walk = Walk(boxes: boxes, order: order, levels: levels, window: window)
          walk.visit(level: levels.count - 2, first: 0, count: 1, &found)
        }
      }
    }
    found.sortAscending(below: order.count)
  }
}

/// One search, on bare buffers.
private struct Walk {
  let boxes: UnsafeBufferPointer<TileBounds>
  let order: UnsafeBufferPointer<Int32>
  let levels: UnsafeBufferPointer<Int>
  let window: TileBounds

  /// Looks at some neighbours of a level; `first` counts within the level.
  func visit(level: Int, first: Int, count: Int, _ found: inout [Int32]) {
    let start = levels[level] + first
    for index in start..<start + count where boxes[index].touches(window) {
      guard level > 0 else {
        found.append(order[index])
        continue
      }
      let child = (index - levels[level]) * PackedRTree.nodeSize
      let siblings = levels[level] - levels[level - 1]
      visit(
        level: level - 1, first: child, count: min(PackedRTree.nodeSize, siblings - child), &found)
    }
  }
}

extension TileBounds {
  static let null = TileBounds(
    minX: .infinity, minY: .infinity, maxX: -.infinity, maxY: -.infinity)

  mutating func formUnion(_ other: TileBounds) {
    minX = min(minX, other.minX)
    minY = min(minY, other.minY)
    maxX = max(maxX, other.maxX)
    maxY = max(maxY, other.maxY)
  }

  @inline(__always)
  func touches(_ other: TileBounds) -> Bool {
    minX <= other.maxX && maxX >= other.minX && minY <= other.maxY && maxY >= other.minY
  }

  /// The largest rectangle of floats in a window: floats compare with it as with the window. Nil where there is none.
  init?(within window: Rect) {
    self.init(
      minX: -Float(roundedDown: -window.minX), minY: -Float(roundedDown: -window.minY),
      maxX: Float(roundedDown: window.maxX), maxY: Float(roundedDown: window.maxY))
    guard minX <= maxX, minY <= maxY else { return nil }
  }

  /// The smallest rectangle of floats round a rectangle.
  init(around rect: Rect) {
    self.init(
      minX: Float(roundedDown: rect.minX), minY: Float(roundedDown: rect.minY),
      maxX: -Float(roundedDown: -rect.maxX), maxY: -Float(roundedDown: -rect.maxY))
  }
}

extension Float {
  /// The largest float that is not above `value`.
  init(roundedDown value: Double) {
    let nearest = Float(value)
    self = Double(nearest) > value ? nearest.nextDown : nearest
  }
}

extension [Int32] {
  /// Sorts different numbers from 0 up to, not including, `limit`.
  fileprivate mutating func sortAscending(below limit: Int) {
    let words = (limit + 63) / 64
    guard count > 64 + words / 64 else { return sort() }
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: words) { bits in
      bits.initialize(repeating: 0)
      for index in self { bits[Int(index) >> 6] |= 1 << UInt64(index & 63) }
      removeAll(keepingCapacity: true)
      for word in 0..<words {
        var rest = bits[word]
        while rest != 0 {
          append(Int32(truncatingIfNeeded: word << 6 | rest.trailingZeroBitCount))
          rest &= rest - 1
        }
      }
    }
  }
}
