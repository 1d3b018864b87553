import PlantModel

/// Units that lie on one another.
enum OverlapCheck {
  /// Drawings do not close to the millimetre: less than this many square metres, and less than this part of the smaller
  /// unit, is no overlap.
  static let leastArea = 1.0
  static let leastPart = 0.01

  /// A finding for each pair, in the order of the units.
  static func findings(_ units: [RiskUnit], file: String) -> [Diagnostic] {
    let boxes = units.map(\.boundingBox)
    let order = units.indices.sorted { (boxes[$0].minX, $0) < (boxes[$1].minX, $1) }
    var active: [Int] = []
    var found: [(first: Int, second: Int, area: Double)] = []
    for index in order {
      active.removeAll { boxes[$0].maxX <= boxes[index].minX }
      for other in active where boxes[other].overlaps(boxes[index]) {
        let area = overlap(units[index], units[other])
        if area > 0 { found.append((min(index, other), max(index, other), area)) }
      }
      active.append(index)
    }
    return found.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
      .map { finding(units[$0.first], units[$0.second], $0.area, file: file) }
  }

  /// Zero where the shared area is too small to count.
  private static func overlap(_ a: RiskUnit, _ b: RiskUnit) -> Double {
    let shared = overlapArea(a.polygons, b.polygons)
    guard shared >= leastArea else { return 0 }
    let smaller = min(area(of: a), area(of: b))
    return shared >= leastPart * smaller ? shared : 0
  }

  private static func area(of unit: RiskUnit) -> Double {
    unit.polygons.reduce(0) { $0 + $1.area }
  }

  private static func finding(
    _ a: RiskUnit, _ b: RiskUnit, _ area: Double, file: String
  ) -> Diagnostic {
    let size = (area < 100 ? (area * 10).rounded() / 10 : area.rounded()).plain
    return Diagnostic(
      .warning, "units-overlap",
      LocalizedText(
        zh: "单元“\(a.code)”与“\(b.code)”重叠 \(size) 平方米",
        en: "units \"\(a.code)\" and \"\(b.code)\" overlap by \(size) m²"),
      at: Place(file: file, feature: a.code),
      hint: LocalizedText(
        zh: "重叠处只显示较高的等级；请从一个单元中扣除另一个",
        en: "the higher level covers the lower there; cut one unit out of the other"))
  }
}
