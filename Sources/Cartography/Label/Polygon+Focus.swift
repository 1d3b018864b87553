import PlantModel

extension Polygon {
  /// Where a label should stand: the centre of mass, or the innermost point where that lies outside or near an edge.
  var focus: Point {
    let box = boundingBox
    // A speck: any point of it will do.
    guard max(box.width, box.height) > 2 else { return centroid }
    let precision = max(0.5, min(box.width, box.height) / 20)
    let pole = poleOfInaccessibility(precision: precision)
    let centroid = centroid
    guard contains(centroid) else { return pole.point }
    let near = rings.contains { ring in
      zip(ring, ring.dropFirst() + ring.prefix(1)).contains {
        squaredDistance(from: centroid, toSegment: $0, $1) < pole.distance * pole.distance / 4
      }
    }
    return near ? pole.point : centroid
  }
}
