import PlantModel

extension VectorTileLayer {
  func lattice(_ window: Rect, extent: Int) -> TileLattice {
    TileLattice(window: window, extent: extent, buffer: buffer, step: lattice)
  }

  /// What the tile carries of the features at these indices, piece by piece; pieces may be empty.
  func pieces(_ indices: some Collection<Int>, on lattice: TileLattice) -> [VectorTilePiece] {
    let snapped = indices.map { index in
      features[index].kind == .point ? [] : subpaths(of: features[index]).map(lattice.snapped)
    }
    let thinning = lattice.thinning(keeping: sharedPoints(snapped, on: lattice))
    return zip(indices, snapped).map { index, paths in
      let feature = features[index]
      return VectorTilePiece(
        id: feature.id, properties: propertySets[feature.propertySet],
        shape: shape(of: feature, paths, on: lattice, thinning))
    }
  }

  private func shape(
    of feature: VectorTileFeature, _ paths: [SnappedPath], on lattice: TileLattice,
    _ thinning: RingThinning
  ) -> VectorTilePiece.Shape {
    switch feature.kind {
    case .point: return .points(subpaths(of: feature).flatMap(lattice.points))
    case .line: return .lines(paths.flatMap { lattice.lines($0, thinning) })
    case .polygon:
      let rings = paths.compactMap { lattice.isSmall($0) ? nil : lattice.ring($0, thinning) }
        .filter { !$0.isEmpty }
      return .polygons(rings.isEmpty ? [] : validArea(rings, minimum: self.lattice * self.lattice))
    }
  }

  private func sharedPoints(_ features: [[SnappedPath]], on lattice: TileLattice) -> SharedPoints {
    var shared = SharedPoints()
    let reach = lattice.thinnedReach
    for (index, paths) in features.enumerated() {
      for path in paths where reach.intersects(path.box) {
        for point in path.points where reach.contains(point) {
          shared.insert(point, of: Int32(clamping: index))
        }
      }
    }
    return shared
  }
}
