import MapStyle
import PlantModel

extension FlatGeometry {
  /// How many points a row has.
  func pointCount(of row: Int) -> Int { lines(of: row).reduce(0) { $0 + points(of: $1).count } }

  /// A point of a row that stands for it: within its largest polygon, the centre of mass where that lies inside; in metres.
  func innerPoint(of row: Int) -> Point {
    guard kinds[row] == .polygon else { return bounds[row].center }
    let parts = polygons(of: row)
    guard let part = parts.count == 1 ? parts.first : parts.max(by: { $0.area < $1.area }) else {
      return bounds[row].center
    }
    let centroid = part.centroid
    if part.contains(centroid) { return centroid }
    let side = min(part.boundingBox.width, part.boundingBox.height)
    let thin = part.thinned(to: 500)
    return thin.poleOfInaccessibility(precision: max(side / 20, 1e-3)).point
  }
}

extension Polygon {
  /// With at most about so many points: what a search that looks at each of them thousands of times can bear.
  func thinned(to most: Int) -> Polygon {
    let count = rings.reduce(0) { $0 + $1.count }
    guard count > most else { return self }
    let box = boundingBox
    var tolerance = max(box.width, box.height) / 4_000
    var thin = self
    for _ in 0..<12 {
      thin = Polygon(
        exterior: simplified(ring: thin.exterior, tolerance: tolerance),
        interiors: thin.interiors.map { simplified(ring: $0, tolerance: tolerance) }
          .filter { $0.count > 3 })
      if thin.rings.reduce(0, { $0 + $1.count }) <= most { break }
      tolerance *= 2
    }
    return thin
  }
}

extension TilePlane {
  /// In pixels, the point of a unit on which symbols stand: the middle of what is too small to have a shape, else an inner point.
  func labelPoint(of row: Int, in geometry: FlatGeometry) -> Point {
    let box = pixels(geometry.bounds[row])
    return max(box.width, box.height) < 4
      ? box.center : transform.applied(to: geometry.innerPoint(of: row))
  }
}
