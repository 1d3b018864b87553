import PlantModel

/// Units that cover the same ground: more than 1 m² of it and more than 1 % of the smaller one. One finding, the first pairs named.
func overlapFindings(_ units: [RiskUnit], at place: Place) -> [Diagnostic] {
  let pairs = withGDAL { _ in overlappingPairs(units) }
  guard !pairs.isEmpty else { return [] }
  let shown = pairs.prefix(5).map { pair in
    "\(units[pair.a].code) + \(units[pair.b].code) (\(rounded(pair.area, 0)) m²)"
  }
  let list = shown.joined(separator: ", ") + (pairs.count > shown.count ? " …" : "")
  return [
    Diagnostic(
      .warning, "units-overlap",
      LocalizedText(
        zh: "\(pairs.count) 对单元相互重叠：\(list)",
        en: "\(pairs.count) pair\(pairs.count == 1 ? "" : "s") of units overlap: \(list)"),
      at: place,
      hint: LocalizedText(
        zh: "重叠处显示较高等级；请核对单元边界", en: "the worse level shows where they do; check their borders"))
  ]
}

private struct Overlap {
  var a: Int
  var b: Int
  var area: Double
}

private func overlappingPairs(_ units: [RiskUnit]) -> [Overlap] {
  let boxes = units.map(\.boundingBox)
  var overlaps: [Overlap] = []
  for candidates in candidatePairs(boxes) {
    guard let first = PolygonHandle(units[candidates.a].polygons) else { continue }
    let area = first.area
    for b in candidates.others {
      guard let second = PolygonHandle(units[b].polygons) else { continue }
      let common = first.intersectionArea(with: second)
      guard common > 1, common > min(area, second.area) / 100 else { continue }
      overlaps.append(Overlap(a: min(candidates.a, b), b: max(candidates.a, b), area: common))
    }
  }
  return overlaps.sorted { ($0.a, $0.b) < ($1.a, $1.b) }
}

/// Pairs whose boxes share enough ground, by a sweep along x.
private func candidatePairs(_ boxes: [Rect]) -> [(a: Int, others: [Int])] {
  let order = boxes.indices.sorted { boxes[$0].minX < boxes[$1].minX }
  var pairs: [(a: Int, others: [Int])] = []
  var open: [Int] = []
  for index in order {
    let box = boxes[index]
    open.removeAll { boxes[$0].maxX <= box.minX }
    let others = open.filter { other in
      let common = boxes[other].intersection(box)
      return common.width * common.height > 1
    }
    if !others.isEmpty { pairs.append((index, others)) }
    open.append(index)
  }
  return pairs
}
