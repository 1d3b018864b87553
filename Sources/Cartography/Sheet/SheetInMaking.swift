import MapStyle
import PlantModel

/// The steps from a template to a scene; each value is computed once, from those before it.
struct SheetInMaking<Measuring: TextMeasuring> {
  let template: SheetTemplate
  let type: Typography<Measuring>
  let frame: SheetFrame
  let mapFrame: MapFrame
  let layers: [StyledLayer]
  let styleDiagnostics: [Diagnostic]
  let map: MapContent
  let unitLabels: UnitLabelPaints
  let rooms: [[Polygon]]
  let view: SheetView
  let swatches: Swatches
  let style: StyleSheet
  let symbolScale: Double
  /// What the style saw of the units, for labels that it has only at larger scales.
  let labelTable: FeatureTable

  init(
    template: SheetTemplate, content: SheetContent, plant: Plant, assessed: [AssessedUnit],
    facts: [String: UnitFacts], style: StyleSheet, symbols: [String: Symbol],
    sources: (_ zoom: Double) -> [String: PlacedSource], type: Typography<Measuring>
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
    labelTable = tables.tables["unit_labels"] ?? FeatureTable(propertySets: [], rows: [])
    let sources = sources(zoom)
    let styled = style.style(
      tables.tables.merging(sources.mapValues { FeatureTable(features: $0.features) }) { own, _ in
        own
      }, at: zoom, images: Set(symbols.keys))
    layers = styled.value
    styleDiagnostics = styled.diagnostics
    let window = mapFrame.rect
    let projected = ProjectedPlant(
      plant, transform: mapFrame.transform, window: window, layers: layers,
      symbolScale: symbolScale)
    var map = MapContent(
      tables: projected.tables(plant, bearing: template.bearing), underlays: plant.underlays,
      transform: mapFrame.transform, window: window, bearing: template.bearing, symbols: symbols,
      symbolScale: symbolScale)
    let transform = mapFrame.transform
    for (name, source) in sources {
      map.tables[name] = ProjectedTable(
        source, of: name, transform: transform, window: window, layers: layers,
        symbolScale: symbolScale)
    }
    let rooms = plant.units.map { $0.room(transform, window: window) }
    self.rooms = rooms
    unitLabels = UnitLabelPaints(layers)
    map.tables["unit_labels"]?.points = unitLabels.points(in: rooms)
    self.map = map
    swatches = Swatches(
      style: style, zoom: zoom, symbols: symbols, basis: content.basis,
      symbolScale: symbolScale)
    let verdicts = Dictionary(
      assessed.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    let visible = rooms.indices.filter { !rooms[$0].isEmpty }
    let levels = plant.units.map { verdicts[$0.code]?.verdict(at: content.basis)?.level }
    view = SheetView(
      content: content, plant: plant, levels: levels, facts: facts, visibleUnits: visible,
      visibleClasses: Self.visibleClasses(layers, map, plant), frame: mapFrame,
      drawingNumber: "\(content.mapName)-\(template.id)",
      scaleText: Self.scaleText(mapFrame.scaleDenominator),
      objectCounts: SheetView.objectCounts(plant, levels, visible))
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

  /// Classes of the layout that are drawn in the window, and how: as symbols rather than as areas, as these rather than as lines.
  private static func visibleClasses(
    _ layers: [StyledLayer], _ map: MapContent, _ plant: Plant
  ) -> [String: ClassLook] {
    guard let layout = map.tables["layout"] else { return [:] }
    var classes: [String: ClassLook] = [:]
    func add(_ row: Int, _ look: ClassLook) {
      let name = plant.features[row].class
      if let known = classes[name], known.order >= look.order { return }
      let path = layout.paths[row]
      guard
        !layout.points[row].isEmpty || !path.isEmpty && path.boundingBox.intersects(map.window)
      else { return }
      classes[name] = look
    }
    for layer in layers where layer.table == "layout" {
      switch layer.content {
      case .fill(let styled): for item in styled { add(item.feature, .area) }
      case .line(let styled): for item in styled { add(item.feature, .line) }
      case .circle(let styled): for item in styled { add(item.feature, .point) }
      case .symbol(let styled):
        for item in styled {
          guard let icon = item.paint.icon, icon.textFit == .none,
            let symbol = SymbolIcon(icon, symbols: map.symbols, scale: 1)?.symbol
          else { continue }
          add(item.feature, .symbol(symbol))
        }
      case .background, .raster: break
      }
    }
    return classes
  }

  private static func scaleText(_ denominator: Double) -> String {
    denominator == denominator.rounded() && denominator < 1e12
      ? "1:\(Int(denominator))" : "1:\(denominator)"
  }
}
