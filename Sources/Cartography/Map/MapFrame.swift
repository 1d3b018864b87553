import Glibc
package import PlantModel

/// The window of a sheet through which the map's plane is seen, at true scale.
package struct MapFrame: Hashable, Sendable {
  /// CSS pixels on the sheet.
  package var rect: Rect
  /// 500 means 1:500.
  package var scaleDenominator: Double
  /// The direction that points up, degrees clockwise from the plane's north.
  package var bearing: Double
  /// Metres of the plane (x east, y north) to CSS pixels of the sheet (y down).
  package var transform: AffineTransform

  package init(rect: Rect, center: Point, scaleDenominator: Double, bearing: Double) {
    self.rect = rect
    self.scaleDenominator = scaleDenominator
    self.bearing = bearing
    let pixelsPerMetre = 1000 / scaleDenominator * pixelsPerMillimetre
    transform = AffineTransform.translation(Point(x: -center.x, y: -center.y))
      .then(.rotation(radians: bearing * .pi / 180))
      .then(.scale(x: pixelsPerMetre, y: -pixelsPerMetre))
      .then(.translation(rect.center))
  }

  package var pixelsPerMetre: Double { 1000 / scaleDenominator * pixelsPerMillimetre }
  package var metresPerPixel: Double { scaleDenominator / 1000 / pixelsPerMillimetre }

  /// Corners of the window in metres of the plane, from the top left clockwise.
  package var groundCorners: [Point] {
    guard let inverse = transform.inverse else { return [] }
    return rect.corners.map(inverse.applied)
  }
}

/// Scale denominators that a drawing office uses, for `fit`.
private let scaleSteps: [Double] = [100, 150, 200, 250, 300, 400, 500, 600, 750]

/// The largest scale of the series 1:100, 150, … 750 and their tens and hundreds at which `extent` metres fit into
/// `room` pixels.
package func fittingScaleDenominator(extent: Size, room: Size) -> Double {
  let needed =
    max(extent.width / max(room.width, 1), extent.height / max(room.height, 1))
    * pixelsPerMillimetre * 1000
  var factor = 1.0
  while factor < 1e9 {
    // A hair of tolerance: 1200 m in exactly 800 mm is 1:1500, whatever the last binary digit says.
    if let step = scaleSteps.first(where: { $0 * factor >= needed * (1 - 1e-9) }) {
      return step * factor
    }
    factor *= 10
  }
  return factor
}

extension Plant {
  /// What a sheet that shows the whole plant must hold, as a rectangle in the plane turned so that `bearing` points up: the
  /// units and the plant's boundary; without one, the units and the layout near them. Stray pieces of a drawing far away and
  /// the roads outside the gate do not count.
  package func turnedExtent(bearing: Double) -> (rect: Rect, center: Point) {
    let turn = AffineTransform.rotation(radians: bearing * .pi / 180)
    var rect = Rect.null
    for unit in units {
      for polygon in unit.polygons {
        for point in polygon.exterior { rect.formUnion(turn.applied(to: point)) }
      }
    }
    let near = rect.isNull ? rect : rect.inset(by: -0.15 * max(rect.width, rect.height, 1))
    let limits: Set<String> = ["boundary", "fence"]
    let hasLimits = features.contains { limits.contains($0.class) }
    for feature in features where !hasLimits || limits.contains(feature.class) {
      let box = feature.geometry.applying(turn).boundingBox
      if near.isNull || near.contains(box) { rect = rect.union(box) }
    }
    guard !rect.isNull else { return (Rect(x: 0, y: 0, width: 1, height: 1), Point(x: 0, y: 0)) }
    let center = turn.inverse?.applied(to: rect.center) ?? rect.center
    return (rect, center)
  }
}
