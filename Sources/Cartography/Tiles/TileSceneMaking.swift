import MapStyle
import PlantModel

/// The scene of a zoom in the making: layer by layer, from the lowest up.
struct TileSceneMaking {
  /// Below this many pixels, a unit or feature has no outline: it would hide the level.
  static let leastOutlined: Float = 2
  /// A unit of major risk that covers fewer square pixels is drawn as a square of as many, so that none vanishes …
  static let leastMajorArea: Float = 4
  /// … unless another's square lies this near, in pixels: where all would be red, nothing could be told apart.
  static let squareDistance = 4.0

  let content: TileContent
  let plane: TilePlane
  let layers: [StyledLayer]
  /// Rows of each table in pixels, their subpaths among those of the scene.
  let rows: [String: [SceneGeometry.Row]]

  var geometry = SceneGeometry()
  var paints = PaintTable()
  var marks: [TileScene.Mark] = []
  var background = Color.clear

  init(_ content: TileContent, _ plane: TilePlane, _ layers: [StyledLayer], isParallel: Bool) {
    self.content = content
    self.plane = plane
    self.layers = layers
    var rows: [String: [SceneGeometry.Row]] = [:]
    for (name, table) in content.tables.sorted(by: { $0.key < $1.key }) {
      guard let isNeeded = Self.rowsNeeded(of: name, count: table.geometry.count, by: layers)
      else { continue }
      let first = geometry.rows.count
      geometry.append(
        SceneGeometry(table.geometry, on: plane, isNeeded: isNeeded, isParallel: isParallel))
      rows[name] = Array(geometry.rows[first...])
    }
    geometry.rows = []
    self.rows = rows
  }

  /// Rows whose lines or areas some layer draws; nil where none does.
  private static func rowsNeeded(
    of table: String, count: Int, by layers: [StyledLayer]
  ) -> [Bool]? {
    var isNeeded: [Bool]?
    for layer in layers where layer.table == table {
      switch layer.content {
      case .fill(let items):
        for item in items { isNeeded.mark(item.feature, of: count) }
      case .line(let items):
        for item in items { isNeeded.mark(item.feature, of: count) }
      case .background, .raster, .circle, .symbol: break
      }
    }
    return isNeeded
  }

  consuming func finished() -> TileScene {
    let ground = layers.firstIndex { !$0.isBackground } ?? layers.endIndex
    for layer in layers[..<ground] { add(layer) }
    addUnplacedUnderlays()
    for layer in layers[ground...] { add(layer) }
    return TileScene(
      corner: plane.corner, rowsCountUpwards: plane.rowsCountUpwards,
      coordinates: geometry.coordinates, subpathEnds: geometry.subpathEnds,
      isClosed: geometry.isClosed, paints: paints.paints, origins: content.origins, marks: marks,
      background: background)
  }

  private mutating func add(_ layer: StyledLayer) {
    guard layer.opacity > 0 else { return }
    guard layer.opacity == 1 else { return addGroup(layer) }
    switch layer.content {
    case .background(let paint): addBackground(paint)
    case .raster(let paint): addUnderlays(layer.source, paint)
    case .fill(let items): addFills(ordered(items, in: layer), of: layer)
    case .line(let items): addLines(ordered(items, in: layer), of: layer)
    case .circle(let items): addCircles(items, of: layer)
    case .symbol: break
    }
  }

  /// Units for which the style has no order are drawn with the worst level last.
  private func ordered<Paint>(
    _ items: [Styled<Paint>], in layer: StyledLayer
  ) -> [Styled<Paint>] {
    guard layer.table == "units", !content.style.hasSortKey(layer.id) else { return items }
    var byRank = [[Styled<Paint>]](repeating: [], count: 5)
    for item in items { byRank[Int(content.ranks[item.feature])].append(item) }
    return Array(byRank.joined())
  }
}

extension StyledLayer {
  fileprivate var isBackground: Bool { if case .background = content { true } else { false } }
}

extension [Bool]? {
  fileprivate mutating func mark(_ row: Int, of count: Int) {
    if self == nil { self = [Bool](repeating: false, count: count) }
    if row < count { self?[row] = true }
  }
}

extension StyleSheet {
  /// The layer names an order of its own.
  fileprivate func hasSortKey(_ layer: String) -> Bool {
    guard case .array(let layers)? = document["layers"] else { return false }
    return layers.contains {
      guard $0["id"] == .string(layer), case .object(let layout)? = $0["layout"] else {
        return false
      }
      return layout.contains { $0.key.hasSuffix("-sort-key") }
    }
  }
}

/// Paints of a scene, each once.
struct PaintTable {
  private(set) var paints: [TilePaint] = []
  private var fills: [Color: Int32] = [:]
  private var strokes: [Stroke: Int32] = [:]

  mutating func fill(_ color: Color) -> Int32 {
    if let known = fills[color] { return known }
    let index = append(.fill(color))
    fills[color] = index
    return index
  }

  mutating func stroke(_ stroke: Stroke) -> Int32 {
    if let known = strokes[stroke] { return known }
    let index = append(.stroke(stroke))
    strokes[stroke] = index
    return index
  }

  mutating func other(_ mark: Mark) -> Int32 { append(.other(mark)) }

  private mutating func append(_ paint: TilePaint) -> Int32 {
    paints.append(paint)
    return Int32(clamping: paints.count - 1)
  }
}
