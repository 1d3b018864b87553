import CGDAL
import PlantModel

/// Polygons as GEOS sees them, for what it does better than a hand can: validity, repair, intersection.
struct PolygonHandle: ~Copyable {
  private let geometry: OGRGeometryH

  /// nil when GDAL does not take them.
  init?(_ polygons: [Polygon]) {
    let bytes = wellKnownBinary(polygons)
    var made: OGRGeometryH?
    let result = bytes.withUnsafeBytes {
      OGR_G_CreateFromWkb($0.baseAddress, nil, &made, Int32(clamping: $0.count))
    }
    guard result == OGRERR_NONE, let made else { return nil }
    geometry = made
  }

  private init(owning geometry: OGRGeometryH) {
    self.geometry = geometry
  }

  deinit { OGR_G_DestroyGeometry(geometry) }

  var isValid: Bool { OGR_G_IsValid(geometry) != 0 }
  var area: Double { OGR_G_Area(geometry) }

  /// The polygons of the repaired geometry; lines and points that it collapsed to are left out.
  func madeValid() -> [Polygon] {
    guard let valid = OGR_G_MakeValid(geometry) else { return [] }
    return PolygonHandle(owning: valid).polygons()
  }

  /// 0 when GEOS gives up, as it does on invalid geometries.
  func intersectionArea(with other: borrowing PolygonHandle) -> Double {
    guard let common = OGR_G_Intersection(geometry, other.geometry) else { return 0 }
    defer { OGR_G_DestroyGeometry(common) }
    return OGR_GT_Flatten(OGR_G_GetGeometryType(common)) == wkbGeometryCollection
      ? collectionArea(common) : OGR_G_Area(common)
  }

  private func collectionArea(_ collection: OGRGeometryH) -> Double {
    (0..<OGR_G_GetGeometryCount(collection)).reduce(0) {
      $0 + (OGR_G_GetGeometryRef(collection, $1).map { OGR_G_Area($0) } ?? 0)
    }
  }

  private func polygons() -> [Polygon] {
    var layer = RawLayer()
    let reader = RawGeometryReader(tolerance: 0)
    reader.append(geometry, to: &layer)
    layer.features = [
      .init(id: 0, ringEnd: layer.rings.count, values: [])
    ]
    return polygonParts(of: 0, in: layer)
  }
}

/// OGC 06-103r4, 8.2: a multi-polygon, little-endian, rings closed.
private func wellKnownBinary(_ polygons: [Polygon]) -> [UInt8] {
  var bytes: [UInt8] = []
  let vertices = polygons.reduce(0) { $0 + $1.rings.reduce(0) { $0 + $1.count + 1 } }
  bytes.reserveCapacity(vertices * 16 + polygons.count * 32 + 64)
  func append(_ value: UInt32) { withUnsafeBytes(of: value.littleEndian) { bytes += $0 } }
  func append(_ point: Point) {
    withUnsafeBytes(of: point.x.bitPattern.littleEndian) { bytes += $0 }
    withUnsafeBytes(of: point.y.bitPattern.littleEndian) { bytes += $0 }
  }
  bytes.append(1)
  append(6)
  append(UInt32(polygons.count))
  for polygon in polygons {
    bytes.append(1)
    append(3)
    append(UInt32(polygon.interiors.count + 1))
    for ring in polygon.rings {
      append(UInt32(ring.count + 1))
      for point in ring { append(point) }
      if let first = ring.first { append(first) }
    }
  }
  return bytes
}
