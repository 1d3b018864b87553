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
      layers, of: map, bearing: template.bearing,
      minimumSize: type.mm(template.minimumTextSize), taken: &taken, measuring: type.measuring)
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
      styleDiagnostics + diagnostics(plan, panel))
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

  private func labelPlan(obstacles: [Rect]) -> LabelPlan {
    let requests = labelRequests()
    guard !requests.isEmpty else { return LabelPlan() }
    return placedLabels(
      requests, window: mapFrame.rect.inset(by: type.mm(0.8)), obstacles: obstacles,
      coverage: UnitCoverage(map.projected.units, window: mapFrame.rect),
      rules: LabelRules(
        minimumSize: type.mm(template.minimumTextSize),
        hasKey: template.furniture.place(of: .key) != .off,
        keyFonts: Typography<Measuring>.bold),
      measuring: type.measuring)
  }

  /// One request a unit: the first symbol layer that has a text for it.
  private func labelRequests() -> [LabelRequest] {
    var requests: [Int: LabelRequest] = [:]
    for layer in layers where layer.sourceLayer == "unit_labels" {
      guard case .symbol(let styled) = layer.content else { continue }
      for item in styled where requests[item.feature] == nil && !item.paint.text.isEmpty {
        let room = rooms[item.feature]
        guard !room.isEmpty else { continue }
        var paint = item.paint
        paint.size = max(paint.size * symbolScale, type.mm(template.minimumTextSize))
        paint.haloWidth *= symbolScale
        paint.padding *= symbolScale
        requests[item.feature] = LabelRequest(
          unit: item.feature, code: view.plant.units[item.feature].code,
          rank: view.levels[item.feature]?.rank ?? 0, paint: paint, room: room)
      }
    }
    return requests.keys.sorted().compactMap { requests[$0] }
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
