import MapStyle
import PlantModel

extension SheetInMaking {
  func finished() -> Diagnosed<LaidOutSheet> {
    let corners = cornerFurniture()
    let grid = hasGrid ? type.gridLabels(mapFrame) : []
    let plan = labelPlan(obstacles: corners.obstacles + grid.map(\.box))
    var taken = LabelIndex(window: mapFrame.rect)
    for label in plan.labels {
      taken.insert(.box(label.box), owner: label.unit, rank: label.rank)
      if label.leader.count == 2 {
        taken.insert(
          .segment(label.leader[0], label.leader[1]), owner: label.unit, rank: label.rank)
      }
    }
    for box in corners.obstacles + grid.map(\.box) {
      taken.insert(.box(OrientedBox(box)), owner: -1, rank: .max)
    }
    let texts = layoutTextMarks(
      layers, of: map, minimumSize: type.mm(template.minimumTextSize), taken: &taken,
      measuring: type.measuring)
    let panel = Panel(
      view: view, plan: plan, swatches: swatches, notes: notes(plan),
      furniture: template.furniture, rect: frame.panel,
      columnCount: frame.panelColumns
    ).composed(type)

    let clip = Path(rect: mapFrame.rect)
    var marks: [Mark] = [
      Mark(.fill(Path(rect: frame.paper), .color(.white)), origin: "sheet/paper"),
      Mark(
        .group(
          mapMarks(layers, of: map) + (hasGrid ? type.surveyGrid(mapFrame) : []), clip: clip,
          opacity: 1), origin: "map"),
    ]
    marks += texts
    marks += plan.marks(
      codes: view.plant.units.map(\.code), numberFonts: Typography<Measuring>.bold,
      measuring: type.measuring)
    for label in grid { marks += gridMarks(label.text, label.box, label.tick) }
    marks += corners.marks + frame.marks(type) + titleMarks() + panel.marks
    let scene = Scene(size: frame.paper.size, marks: marks, info: info)
    return Diagnosed(
      LaidOutSheet(scene: scene, report: report(plan)),
      styleDiagnostics + diagnostics(plan, panel) + cornerDiagnostics(corners))
  }

  private var hasGrid: Bool {
    template.furniture.place(of: .grid) != .off && view.content.crsName != nil
  }

  private func cornerFurniture() -> CornerFurniture {
    var furniture = CornerFurniture()
    for corner in [Furniture.Place.topLeft, .topRight, .bottomLeft, .bottomRight] {
      furniture.add(
        type.cornerBlocks(
          corner, template.furniture, view, swatches: swatches, frame: mapFrame.rect),
        at: corner, in: mapFrame.rect, padding: type.gap)
    }
    return furniture
  }

  /// The plan; units that the style does not label at this scale count as having given way.
  private func labelPlan(obstacles: [Rect]) -> LabelPlan {
    let labelled = style.layers.contains { $0.kind == .symbol && $0.sourceLayer == "unit_labels" }
    guard labelled else { return LabelPlan() }
    let requests = labelRequests()
    var plan = placedLabels(
      requests, window: mapFrame.rect.inset(by: type.mm(0.8)), obstacles: obstacles,
      coverage: UnitCoverage(map.tables["units"]?.paths ?? [], window: mapFrame.rect),
      rules: LabelRules(
        minimumSize: type.mm(template.minimumTextSize),
        hasKey: template.furniture.place(of: .key) != .off,
        keyFonts: Typography<Measuring>.bold),
      measuring: type.measuring)
    let asked = Set(requests.map(\.unit))
    plan.dropped += view.visibleUnits.filter { !asked.contains($0) }
    return plan
  }

  /// One request a unit: the first symbol layer that has a text for it.
  private func labelRequests() -> [LabelRequest] {
    var paints = Self.labelPaints(layers)
    addMajorPaints(to: &paints)
    return paints.keys.sorted().compactMap { unit in
      guard var paint = paints[unit], !rooms[unit].isEmpty else { return nil }
      paint.size = max(paint.size * symbolScale, type.mm(template.minimumTextSize))
      paint.haloWidth *= symbolScale
      paint.padding *= symbolScale
      return LabelRequest(
        unit: unit, code: view.plant.units[unit].code, rank: view.levels[unit]?.rank ?? 0,
        paint: paint, room: rooms[unit])
    }
  }

  private static func labelPaints(_ layers: [StyledLayer]) -> [Int: TextPaint] {
    var paints: [Int: TextPaint] = [:]
    for layer in layers where layer.sourceLayer == "unit_labels" {
      guard case .symbol(let styled) = layer.content else { continue }
      for item in styled where paints[item.feature] == nil {
        paints[item.feature] = item.paint.text
      }
    }
    return paints
  }

  /// A major risk that the style labels only at larger scales is labelled as it would be there: on paper none goes without.
  private func addMajorPaints(to paints: inout [Int: TextPaint]) {
    let silent = view.units(at: .major).filter { paints[$0] == nil }
    guard !silent.isEmpty else { return }
    let table = FeatureTable(
      propertySets: silent.map { labelTable.propertySets[labelTable.rows[$0].propertySet] },
      rows: silent.indices.map { .init(propertySet: $0, kind: .point) })
    let zoom = styleZoom(scaleDenominator: mapFrame.scaleDenominator).rounded(.up)
    for larger in stride(from: max(0, zoom), through: 24, by: 1) {
      let found = Self.labelPaints(style.style(["unit_labels": table], at: larger).value)
      guard !found.isEmpty else { continue }
      for (row, paint) in found { paints[silent[row]] = paints[silent[row]] ?? paint }
      if found.count == silent.count { return }
    }
  }

  private func gridMarks(_ text: TextBlock, _ box: Rect, _ tick: [Point]) -> [Mark] {
    let stroke = Stroke(color: FurnitureBlock.ink, width: type.mm(0.2))
    return [Mark(.stroke(.polyline(tick), stroke), origin: "sheet/grid")]
      + text.runs(
        in: box, color: FurnitureBlock.grey,
        halo: Halo(color: .white.faded(by: 0.9), width: 1)
      ).map { Mark(.text($0), origin: "sheet/grid") }
  }

  private func titleMarks() -> [Mark] {
    guard template.furniture.place(of: .title) != .off else { return [] }
    let area = frame.border.inset(by: type.gap * 1.5)
    return type.titleBand(view, width: area.width).placed(at: Point(x: area.minX, y: area.minY))
  }

  private func notes(_ plan: LabelPlan) -> [LocalizedText] {
    var notes = [SheetWords.basisShown(view.content.basis)]
    if plan.labels.contains(where: { $0.placement == .code || $0.placement == .number }) {
      notes.append(SheetWords.keyNote)
    }
    if !plan.dropped.isEmpty { notes.append(SheetWords.droppedLabels(plan.dropped.count)) }
    notes.append(SheetWords.plane(view.content.crsName))
    notes.append(view.content.note ?? SheetWords.internalUse)
    return notes
  }
}
