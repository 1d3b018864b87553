import MapStyle
import PlantModel

extension SheetInMaking {
  private var symbolRules: SymbolRules {
    SymbolRules(minimumTextSize: type.mm(template.minimumTextSize), keepsTextsWhole: true)
  }

  /// The plan; units that the style does not label at this scale count as having given way.
  func labelPlan(obstacles: [Rect]) -> LabelPlan {
    let labelled = style.layers.contains { $0.kind == .symbol && $0.table == "unit_labels" }
    guard labelled else { return LabelPlan() }
    let requests = labelRequests()
    var plan = placedLabels(
      requests, window: mapFrame.rect.inset(by: type.mm(0.8)), obstacles: obstacles,
      symbols: symbolRoom(
        unitLabels.rest, of: map, rules: symbolRules, measuring: type.measuring),
      coverage: UnitCoverage(map.tables["units"]?.paths ?? [], window: mapFrame.rect),
      rules: LabelRules(
        minimumSize: type.mm(template.minimumTextSize),
        hasKey: template.furniture.place(of: .key) != .off,
        keyFonts: Typography<Measuring>.bold, symbols: map.symbols, symbolScale: symbolScale),
      measuring: type.measuring)
    let asked = Set(requests.map(\.unit))
    plan.dropped += view.visibleUnits.filter { !asked.contains($0) }
    return plan
  }

  /// One request a unit.
  private func labelRequests() -> [LabelRequest] {
    var paints = unitLabels.paints
    addMajorPaints(to: &paints)
    return paints.keys.sorted().compactMap { unit in
      guard var paint = paints[unit]?.text, paint.size > 0, !rooms[unit].isEmpty else { return nil }
      paint.size = max(paint.size * symbolScale, type.mm(template.minimumTextSize))
      paint.haloWidth *= symbolScale
      paint.haloBlur *= symbolScale
      paint.padding *= symbolScale
      return LabelRequest(
        unit: unit, code: view.plant.units[unit].code, rank: view.levels[unit]?.rank ?? 0,
        paint: paint, icon: paints[unit]?.icon, room: rooms[unit])
    }
  }

  /// A major risk that the style labels only at larger scales is labelled as it would be there: on paper none goes without.
  private func addMajorPaints(to paints: inout [Int: SymbolPaint]) {
    let silent = view.units(at: .major).filter { paints[$0] == nil }
    guard !silent.isEmpty else { return }
    let table = FeatureTable(
      propertySets: silent.map { labelTable.propertySets[labelTable.rows[$0].propertySet] },
      rows: silent.indices.map { .init(propertySet: $0, kind: .point) })
    let zoom = styleZoom(scaleDenominator: mapFrame.scaleDenominator).rounded(.up)
    for larger in stride(from: max(0, zoom), through: 24, by: 1) {
      let found = UnitLabelPaints(
        style.style(
          ["unit_labels": table], at: larger, images: Set(map.symbols.keys)
        ).value
      ).paints
      guard !found.isEmpty else { continue }
      for (row, paint) in found { paints[silent[row]] = paints[silent[row]] ?? paint }
      if found.count == silent.count { return }
    }
  }

  /// The other symbols of the style, where the labels and the furniture leave them room.
  func symbols(beside plan: LabelPlan, obstacles: [Rect]) -> SymbolMarks {
    var taken = LabelIndex(window: mapFrame.rect)
    for label in plan.labels {
      taken.insert(.box(label.box), owner: label.unit, rank: label.rank)
      if label.leader.count == 2 {
        taken.insert(
          .segment(label.leader[0], label.leader[1]), owner: label.unit, rank: label.rank)
      }
    }
    for box in obstacles { taken.insert(.box(OrientedBox(box)), owner: -1, rank: .max) }
    return symbolMarks(
      unitLabels.rest, of: map, rules: symbolRules, taken: &taken, measuring: type.measuring)
  }

  /// What is missing, hidden, or said twice among symbols.
  func symbolDiagnostics(_ symbols: SymbolMarks) -> [Diagnostic] {
    let place = Place(path: "sheets: \(template.id)")
    var findings = Cartography.symbolDiagnostics(
      layers, of: style, symbols: map.symbols)
    for (index, count) in symbols.iconsGaveWay.sorted(by: { $0.key < $1.key }) {
      findings.append(SheetFindings.symbolsGaveWay(count, layer: layers[index].id, place))
    }
    for (index, count) in unitLabels.second.sorted(by: { $0.key < $1.key }) {
      findings.append(SheetFindings.secondLabels(count, layer: layers[index].id, place))
    }
    return findings
  }
}
