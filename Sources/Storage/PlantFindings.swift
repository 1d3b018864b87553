import PlantModel

/// What is doubtful about layout and units together, and about their place on the plane.
/// `known` are the findings so far: where axes or zones are wrong already, no more is said of zones.
func plantFindings(
  _ plant: Plant, units source: UnitSource, _ plane: borrowing MapPlane, known: [Diagnostic]
) -> [Diagnostic] {
  let units = plant.units.reduce(Rect.null) { $0.union($1.boundingBox) }
  guard !units.isNull else { return [] }
  let place = Place(file: source.path, layer: source.layer)
  var findings: [Diagnostic] = []
  let layout = plant.features.reduce(Rect.null) { $0.union($1.geometry.boundingBox) }
  let distance = layout.isNull ? 0 : units.gap(to: layout)
  if distance > 50_000 {
    findings.append(
      Diagnostic(
        .warning, "units-far-from-layout",
        LocalizedText(
          zh: "单元距总平面图 \(rounded(distance / 1000, 0)) km",
          en: "the units lie \(rounded(distance / 1000, 0)) km from the layout"),
        at: place,
        hint: LocalizedText(
          zh: "请核对两者的坐标系（crs、placement）", en: "check the crs or placement of both")))
  }
  if known.contains(where: { ["axes-swapped", "zone-prefix"].contains($0.code) }) {
    return findings
  }
  return findings + zoneFindings(units, plane, at: place)
}

/// A transverse Mercator grows by 1 in 2,400 at 1.5° of longitude (the edge of a 3° zone at 24° N) and by more than printed scales
/// allow at 3°.
private func zoneFindings(
  _ units: Rect, _ plane: borrowing MapPlane, at place: Place
) -> [Diagnostic] {
  guard let position = plane.withReference({ zonePosition(units.center, in: $0) }) ?? nil else {
    return []
  }
  let (longitude, meridian) = position
  guard longitude.isFinite, abs(longitude - meridian) > 2,
    let better = gaussKruegerZone(longitude: longitude)
  else { return [] }
  return [
    Diagnostic(
      .warning, "zone-distant",
      LocalizedText(
        zh: "单元在东经 \(rounded(longitude, 2))°，距投影中央经线 \(rounded(meridian, 2))° 较远，长度变形大",
        en: "the units lie at \(rounded(longitude, 2))°E, far from the central meridian "
          + "\(rounded(meridian, 2))°: lengths are distorted"),
      at: place,
      hint: LocalizedText(zh: "地图宜采用 \(better)", en: "\(better) fits better as the map's crs"))
  ]
}

/// Longitude of a point and the central meridian of the system; nil for other projections than transverse Mercators.
private func zonePosition(
  _ point: Point, in reference: borrowing SpatialReference
) -> (longitude: Double, meridian: Double)? {
  guard let meridian = reference.centralMeridian else { return nil }
  return withGDAL { log in
    guard let geographic = reference.geographic(),
      let inverse = try? CoordinateTransformation(from: reference, to: geographic, log: log)
    else { return nil }
    return (inverse.applied(to: point).x, meridian)
  }
}

extension Rect {
  /// The shortest way between two rectangles; 0 where they meet.
  fileprivate func gap(to other: Rect) -> Double {
    let dx = max(other.minX - maxX, minX - other.maxX, 0)
    let dy = max(other.minY - maxY, minY - other.maxY, 0)
    return (dx * dx + dy * dy).squareRoot()
  }
}
