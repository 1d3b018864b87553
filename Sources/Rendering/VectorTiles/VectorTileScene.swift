import Cartography
import PlantModel

/// The layers of a map at one zoom, with what finds their features by place: all vector tiles of the zoom are windows on it.
package struct VectorTileScene: Sendable {
  package let layers: [VectorTileLayer]
  private let trees: [PackedRTree]

  /// - Parameter layers: in the order in which tiles carry them.
  package init(_ layers: [VectorTileLayer]) {
    self.layers = layers
    trees = layers.map { layer in PackedRTree(layer.features.map(layer.bounds)) }
  }

  /// Indices of the features of each layer that may show in a tile or touch one that does, in drawing order.
  func features(in window: Rect, extent: Int) -> [[Int]] {
    zip(layers, trees).map { layer, tree in
      let buffer = window.width * Double(max(0, layer.buffer) + 1) / Double(max(1, extent))
      let reach = buffer + TileLattice.mostThinned * window.width / 256
      return tree.indices(in: window.inset(by: -reach)).map { Int($0) }
    }
  }
}

extension VectorTileLayer {
  /// In CSS pixels; where no tile looks when a coordinate is not finite.
  fileprivate func bounds(of feature: VectorTileFeature) -> TileBounds {
    var box = Rect.null
    for subpath in subpaths(of: feature) {
      for i in stride(from: subpath.startIndex, to: subpath.endIndex - 1, by: 2) {
        box.formUnion(Point(x: subpath[i], y: subpath[i + 1]))
      }
    }
    return TileBounds(
      minX: Float(box.minX).nextDown, minY: Float(box.minY).nextDown,
      maxX: Float(box.maxX).nextUp, maxY: Float(box.maxY).nextUp)
  }

  /// x and y in turn of each line or ring.
  func subpaths(of feature: VectorTileFeature) -> [ArraySlice<Double>] {
    let first = Int(feature.firstSubpath)
    return (first..<first + Int(feature.subpathCount)).map { subpath in
      let start = subpath > 0 ? Int(subpathEnds[subpath - 1]) : 0
      return coordinates[2 * start..<2 * Int(subpathEnds[subpath])]
    }
  }
}
