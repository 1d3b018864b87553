import PlantModel

/// What is doubtful about coordinates in a system of China: swapped axes and zone prefixes. Nothing is put right silently.
func coordinateFindings(
  _ extent: Rect, in reference: borrowing SpatialReference, at place: Place
) -> [Diagnostic] {
  guard !extent.isNull else { return [] }
  if reference.isGeographic { return extent.isSwappedChina ? [swapped(place, degrees: true)] : [] }
  guard reference.isTransverseMercator else { return [] }
  if extent.isSwappedGaussKrueger { return [swapped(place, degrees: false)] }
  return zonePrefix(extent, in: reference, at: place).map { [$0] } ?? []
}

private func swapped(_ place: Place, degrees: Bool) -> Diagnostic {
  Diagnostic(
    .warning, "axes-swapped",
    degrees
      ? LocalizedText(
        zh: "经纬度可能颠倒：第一个坐标像纬度，第二个像经度",
        en: "longitude and latitude seem swapped: the first number looks like a latitude")
      : LocalizedText(
        zh: "东、北坐标可能颠倒：第一个坐标像北坐标（X）",
        en: "easting and northing seem swapped: the first number looks like a northing"),
    at: place,
    hint: LocalizedText(zh: "请按先东后北的顺序导出", en: "export the data with east first"))
}

/// Eastings of Gauss–Krüger zones are written with the zone in front (38,547,712) or without (547,712), and each way has its own
/// EPSG code.
private func zonePrefix(
  _ extent: Rect, in reference: borrowing SpatialReference, at place: Place
) -> Diagnostic? {
  guard abs(extent.center.x) < 1e9 else { return nil }
  let prefix = Int(extent.center.x / 1e6)
  let system = reference.name
  if reference.falseEasting == 500_000, (13...45).contains(prefix), extent.minX > 13e6 {
    let code = prefix < 24 ? 4491 + prefix - 13 : 4488 + prefix
    return zoneFinding(
      zh: "横坐标带有带号 \(prefix)，而 \(system) 不带带号",
      en: "the eastings carry the zone number \(prefix), which \(system) does not have",
      suggestion: "EPSG:\(code)", at: place)
  }
  if reference.falseEasting > 1e6, extent.minX > 100_000, extent.maxX < 1e6,
    let meridian = reference.centralMeridian
  {
    return zoneFinding(
      zh: "横坐标不带带号，而 \(system) 带有带号",
      en: "the eastings carry no zone number, but \(system) has one",
      suggestion: gaussKruegerZone(longitude: meridian), at: place)
  }
  return nil
}

private func zoneFinding(
  zh: String, en: String, suggestion: String?, at place: Place
) -> Diagnostic {
  Diagnostic(
    .warning, "zone-prefix", LocalizedText(zh: zh, en: en), at: place,
    hint: suggestion.map {
      LocalizedText(zh: "坐标系可能应为 \($0)", en: "the system is probably \($0)")
    })
}

extension Rect {
  /// Longitudes of China are 73…136, latitudes 3…54: the two do not overlap.
  fileprivate var isSwappedChina: Bool { minX >= 3 && maxX <= 54 && minY >= 73 && maxY <= 136 }

  /// Northings of China are 0.3…6 million metres; eastings are 100…900 thousand, or carry a zone number 13…45.
  fileprivate var isSwappedGaussKrueger: Bool {
    minX > 900_000 && maxX < 6_000_000
      && (minY > 100_000 && maxY < 900_000 || minY > 13e6 && maxY < 46e6)
  }
}
