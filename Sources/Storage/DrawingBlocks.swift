/// What the blocks of a drawing and its model space hold, to tell what comes of unfolding the insertions before that is done.
struct DrawingBlocks {
  struct Unfolded {
    /// Blocks within blocks multiply.
    var entities: Double
    /// Of circles, arcs and bulges, with the scales of the insertions.
    var largestRadius: Double
  }

  private struct Content {
    var entities = 0.0
    var radius = 0.0
    var insertions: [[UInt8]: Insertion] = [:]
  }

  private struct Insertion {
    var copies = 0.0
    var scale = 1.0
  }

  private var blocks: [[UInt8]: Content] = [:]
  private var modelSpace = Content()
  /// Name of the block that is being read, undecoded; nil in model space.
  private var block: [UInt8]?

  mutating func begin(_ name: [UInt8]) { block = name }
  mutating func endBlock() { block = nil }
  mutating func addEntity() { change { $0.entities += 1 } }

  mutating func add(radius: Double) {
    if radius > 0 { change { $0.radius = max($0.radius, radius) } }
  }

  mutating func insert(_ name: [UInt8], copies: Double) {
    change { $0.insertions[name, default: Insertion()].copies += copies }
  }

  /// The largest of the scales of all insertions of a block.
  mutating func scale(_ name: [UInt8], by scale: Double) {
    change {
      let last = $0.insertions[name]?.scale ?? 1
      $0.insertions[name, default: Insertion()].scale = max(last, min(scale, 1e6))
    }
  }

  var unfolded: Unfolded {
    var known: [[UInt8]: Unfolded] = [:]
    return unfolded(modelSpace, &known, depth: 0)
  }

  private mutating func change(_ body: (inout Content) -> Void) {
    if let block {
      body(&blocks[block, default: Content()])
    } else {
      body(&modelSpace)
    }
  }

  /// Blocks that hold themselves do not unfold; GDAL stops at them too. In the order of names, since where blocks hold each other
  /// the sum depends on where one begins.
  private func unfolded(
    _ content: Content, _ known: inout [[UInt8]: Unfolded], depth: Int
  ) -> Unfolded {
    var sum = Unfolded(entities: content.entities, largestRadius: content.radius)
    guard depth < 128 else { return sum }
    let insertions = content.insertions.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    for (name, insertion) in insertions {
      if known[name] == nil, let block = blocks[name] {
        known[name] = Unfolded(entities: 0, largestRadius: 0)
        known[name] = unfolded(block, &known, depth: depth + 1)
      }
      guard let inner = known[name] else { continue }
      sum.entities += inner.entities * insertion.copies
      sum.largestRadius = max(sum.largestRadius, inner.largestRadius * insertion.scale)
    }
    return sum
  }
}
