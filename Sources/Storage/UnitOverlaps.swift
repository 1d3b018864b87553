import PlantModel

/// Units that cover the same ground: more than 1 m² of it and more than 1 % of the smaller one. One finding, the first pairs named.
///
/// Bounded: after 1,000 pairs, or a few seconds' work, no more is looked for, and the finding says so.
func overlapFindings(_ units: [RiskUnit], at place: Place) -> [Diagnostic] {
  let search = withGDAL { _ in
    var search = OverlapSearch(units)
    search.run()
    return search
  }
  let pairs = search.found.sorted { ($0.a, $0.b) < ($1.a, $1.b) }
  guard !pairs.isEmpty else { return search.isComplete ? [] : [unfinished(at: place)] }
  let shown = pairs.prefix(5).map { pair in
    "\(units[pair.a].code) + \(units[pair.b].code) (\(rounded(pair.area, 0)) m²)"
  }
  let list = shown.joined(separator: ", ") + (pairs.count > shown.count ? " …" : "")
  let (least, atLeast) = search.isComplete ? ("", "") : ("至少 ", "at least ")
  return [
    Diagnostic(
      .warning, "units-overlap",
      LocalizedText(
        zh: "\(least)\(pairs.count) 对单元相互重叠：\(list)",
        en: "\(atLeast)\(pairs.count) pair\(pairs.count == 1 ? "" : "s") of units overlap: \(list)"),
      at: place,
      hint: LocalizedText(
        zh: "重叠处显示较高等级；请核对单元边界", en: "the worse level shows where they do; check their borders"))
  ]
}

private func unfinished(at place: Place) -> Diagnostic {
  Diagnostic(
    .note, "overlaps-not-checked",
    LocalizedText(
      zh: "单元过多或过于复杂，未能全部检查是否重叠",
      en: "the units are too many or too intricate to look for all overlaps"), at: place)
}

private struct OverlapSearch {
  struct Overlap {
    var a: Int
    var b: Int
    var area: Double
  }

  private let units: [RiskUnit]
  private let boxes: [Rect]
  private let areas: [Double]
  private let vertices: [Int]
  /// Vertices that may yet go through GEOS, at about a microsecond each.
  private var budget = 4_000_000
  private(set) var found: [Overlap] = []
  private static let mostPairs = 1_000

  init(_ units: [RiskUnit]) {
    self.units = units
    boxes = units.map(\.boundingBox)
    areas = units.map { $0.polygons.reduce(0) { $0 + $1.area } }
    vertices = units.map { unit in
      unit.polygons.reduce(0) { $1.interiors.reduce($0 + $1.exterior.count) { $0 + $1.count } }
    }
  }

  var isComplete: Bool { budget > 0 && found.count < Self.mostPairs }

  /// Compares the units whose boxes share enough ground, by a sweep along x.
  mutating func run() {
    var open: [Int] = []
    for index in boxes.indices.sorted(by: { boxes[$0].minX < boxes[$1].minX }) {
      let box = boxes[index]
      open.removeAll { boxes[$0].maxX <= box.minX }
      for other in open {
        let common = boxes[other].intersection(box)
        guard common.width * common.height > 1 else { continue }
        compare(min(index, other), max(index, other), within: common)
        guard isComplete else { return }
      }
      open.append(index)
    }
  }

  private mutating func compare(_ a: Int, _ b: Int, within common: Rect) {
    // A metre more than they share, so that cuts do not run along the borders of the smaller unit.
    let window = common.inset(by: -1)
    let (first, second) = (part(of: a, in: window), part(of: b, in: window))
    guard let first = PolygonHandle(first), let second = PolygonHandle(second) else { return }
    let area = first.intersectionArea(with: second)
    guard area > 1, area > min(areas[a], areas[b]) / 100 else { return }
    found.append(Overlap(a: a, b: b, area: area))
  }

  /// Of a large unit only what lies in the window: a site boundary is compared with each unit inside it.
  private mutating func part(of unit: Int, in window: Rect) -> [Polygon] {
    let whole = units[unit].polygons
    budget -= 10
    guard vertices[unit] > 64 else {
      budget -= vertices[unit]
      return whole
    }
    let part = whole.compactMap { $0.clipped(to: window) }
    // A vertex is clipped a hundred times as fast as it is intersected.
    budget -= vertices[unit] / 100
    budget -= part.reduce(0) { $1.rings.reduce($0) { $0 + $1.count } }
    return part
  }
}

extension Polygon {
  /// nil when nothing is left.
  fileprivate func clipped(to window: Rect) -> Polygon? {
    let ring = window.clipped(ring: exterior)
    guard !ring.isEmpty else { return nil }
    return Polygon(
      exterior: ring,
      interiors: interiors.map { window.clipped(ring: $0) }.filter { !$0.isEmpty })
  }
}
