import PlantModel

/// The geometry of one feature, split by dimension.
struct GeometryParts {
  var points: [Point] = []
  var lines: [[Point]] = []
  var polygons: [Polygon] = []

  /// One for each dimension that there is.
  var geometries: [Geometry] {
    var all: [Geometry] = []
    if !polygons.isEmpty { all.append(.polygons(polygons)) }
    if !lines.isEmpty { all.append(.lineStrings(lines)) }
    if !points.isEmpty { all.append(.points(points)) }
    return all
  }
}

/// Turns the flat rings of a layer, already in the plane, into geometries, and tells what was wrong with them.
struct GeometryAssembly {
  /// Outlines of drawings: closed lines are polygons, and strokes of curves are thinned.
  var isDrawing = false
  var check = ValidityCheck.unlessHuge
  /// Ends of a line at most this far apart close it; metres.
  var closingGap = 0.0
  private(set) var faults = GeometryFaults()

  init(isDrawing: Bool, check: ValidityCheck, closingGap: Double = 0) {
    self.isDrawing = isDrawing
    self.check = check
    self.closingGap = closingGap
  }

  mutating func noteMissingGeometry(of feature: String) {
    faults.add(.noGeometry, feature: feature)
  }

  /// `wasFinite` says of a ring whether its coordinates were finite in the source.
  mutating func parts(
    of index: Int, in layer: RawLayer, named name: @autoclosure () -> String,
    wasFinite: (Int) -> Bool
  ) -> GeometryParts {
    var parts = GeometryParts()
    var polygon: Polygon?
    var isPolygonLost = false
    for ring in layer.rings(of: index) {
      let kind = layer.rings[ring].kind
      let vertices = layer.distinctPoints(of: ring)
      if kind == .exterior {
        close(&polygon, into: &parts, name)
        isPolygonLost = vertices == nil
      }
      guard var points = vertices else {
        faults.add(wasFinite(ring) ? .outsideProjection : .notFinite, feature: name())
        continue
      }
      if isDrawing, points.count > 32 { points = thinned(points, tolerance: thinningTolerance) }
      switch kind {
      case .point: parts.points += points.prefix(1)
      case .line: add(line: points, to: &parts, name)
      case .exterior: polygon = Polygon(exterior: opened(points))
      case .interior where isPolygonLost: break
      case .interior:
        let hole = opened(points)
        if abs(doubledSignedArea(of: hole)) > smallestDoubledArea {
          polygon?.interiors.append(hole)
        }
      }
    }
    close(&polygon, into: &parts, name)
    return parts
  }

  private mutating func add(
    line points: [Point], to parts: inout GeometryParts, _ name: () -> String
  ) {
    guard points.count > 1, let first = points.first, let last = points.last else {
      return faults.add(.zeroLength, feature: name())
    }
    let ring = points.count > 3 && first.distance(to: last) <= closingGap ? opened(points) : []
    // A closed line that is no proper outline stays the line that was drawn.
    if isDrawing, ring.count > 2, abs(doubledSignedArea(of: ring)) > smallestDoubledArea,
      repaired(Polygon(exterior: ring)) == nil
    {
      parts.polygons.append(Polygon(exterior: ring))
    } else {
      parts.lines.append(points)
    }
  }

  private mutating func close(
    _ polygon: inout Polygon?, into parts: inout GeometryParts, _ name: () -> String
  ) {
    defer { polygon = nil }
    guard let whole = polygon else { return }
    guard whole.exterior.count > 2, abs(doubledSignedArea(of: whole.exterior)) > smallestDoubledArea
    else {
      // A bow-tie whose halves cancel has no area by the shoelace formula, yet covers ground.
      let halves = whole.exterior.count > 3 ? repaired(whole) ?? [] : []
      faults.add(halves.isEmpty ? .zeroArea : .selfCrossing, feature: name())
      return parts.polygons += halves
    }
    guard check.applies(to: whole), let mended = repaired(whole) else {
      return parts.polygons.append(whole)
    }
    faults.add(mended.isEmpty ? .zeroArea : .selfCrossing, feature: name())
    parts.polygons += mended
  }
}

/// Twice the area in m² below which a polygon counts as none: a square millimetre.
private let smallestDoubledArea = 2e-6

/// Metres; with the 8 mm of `DrawingOptions` this keeps strokes within 10 mm of the curve.
private let thinningTolerance = 0.002

/// The polygons of a feature without any check: of geometries that GEOS made.
func polygonParts(of index: Int, in layer: RawLayer) -> [Polygon] {
  var polygons: [Polygon] = []
  for ring in layer.rings(of: index) {
    guard let points = layer.distinctPoints(of: ring).map(opened), points.count > 2 else {
      continue
    }
    switch layer.rings[ring].kind {
    case .exterior where abs(doubledSignedArea(of: points)) > smallestDoubledArea:
      polygons.append(Polygon(exterior: points))
    case .interior where !polygons.isEmpty: polygons[polygons.count - 1].interiors.append(points)
    case .point, .line, .exterior, .interior: continue
    }
  }
  return polygons
}

extension RawLayer {
  /// The vertices of a ring without immediate repetitions; nil when one lies on no map.
  fileprivate func distinctPoints(of ring: Int) -> [Point]? {
    let range = vertices(of: ring)
    var areOnMap = true
    let points = [Point](unsafeUninitializedCapacity: range.count) { buffer, count in
      xs.withUnsafeBufferPointer { xs in
        ys.withUnsafeBufferPointer { ys in
          for index in range {
            let point = Point(x: xs[index], y: ys[index])
            areOnMap = areOnMap && point.isOnMap
            if count > 0, buffer[count - 1] == point { continue }
            buffer.initializeElement(at: count, to: point)
            count += 1
          }
        }
      }
    }
    return areOnMap ? points : nil
  }
}

extension Point {
  /// Finite and within a million kilometres of the plane's origin, farther than any projection of the Earth reaches. One vertex
  /// beyond would leave nothing of a map drawn to its extent.
  var isOnMap: Bool { abs(x) <= 1e9 && abs(y) <= 1e9 }
}

/// Without the repetition of its first point at the end.
private func opened(_ ring: [Point]) -> [Point] {
  var ring = ring
  if ring.count > 1, ring.first == ring.last { ring.removeLast() }
  return ring
}
