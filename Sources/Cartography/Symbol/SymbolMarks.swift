package import MapStyle
import PlantModel

/// How symbols are drawn beyond what the style says.
package struct SymbolRules: Hashable, Sendable {
  /// Letters are never smaller than this, in CSS pixels of the scene.
  package var minimumTextSize: Double
  /// Texts that the edge of the window would cut are left out.
  package var keepsTextsWhole: Bool

  package init(minimumTextSize: Double = 0, keepsTextsWhole: Bool = false) {
    self.minimumTextSize = minimumTextSize
    self.keepsTextsWhole = keepsTextsWhole
  }
}

/// The symbols of a map: what is drawn, and what found no room.
package struct SymbolMarks: Sendable {
  /// Marks of each symbol layer in drawing order, by its index among the layers.
  package var marks: [Int: [Mark]] = [:]
  /// How many symbols of a layer gave way to others, by its index; only those that have an icon.
  package var iconsGaveWay: [Int: Int] = [:]

  /// All marks, the lowest layer first.
  package var all: [Mark] { marks(from: 0) }

  /// Those of the layers from an index on, the lowest first.
  func marks(from layer: Int) -> [Mark] {
    marks.keys.sorted().filter { $0 >= layer }.flatMap { marks[$0] ?? [] }
  }

  /// Those of the layers before an index, by layer.
  func marks(below layer: Int) -> [Int: [Mark]] { marks.filter { $0.key < layer } }
}

/// The marks of all symbol layers: texts and icons at their places, none over another unless the style allows it.
///
/// The topmost layer chooses first, within a layer the first feature, as the GL renderers do; but texts avoid all icons that may always
/// overlap, not only those before them. `taken` holds what is on the map
/// already, which symbols of all collision groups avoid, and afterwards also the symbols of the group without a name.
package func symbolMarks(
  _ layers: [StyledLayer], of content: MapContent, rules: SymbolRules = SymbolRules(),
  taken: inout LabelIndex, measuring: some TextMeasuring
) -> SymbolMarks {
  var placing = SymbolPlacing(content: content, rules: rules, taken: taken, measuring: measuring)
  var result = SymbolMarks()
  for (index, styled, table) in layers.symbols(of: content).reversed() {
    placing.reserve(styled, of: layers[index], at: index, in: table)
  }
  for (index, styled, table) in layers.symbols(of: content).reversed() {
    let layer = layers[index]
    let (symbols, gaveWay) = placing.place(styled, of: layer, at: index, in: table)
    result.marks[index] = symbols.marks(byHeight: layer.isDrawnByHeight)
    if gaveWay > 0 { result.iconsGaveWay[index] = gaveWay }
  }
  taken = placing.taken
  return result
}

/// What symbols would take of a map that holds nothing else.
package struct SymbolRoom: Hashable, Sendable {
  /// Of those that may always overlap and that others avoid: they stand whatever lies below them.
  package var fixed: [OrientedBox]
  /// Of the other icons, which are only drawn where nothing is in their way.
  package var wanted: [OrientedBox]

  package init(fixed: [OrientedBox] = [], wanted: [OrientedBox] = []) {
    self.fixed = fixed
    self.wanted = wanted
  }
}

func symbolRoom(
  _ layers: [StyledLayer], of content: MapContent, rules: SymbolRules,
  measuring: some TextMeasuring
) -> SymbolRoom {
  let index = LabelIndex(window: content.window)
  var placing = SymbolPlacing(content: content, rules: rules, taken: index, measuring: measuring)
  var room = SymbolRoom()
  for (position, styled, table) in layers.symbols(of: content).reversed() {
    func boxes(_ keep: (SymbolPaint) -> SymbolPaint) -> [OrientedBox] {
      let items = styled.compactMap { item -> Styled<SymbolPaint>? in
        let paint = keep(item.paint)
        return paint.icon == nil && paint.text == nil
          ? nil : Styled(feature: item.feature, paint: paint)
      }
      guard !items.isEmpty else { return [] }
      return placing.place(items, of: layers[position], at: position, in: table)
        .symbols.flatMap(\.room)
    }
    room.fixed += boxes {
      var paint = $0
      if paint.icon?.isFixed != true { paint.icon = nil }
      if paint.text?.isFixed != true { paint.text = nil }
      return paint
    }
    room.wanted += boxes {
      var paint = $0
      paint.text = nil
      if paint.icon?.isFixed == true || paint.icon?.textFit != IconPaint.TextFit.none {
        paint.icon = nil
      }
      return paint
    }
  }
  return room
}

extension [StyledLayer] {
  /// The symbol layers with something to place, each with its index.
  fileprivate func symbols(
    of content: MapContent
  ) -> [(index: Int, styled: [Styled<SymbolPaint>], table: ProjectedTable)] {
    enumerated().compactMap { index, layer in
      guard case .symbol(let styled) = layer.content, let table = content.tables[layer.table]
      else { return nil }
      return (index, styled, table)
    }
  }
}

extension StyledLayer {
  var isSymbols: Bool {
    if case .symbol = content { true } else { false }
  }
}

extension IconPaint {
  /// Stands where it stands, and others avoid it.
  var isFixed: Bool { overlap == .always && !ignorePlacement }
}

extension TextPaint {
  fileprivate var isFixed: Bool { overlap == .always && !ignorePlacement }
}

/// A symbol that found its place.
struct PlacedSymbol {
  var icon: [Mark] = []
  var text: [Mark] = []
  /// What it takes of the map.
  var room: [OrientedBox] = []
  /// Of its point, down the page.
  var height: Double
  /// The icon lies behind the text and must not come over that of another symbol.
  var isPlate = false
}

extension [PlacedSymbol] {
  /// In drawing order: icons, then texts, those lower on the page over the others where the style says so.
  fileprivate func marks(byHeight: Bool) -> [Mark] {
    let ordered = byHeight ? sorted { $0.height < $1.height } : self
    return ordered.flatMap { $0.isPlate ? $0.icon + $0.text : $0.icon }
      + ordered.flatMap { $0.isPlate ? [] : $0.text }
  }
}
