import MapStyle
import PlantModel

/// How a class of the layout is drawn.
enum ClassLook {
  case line, point, area
  case symbol(Symbol)

  /// The look of more weight is the one in the legend.
  var order: Int {
    switch self {
    case .line: 0
    case .point: 1
    case .area: 2
    case .symbol: 3
    }
  }
}

/// What furniture is made from: the content of the sheet and what its map shows.
struct SheetView {
  let content: SheetContent
  let plant: Plant
  /// One a unit; nil is not assessed.
  let levels: [RiskLevel?]
  let facts: [String: UnitFacts]
  /// Units of which some part is seen in the window, by index.
  let visibleUnits: [Int]
  /// Classes of the layout that are seen in the window and that the style draws, and how.
  let visibleClasses: [String: ClassLook]
  let frame: MapFrame
  let drawingNumber: String
  let scaleText: String

  /// Analysis objects of the units that are seen, in the order of the plant, with the number of units at each rank (0 not
  /// assessed … 4 major).
  let objectCounts: [(name: String, counts: [Int])]

  static func objectCounts(
    _ plant: Plant, _ levels: [RiskLevel?], _ visible: [Int]
  ) -> [(name: String, counts: [Int])] {
    var order: [String: Int] = [:]
    var result: [(name: String, counts: [Int])] = []
    for unit in visible {
      guard let object = plant.units[unit].object else { continue }
      if order[object] == nil {
        order[object] = result.count
        result.append((object, [Int](repeating: 0, count: 5)))
      }
      result[order[object] ?? 0].counts[levels[unit]?.rank ?? 0] += 1
    }
    return result
  }

  /// Units at a level that are seen, nil being not assessed.
  func units(at level: RiskLevel?) -> [Int] {
    visibleUnits.filter { levels[$0] == level }
  }

  /// North is known where the plane has earth coordinates; elsewhere the arrow stands only where a place is given for it.
  func showsNorth(_ furniture: Furniture, at place: Furniture.Place) -> Bool {
    furniture.place(of: .northArrow) == place
      && (content.crsName != nil || furniture.places[.northArrow] != nil)
  }

  /// Worst first, then not assessed; only what is seen.
  var presentLevels: [RiskLevel?] {
    let all: [RiskLevel?] = RiskLevel.allCases.reversed() + [nil]
    return all.filter { !units(at: $0).isEmpty }
  }
}

/// Small pictures for legend and lists, drawn by the style itself so that they cannot differ from the map.
struct Swatches {
  let style: StyleSheet
  let zoom: Double
  let symbols: [String: Symbol]
  let basis: RiskBasis
  let symbolScale: Double

  /// A unit of that level filling the rectangle.
  func level(_ level: RiskLevel?, status: RiskUnit.Status = .active, in rect: Rect) -> [Mark] {
    let unit = RiskUnit(
      code: "", name: "", status: status, polygons: [Polygon(exterior: rect.corners)])
    let verdict = level.map { Verdict(level: $0, reasons: []) }
    let assessed = AssessedUnit(
      code: "", inherent: verdict, residual: verdict, effective: verdict)
    return drawn(Plant(features: [], units: [unit]), [assessed], in: rect)
  }

  /// A feature of that class, drawn as an area, a point or a line across the rectangle, or its symbol.
  func layoutClass(_ name: String, _ look: ClassLook, in rect: Rect) -> [Mark] {
    let middle = rect.center.y
    let geometry: Geometry
    switch look {
    case .line:
      geometry = .lineStrings([[Point(x: rect.minX, y: middle), Point(x: rect.maxX, y: middle)]])
    case .point: geometry = .points([rect.center])
    case .area: geometry = .polygons([Polygon(exterior: rect.corners)])
    case .symbol(let symbol): return [picture(symbol, in: rect)]
    }
    let feature = Feature(source: "", layer: "", class: name, geometry: geometry)
    return drawn(Plant(features: [feature], units: []), [], in: rect)
  }

  /// The symbol as large as the rectangle allows, a little higher than an area.
  private func picture(_ symbol: Symbol, in rect: Rect) -> Mark {
    let factor = min(rect.width / symbol.size.width, rect.height * 1.35 / symbol.size.height)
    let box = Rect(
      center: rect.center, width: symbol.size.width * factor, height: symbol.size.height * factor)
    return Mark(.symbol(symbol, in: box, rotation: 0, opacity: 1), origin: "sheet/legend")
  }

  private func drawn(_ plant: Plant, _ assessed: [AssessedUnit], in rect: Rect) -> [Mark] {
    let tables = MapTables(plant: plant, assessed: assessed, basis: basis, language: .zh).tables
    let layers = style.style(tables, at: zoom, images: Set(symbols.keys)).value
    let projected = ProjectedPlant(plant, transform: .identity, window: rect.inset(by: -4))
    let content = MapContent(
      tables: projected.tables(plant, bearing: 0), underlays: [], transform: .identity,
      window: rect, bearing: 0, symbols: symbols, symbolScale: symbolScale)
    return mapMarks(layers, of: content).map { Mark($0.content, origin: "sheet/legend") }
  }
}
