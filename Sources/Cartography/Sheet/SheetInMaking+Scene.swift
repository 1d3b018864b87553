import MapStyle
import PlantModel

extension SheetInMaking {
  func finished() -> Diagnosed<LaidOutSheet> {
    let corners = cornerFurniture()
    let grid = hasGrid ? type.gridLabels(mapFrame) : []
    let plan = labelPlan(obstacles: corners.obstacles + grid.map(\.box))
    let symbols = symbols(beside: plan, obstacles: corners.obstacles + grid.map(\.box))
    let panel = Panel(
      view: view, plan: plan, swatches: swatches, notes: notes(plan),
      furniture: template.furniture, rect: frame.panel,
      columnCount: frame.panelColumns
    ).composed(type)

    // Symbols on top of the map lie over the grid too.
    let summit = (layers.lastIndex { !$0.isSymbols } ?? -1) + 1
    let clip = Path(rect: mapFrame.rect)
    var marks: [Mark] = [
      Mark(.fill(Path(rect: frame.paper), .color(.white)), origin: "sheet/paper"),
      Mark(
        .group(
          mapMarks(layers, of: map, symbols: symbols.marks(below: summit))
            + (hasGrid ? type.surveyGrid(mapFrame) : []) + symbols.marks(from: summit),
          clip: clip, opacity: 1), origin: "map"),
    ]
    marks += plan.marks(
      codes: view.plant.units.map(\.code), numberFonts: Typography<Measuring>.bold,
      measuring: type.measuring)
    for label in grid { marks += gridMarks(label.text, label.box, label.tick) }
    marks += corners.marks + frame.marks(type) + titleMarks() + panel.marks
    let scene = Scene(size: frame.paper.size, marks: marks, info: info)
    return Diagnosed(
      LaidOutSheet(scene: scene, report: report(plan)),
      styleDiagnostics + diagnostics(plan, panel) + symbolDiagnostics(symbols)
        + cornerDiagnostics(corners))
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
