import PlantModel

/// What could not be brought onto a tile grid: a finding a unit, one for the layout and one a scan.
struct ProjectionFindings {
  private var units: [Diagnostic] = []
  private var scans: [Diagnostic] = []
  private var features = 0
  private var firstFeature: Place?

  mutating func lost(_ unit: RiskUnit) {
    units.append(
      Diagnostic(
        .error, "not-on-earth",
        LocalizedText(
          zh: "单元的坐标超出投影范围，瓦片上没有它",
          en: "the unit lies where its projection has no place on earth and is on no tile"),
        at: Place(feature: unit.code), hint: Self.hint))
  }

  mutating func lost(_ feature: Feature) {
    features += 1
    if firstFeature == nil { firstFeature = Place(layer: feature.layer) }
  }

  mutating func lost(_ underlay: Underlay) {
    scans.append(
      Diagnostic(
        .warning, "not-on-earth",
        LocalizedText(
          zh: "底图的坐标超出投影范围，瓦片上没有它",
          en: "the scan lies where its projection has no place on earth and is on no tile"),
        at: Place(layer: underlay.source), hint: Self.hint))
  }

  var all: [Diagnostic] {
    guard features > 0 else { return units + scans }
    let layout = Diagnostic(
      .warning, "not-on-earth",
      LocalizedText(
        zh: "\(features) 个平面图要素的坐标超出投影范围，瓦片上没有它们",
        en:
          "\(features) layout feature\(features == 1 ? " lies" : "s lie") where the projection has no place on earth and \(features == 1 ? "is" : "are") on no tile"
      ), at: firstFeature, hint: Self.hint)
    return units + [layout] + scans
  }

  private static let hint = LocalizedText(
    zh: "请核对该数据的坐标系（crs、placement）", en: "check the crs or placement of its source")
}
