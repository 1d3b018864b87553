import Cartography
import MapStyle
import PlantModel
import TestSupport

/// A window of 400 × 300 pixels with symbols of features that are given in its pixels.
struct SymbolMap {
  var layers: [StyledLayer] = []
  var tables: [String: ProjectedTable] = [:]
  var symbols: [String: Symbol] = [
    "box": SymbolMap.symbol("box"), "wide": SymbolMap.symbol("wide", width: 40),
    "plate": SymbolMap.symbol(
      "plate",
      stretch: SymbolStretch(
        x: 8...12, y: 8...12, content: Rect(minX: 4, minY: 4, maxX: 16, maxY: 16))),
  ]
  var bearing = 0.0
  var scale = 1.0
  var rules = SymbolRules()
  var obstacles: [Rect] = []

  static let window = Rect(x: 0, y: 0, width: 400, height: 300)
  var window = Self.window

  /// 20 × 20 pixels.
  static func symbol(_ name: String, width: Double = 20, stretch: SymbolStretch? = nil) -> Symbol {
    Symbol(name: name, svg: [], size: Size(width: width, height: 20), stretch: stretch)
  }

  /// A layer with one paint for each path or point.
  mutating func add(
    _ paints: [SymbolPaint], points: [Point]? = nil, paths: [Path]? = nil, group: String = "",
    byHeight: Bool = false
  ) {
    let id = "layer\(layers.count)"
    let count = paints.count
    tables[id] = ProjectedTable(
      paths: paths ?? [Path](repeating: Path(), count: count),
      points: points?.map { [$0] } ?? [[Point]](repeating: [], count: count),
      origins: (0..<count).map { "\(id)/\($0)" })
    layers.append(
      StyledLayer(
        id: id, source: id, sourceLayer: "", collisionGroup: group, isDrawnByHeight: byHeight,
        content: .symbol(paints.enumerated().map { Styled(feature: $0, paint: $1) })))
  }

  func content() -> MapContent {
    MapContent(
      tables: tables, window: window, bearing: bearing, symbols: symbols, symbolScale: scale)
  }

  func placed() -> SymbolMarks {
    var taken = LabelIndex(window: window)
    for box in obstacles { taken.insert(.box(OrientedBox(box)), owner: -1, rank: .max) }
    return symbolMarks(
      layers, of: content(), rules: rules, taken: &taken, measuring: FixedWidthText())
  }

  func scene() -> Scene { Scene(size: window.size, marks: placed().all) }

  func runs() -> [TextRun] { scene().textRuns() }

  /// Rectangles of the icons, in drawing order.
  func icons() -> [(rect: Rect, rotation: Double, origin: String)] {
    scene().flatMarks.compactMap { mark in
      guard case .symbol(_, let rect, let rotation, _) = mark.content else { return nil }
      return (rect, rotation, mark.origin)
    }
  }

  /// Origins of the features that are drawn.
  func drawn() -> [String] {
    var origins: [String] = []
    for mark in placed().all where !origins.contains(mark.origin) { origins.append(mark.origin) }
    return origins
  }
}

extension SymbolPaint {
  static func text(_ text: String, _ change: (inout TextPaint) -> Void = { _ in }) -> SymbolPaint {
    var paint = TextPaint([.init(text)], size: 10)
    change(&paint)
    return SymbolPaint(text: paint)
  }

  static func icon(_ name: String = "box", _ change: (inout IconPaint) -> Void = { _ in })
    -> SymbolPaint
  {
    var paint = IconPaint(name)
    change(&paint)
    return SymbolPaint(icon: paint)
  }
}
