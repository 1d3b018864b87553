import MapStyle
package import PlantModel

extension TileContent {
  /// Codes of units whose polygons share inner points with a rectangle of metres, in the order of the units.
  package func codes(touching rect: Rect) -> [String] {
    guard let geometry = tables["units"]?.geometry else { return [] }
    return geometry.rows(touching: rect).map { codes[$0] }
  }

  /// No feature of any table reaches into a rectangle of metres.
  package func isEmpty(_ rect: Rect) -> Bool {
    tables.values.allSatisfy { $0.geometry.rows(touching: rect).isEmpty }
      && !underlays.contains { $0.extent.overlaps(rect) }
  }
}

extension TileContent {
  /// Of the geometry of all tables.
  package var byteCount: Int { tables.values.reduce(0) { $0 + $1.geometry.byteCount } }
}

extension FlatGeometry {
  fileprivate func rows(touching rect: Rect) -> [Int] {
    (0..<count).filter { row in
      guard bounds[row].intersects(rect) else { return false }
      switch kinds[row] {
      case .point: return points(in: row).contains(where: rect.contains)
      case .lineString:
        return lines(of: row).contains { line in
          !rect.clipped(lineString: points(of: line).map { point($0) }).isEmpty
        }
      case .polygon: return rect.contains(bounds[row]) || area(of: row, in: rect) > 0
      }
    }
  }

  private func points(in row: Int) -> [Point] {
    lines(of: row).flatMap { points(of: $0).map { point($0) } }
  }

  /// What polygons cover of a rectangle, holes taken off.
  private func area(of row: Int, in rect: Rect) -> Double {
    lines(of: row).reduce(0) { sum, line in
      let ring = rect.clipped(ring: points(of: line).map { point($0) })
      let area = abs(doubledSignedArea(of: ring))
      return isHole[line] ? sum - area : sum + area
    }
  }
}

extension Underlay {
  /// On the plane.
  package var extent: Rect {
    Rect(
      around: Rect(x: 0, y: 0, width: Double(raster.width), height: Double(raster.height)).corners
        .map(georeference.applied))
  }
}
