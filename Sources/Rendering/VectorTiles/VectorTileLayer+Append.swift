package import MapStyle
package import PlantModel

extension VectorTileLayer {
  /// Adds a feature whose geometry is in CSS pixels, y down.
  package mutating func append(
    _ geometry: Geometry, id: UInt64? = nil, properties: [String: StyleValue] = [:]
  ) {
    let first = Int32(subpathEnds.count)
    let kind: VectorTileFeature.Kind
    switch geometry {
    case .points(let points):
      kind = .point
      append(subpath: points)
    case .lineStrings(let lines):
      kind = .line
      for line in lines { append(subpath: line) }
    case .polygons(let polygons):
      kind = .polygon
      for ring in polygons.flatMap(\.rings) { append(subpath: ring) }
    }
    propertySets.append(properties)
    features.append(
      VectorTileFeature(
        id: id, propertySet: propertySets.count - 1, kind: kind, firstSubpath: first,
        subpathCount: Int32(subpathEnds.count) - first))
  }

  private mutating func append(subpath points: [Point]) {
    for point in points {
      coordinates.append(point.x)
      coordinates.append(point.y)
    }
    subpathEnds.append(Int32(coordinates.count / 2))
  }
}
