// Cartography decides how things look and where they go: styled layers become a `Scene` of resolved marks in CSS pixels.
// It is pure: text is measured through `TextMeasuring`, and nothing is read, written or drawn here.

package import MapStyle
package import PlantModel

/// Why a sheet cannot be laid out at all.
package enum LayoutError: Error, Hashable, Sendable {
  /// Margins, panel and title leave no room for a map.
  case noRoom(sheet: String, paper: String)

  package var message: LocalizedText {
    switch self {
    case .noRoom(let sheet, let paper):
      LocalizedText(
        zh: "图幅“\(sheet)”：纸张 \(paper) 除去页边和图框后放不下地图",
        en: "sheet \"\(sheet)\": paper \(paper) leaves no room for a map inside margins and frame")
    }
  }

  package var hint: LocalizedText {
    LocalizedText(zh: "请改用较大的纸张或较小的页边", en: "use larger paper or smaller margins")
  }
}

/// Lays out one sheet: map frame with one label plan, and the furniture round it, at true scale.
///
/// - Parameters:
///   - assessed: one entry a unit, found by code; units without one are not assessed.
///   - facts: what lists print about units, by code.
///   - symbols: pictures that the style names, by name.
package func layOut(
  _ template: SheetTemplate, content: SheetContent, plant: Plant, assessed: [AssessedUnit],
  facts: [String: UnitFacts], style: StyleSheet, symbols: [String: Symbol],
  measuring: some TextMeasuring
) throws(LayoutError) -> Diagnosed<LaidOutSheet> {
  let type = Typography(
    paper: template.paper.size, languages: template.languages, measuring: measuring)
  var content = content
  if let title = template.title { content.title = title }
  let sheet = try SheetInMaking(
    template: template, content: content, plant: plant, assessed: assessed, facts: facts,
    style: style, symbols: symbols, type: type)
  return sheet.finished()
}

/// The steps from a template to a scene; each value is computed once, from those before it.
private struct SheetInMaking<Measuring: TextMeasuring> {
  let template: SheetTemplate
  let type: Typography<Measuring>
  let frame: SheetFrame
  let mapFrame: MapFrame
  let layers: [StyledLayer]
  let styleDiagnostics: [Diagnostic]
  let map: MapContent
  let rooms: [[Polygon]]
  let view: SheetView
  let swatches: Swatches
  let style: StyleSheet
  let symbolScale: Double

  init(
    template: SheetTemplate, content: SheetContent, plant: Plant, assessed: [AssessedUnit],
    facts: [String: UnitFacts], style: StyleSheet, symbols: [String: Symbol],
    type: Typography<Measuring>
  ) throws(LayoutError) {
    self.template = template
    self.type = type
    var style = style
    // A style may word its labels by the language of the sheet.
    if style.state["language"] != nil {
      style.state["language"] = .string(template.languages.rawValue)
    }
    self.style = style
    // From 1 on A3: what is read from twice as far has to be larger, but not twice.
    symbolScale = template.symbolScale ?? max(1, (type.scale * 10).rounded() / 10)
    frame = try Self.frame(template, content, type)
    let extent = plant.turnedExtent(bearing: template.bearing)
    mapFrame = Self.mapFrame(template, frame.map, extent, type)
    let zoom = styleZoom(scaleDenominator: mapFrame.scaleDenominator)
    let language: Language = template.languages == .en ? .en : .zh
    let tables = MapTables(
      plant: plant, assessed: assessed, basis: content.basis, language: language)
    let styled = style.style(tables.tables, at: zoom)
    layers = styled.value
    styleDiagnostics = styled.diagnostics
    let window = mapFrame.rect
    map = MapContent(
      plant: plant,
      projected: ProjectedPlant(plant, transform: mapFrame.transform, window: window),
      transform: mapFrame.transform, window: window, symbols: symbols,
      symbolScale: symbolScale)
    let transform = mapFrame.transform
    let rooms = plant.units.map { $0.room(transform, window: window) }
    self.rooms = rooms
    swatches = Swatches(
      style: style, zoom: zoom, symbols: symbols, basis: content.basis,
      symbolScale: symbolScale)
    let verdicts = Dictionary(
      assessed.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    let visible = rooms.indices.filter { !rooms[$0].isEmpty }
    view = SheetView(
      content: content, plant: plant,
      levels: plant.units.map { verdicts[$0.code]?.verdict(at: content.basis)?.level },
      facts: facts, visibleUnits: visible,
      visibleClasses: Self.visibleClasses(layers, map), frame: mapFrame,
      drawingNumber: "\(content.mapName)-\(template.id)",
      scaleText: Self.scaleText(mapFrame.scaleDenominator))
  }

  private static func frame(
    _ template: SheetTemplate, _ content: SheetContent, _ type: Typography<Measuring>
  ) throws(LayoutError) -> SheetFrame {
    let furniture = template.furniture
    let panelItems: [Furniture.Item] = [
      .northArrow, .legend, .statistics, .majorRisks, .key, .notes, .scaleBar, .titleBlock,
    ]
    let hasPanel = panelItems.contains { furniture.place(of: $0) == .panel }
    let longer = max(template.paper.size.width, template.paper.size.height)
    let panel = hasPanel ? min(type.mm(88) * type.scale, type.mm(longer) * 0.3) : 0
    let title = furniture.place(of: .title) == .off ? 0 : titleHeight(template, type)
    guard
      let frame = SheetFrame(
        template, titleHeight: title, panelWidth: panel, gap: type.gap * 1.5)
    else { throw .noRoom(sheet: template.id, paper: template.paper.name) }
    return frame
  }

  /// As `titleBand` makes it: title, its English line, and the line below.
  private static func titleHeight(
    _ template: SheetTemplate, _ type: Typography<Measuring>
  ) -> Double {
    let large = type.titleSize
    let lines = large + (template.languages == .both ? large * 0.5 : 0) + type.body
    return lines * 1.35 + 2 * type.gap
  }

  private static func mapFrame(
    _ template: SheetTemplate, _ rect: Rect, _ extent: (rect: Rect, center: Point),
    _ type: Typography<Measuring>
  ) -> MapFrame {
    let room = rect.inset(by: type.mm(3) + type.gap)
    let denominator: Double
    switch template.scale {
    case .denominator(let value): denominator = value
    case .fit:
      denominator = fittingScaleDenominator(extent: extent.rect.size, room: room.size)
    }
    return MapFrame(
      rect: rect, center: template.center ?? extent.center, scaleDenominator: denominator,
      bearing: template.bearing)
  }

  /// Classes of the layout that are drawn in the window, and whether any layer fills them.
  private static func visibleClasses(
    _ layers: [StyledLayer], _ map: MapContent
  ) -> [String: Bool] {
    var classes: [String: Bool] = [:]
    func add(_ row: Int, isFilled: Bool) {
      let path = map.projected.features[row]
      guard !path.isEmpty, path.boundingBox.intersects(map.window) else { return }
      classes[map.plant.features[row].class, default: false] = isFilled
    }
    for layer in layers where layer.sourceLayer == "layout" {
      switch layer.content {
      case .fill(let styled): for item in styled { add(item.feature, isFilled: true) }
      case .line(let styled):
        for item in styled where classes[map.plant.features[item.feature].class] == nil {
          add(item.feature, isFilled: false)
        }
      case .background, .raster, .circle, .symbol: break
      }
    }
    return classes
  }

  private static func scaleText(_ denominator: Double) -> String {
    denominator == denominator.rounded() && denominator < 1e12
      ? "1:\(Int(denominator))" : "1:\(denominator)"
  }

  // MARK: finishing

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

  private var info: SceneInfo {
    let content = view.content
    let english = template.languages == .en
    return SceneInfo(
      title: english ? content.title.en : content.title.zh,
      author: english ? content.enterprise.en : content.enterprise.zh,
      subject: "\(view.drawingNumber) \(view.scaleText)",
      keywords: type.words(content.basis.name), date: content.edition.date)
  }

  private func report(_ plan: LabelPlan) -> SheetReport {
    let codes = view.plant.units.map(\.code)
    return SheetReport(
      sheet: template.id, paper: template.paper.name, size: template.paper.size,
      scaleDenominator: mapFrame.scaleDenominator, bearing: template.bearing,
      styleZoom: styleZoom(scaleDenominator: mapFrame.scaleDenominator), frame: mapFrame.rect,
      groundCorners: mapFrame.groundCorners, units: view.visibleUnits.map { codes[$0] },
      levels: view.presentLevels.map { .init(level: $0, count: view.units(at: $0).count) },
      labels: plan.labels.map {
        .init(
          code: codes[$0.unit], placement: $0.placement,
          size: ($0.block.lines.first?.size ?? 0) / pixelsPerMillimetre, number: $0.number)
      },
      unlabelled: plan.dropped.map { codes[$0] })
  }

  private func diagnostics(_ plan: LabelPlan, _ panel: PanelResult) -> [Diagnostic] {
    let place = Place(path: "sheets: \(template.id)")
    var findings: [Diagnostic] = []
    if view.visibleUnits.isEmpty {
      findings.append(SheetFindings.nothingSeen(place))
    }
    let silent = plan.dropped.filter { view.levels[$0] == .major }
    if !silent.isEmpty {
      findings.append(
        SheetFindings.majorUnlabelled(silent.map { view.plant.units[$0].code }, place))
    }
    if plan.dropped.count > silent.count {
      findings.append(SheetFindings.labelsGaveWay(plan.dropped.count - silent.count, place))
    }
    let keyed = plan.labels.filter { $0.placement == .code || $0.placement == .number }
    if template.furniture.place(of: .key) == .panel, panel.keyShown < keyed.count {
      findings.append(SheetFindings.keyTooLong(keyed.count - panel.keyShown, place))
    }
    let majors = view.units(at: .major).count
    if template.furniture.place(of: .majorRisks) == .panel, panel.majorShown < majors {
      findings.append(SheetFindings.majorListCut(majors - panel.majorShown, place))
    }
    let left = panel.left.filter { $0 != .majorRisks }
    if !left.isEmpty { findings.append(SheetFindings.furnitureLeft(left, place)) }
    return findings
  }
}
