import CGDAL
import PlantModel

/// The features of a layer in flat buffers, as they lie in the file: coordinates of the source, curves already stroked.
struct RawLayer {
  struct Ring {
    enum Kind: UInt8 {
      case point, line, exterior, interior
    }

    var kind: Kind
    /// One past its last vertex; it begins where the ring before ends.
    var end: Int
  }

  struct Feature {
    var id: Int64
    /// One past its last ring.
    var ringEnd: Int
    /// The values that were asked for, in that order.
    var values: [String?]
    var text: DrawingText?
  }

  var xs: [Double] = []
  var ys: [Double] = []
  var rings: [Ring] = []
  var features: [Feature] = []

  /// Indices of the vertices of a ring.
  func vertices(of ring: Int) -> Range<Int> {
    (ring == 0 ? 0 : rings[ring - 1].end)..<rings[ring].end
  }

  /// Indices of the rings of a feature.
  func rings(of feature: Int) -> Range<Int> {
    (feature == 0 ? 0 : features[feature - 1].ringEnd)..<features[feature].ringEnd
  }

  /// Round all vertices that a map could have: finite, and within 10¹² units of the source, which are 10⁹ m in millimetres.
  var extent: Rect {
    var extent = Rect.null
    for index in xs.indices where abs(xs[index]) <= 1e12 && abs(ys[index]) <= 1e12 {
      extent.formUnion(Point(x: xs[index], y: ys[index]))
    }
    return extent
  }
}

/// Appends geometries of GDAL to a `RawLayer`.
struct RawGeometryReader {
  /// Chord error for curves, in units of the source.
  var tolerance: Double

  func append(_ geometry: OGRGeometryH, to layer: inout RawLayer) {
    switch OGR_GT_Flatten(OGR_G_GetGeometryType(geometry)) {
    case wkbPoint:
      if OGR_G_IsEmpty(geometry) == 0 { appendRing(geometry, .point, to: &layer) }
    case wkbLineString, wkbLinearRing, wkbCircularString, wkbCompoundCurve:
      appendRing(geometry, .line, to: &layer)
    case wkbPolygon, wkbTriangle, wkbCurvePolygon:
      for index in 0..<OGR_G_GetGeometryCount(geometry) {
        guard let ring = OGR_G_GetGeometryRef(geometry, index) else { continue }
        appendRing(ring, index == 0 ? .exterior : .interior, to: &layer)
      }
    case wkbMultiPoint, wkbMultiLineString, wkbMultiPolygon, wkbGeometryCollection, wkbMultiCurve,
      wkbMultiSurface, wkbPolyhedralSurface, wkbTIN:
      for index in 0..<OGR_G_GetGeometryCount(geometry) {
        if let part = OGR_G_GetGeometryRef(geometry, index) { append(part, to: &layer) }
      }
    // What is left are abstract types, which no geometry has.
    default: break
    }
  }

  private func appendRing(
    _ curve: OGRGeometryH, _ kind: RawLayer.Ring.Kind, to layer: inout RawLayer
  ) {
    appendCurve(curve, to: &layer)
    let start = layer.rings.last?.end ?? 0
    if layer.xs.count > start { layer.rings.append(.init(kind: kind, end: layer.xs.count)) }
  }

  private func appendCurve(_ curve: OGRGeometryH, to layer: inout RawLayer) {
    switch OGR_GT_Flatten(OGR_G_GetGeometryType(curve)) {
    case wkbCompoundCurve:
      for index in 0..<OGR_G_GetGeometryCount(curve) {
        if let part = OGR_G_GetGeometryRef(curve, index) { appendCurve(part, to: &layer) }
      }
    case wkbCircularString:
      var control = RawLayer()
      appendVertices(curve, to: &control)
      let points = zip(control.xs, control.ys).map { Point(x: $0, y: $1) }
      for point in strokedArcs(points, tolerance: tolerance) {
        layer.xs.append(point.x)
        layer.ys.append(point.y)
      }
    default: appendVertices(curve, to: &layer)
    }
  }

  /// One call a ring: calls per vertex cost more than all the rest of reading.
  private func appendVertices(_ curve: OGRGeometryH, to layer: inout RawLayer) {
    let count = Int(OGR_G_GetPointCount(curve))
    guard count > 0 else { return }
    let start = layer.xs.count
    layer.xs.append(contentsOf: repeatElement(0, count: count))
    layer.ys.append(contentsOf: repeatElement(0, count: count))
    let stride = Int32(MemoryLayout<Double>.stride)
    layer.xs.withUnsafeMutableBufferPointer { xs in
      layer.ys.withUnsafeMutableBufferPointer { ys in
        guard let x = xs.baseAddress, let y = ys.baseAddress else { return }
        _ = OGR_G_GetPoints(curve, x + start, stride, y + start, stride, nil, 0)
      }
    }
  }
}
