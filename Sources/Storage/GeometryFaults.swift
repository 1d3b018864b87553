import PlantModel

/// What was wrong with the geometries of one layer: counted, with the first few features by name, so that a broken layer of
/// 100,000 features is one finding a fault and not 100,000.
struct GeometryFaults {
  enum Fault: CaseIterable {
    case notFinite, outsideProjection, zeroArea, zeroLength, selfCrossing, noGeometry
  }

  private var counts: [Fault: Int] = [:]
  private var examples: [Fault: [String]] = [:]

  mutating func add(_ fault: Fault, feature: String) {
    counts[fault, default: 0] += 1
    if examples[fault, default: []].count < 5, examples[fault]?.last != feature {
      examples[fault, default: []].append(feature)
    }
  }

  /// In a fixed order. Losing a part of a unit is an error; losing a part of the background a warning.
  func diagnostics(file: String, layer: String, areUnits: Bool) -> [Diagnostic] {
    Fault.allCases.compactMap { fault in
      guard let count = counts[fault], let examples = examples[fault] else { return nil }
      let lost: Diagnostic.Severity = areUnits ? .error : .warning
      let severity: Diagnostic.Severity =
        switch fault {
        case .notFinite, .outsideProjection: .error
        case .zeroArea, .noGeometry: lost
        case .selfCrossing: .warning
        case .zeroLength: .note
        }
      let more = count > examples.count ? " …" : ""
      let place = Place(
        file: file, layer: layer, feature: examples.joined(separator: ", ") + more)
      return Diagnostic(severity, fault.code, fault.message(count), at: place, hint: fault.hint)
    }
  }
}

extension GeometryFaults.Fault {
  fileprivate var code: String {
    switch self {
    case .notFinite: "coordinates-not-finite"
    case .outsideProjection: "outside-projection"
    case .zeroArea: "zero-area"
    case .zeroLength: "zero-length"
    case .selfCrossing: "self-crossing"
    case .noGeometry: "no-geometry"
    }
  }

  fileprivate func message(_ count: Int) -> LocalizedText {
    let s = count == 1 ? "" : "s"
    return switch self {
    case .notFinite:
      LocalizedText(
        zh: "\(count) 个图形部件含 NaN 或无穷大坐标，已略去",
        en: "\(count) part\(s) with NaN or infinite coordinates left out")
    case .outsideProjection:
      LocalizedText(
        zh: "\(count) 个图形部件超出地图投影范围，已略去",
        en: "\(count) part\(s) outside the area of the map's projection left out")
    case .zeroArea:
      LocalizedText(zh: "\(count) 个面的面积为零，已略去", en: "\(count) polygon\(s) of zero area left out")
    case .zeroLength:
      LocalizedText(zh: "\(count) 条线的长度为零，已略去", en: "\(count) line\(s) of zero length left out")
    case .selfCrossing:
      LocalizedText(zh: "\(count) 个面自相交，已修复", en: "\(count) self-crossing polygon\(s) repaired")
    case .noGeometry:
      LocalizedText(
        zh: "\(count) 个要素没有图形，已略去", en: "\(count) feature\(s) without geometry left out")
    }
  }

  fileprivate var hint: LocalizedText? {
    switch self {
    case .outsideProjection:
      LocalizedText(
        zh: "请核对数据的坐标系与坐标顺序",
        en: "check the coordinate system of the data and the order of its axes")
    case .selfCrossing:
      LocalizedText(zh: "请核对修复后的形状", en: "check that the repaired shape is what was meant")
    case .notFinite, .zeroArea, .zeroLength, .noGeometry: nil
    }
  }
}
