import MapStyle
import PlantModel

/// The state of one run of `symbolMarks`.
struct SymbolPlacing<Measuring: TextMeasuring> {
  let content: MapContent
  let rules: SymbolRules
  let measuring: Measuring
  /// What is on the map for each collision group.
  private var indices: [String: SymbolIndex]
  /// What is there before any symbol.
  private let ground: LabelIndex
  /// Places of the features of layers with fixed icons, by the layer's index.
  private var fixedSpots: [Int: [[SymbolSpot]]] = [:]
  /// The blocks of the last text, for the many features that have the same.
  private var lastBlocks: (paint: TextPaint, isDrawn: Bool, blocks: [TextBlock])?

  init(content: MapContent, rules: SymbolRules, taken: LabelIndex, measuring: Measuring) {
    self.content = content
    self.rules = rules
    self.measuring = measuring
    ground = taken
    indices = ["": SymbolIndex(continuing: taken)]
  }

  /// What is there before any symbol, and what those of the group without a name took.
  var taken: LabelIndex { indices[""]?.own ?? ground }

  /// What a symbol takes is kept under a number of its own; each layer has room for a billion.
  private static func firstOwner(of position: Int) -> Int { (position + 1) << 30 }

  /// Keeps the room of the layer's fixed icons, so that no text is set over one whose turn comes later.
  mutating func reserve(
    _ styled: [Styled<SymbolPaint>], of layer: StyledLayer, at position: Int,
    in table: ProjectedTable
  ) {
    guard styled.contains(where: { $0.paint.icon?.isFixed == true }) else { return }
    var index = indices.removeValue(forKey: layer.collisionGroup) ?? SymbolIndex(on: ground)
    var owner = Self.firstOwner(of: position)
    fixedSpots[position] = styled.map { item in
      guard table.origins.indices.contains(item.feature) else { return [] }
      let spots = spots(item, in: table)
      for spot in spots {
        owner += 1
        guard let icon = item.paint.icon, icon.isFixed, icon.textFit == .none else { continue }
        for box in room(of: icon, at: spot) {
          index.take(box, owner: owner, isCooperative: true)
        }
      }
      return spots
    }
    indices[layer.collisionGroup] = index
  }

  /// Symbols of one layer, the one at that position among all layers, in the order of its features, and how many with an icon found no
  /// room.
  mutating func place(
    _ styled: [Styled<SymbolPaint>], of layer: StyledLayer, at position: Int,
    in table: ProjectedTable
  ) -> (symbols: [PlacedSymbol], gaveWay: Int) {
    // Taken out while it changes, so that it is not copied.
    var index = indices.removeValue(forKey: layer.collisionGroup) ?? SymbolIndex(on: ground)
    var symbols: [PlacedSymbol] = []
    var gaveWay = 0
    // Spacing is the layer's, not a feature's.
    var repeats = RepeatedTexts(
      spacing: (styled.first?.paint.spacing ?? 0) * content.symbolScale / 2)
    let reserved = fixedSpots.removeValue(forKey: position)
    var owner = Self.firstOwner(of: position)
    for (number, item) in styled.enumerated() where table.origins.indices.contains(item.feature) {
      let request = SymbolRequest(
        paint: item.paint, origin: table.origins[item.feature],
        drawn: table.drawnTexts[item.feature]?.upright)
      for spot in reserved?[number] ?? spots(item, in: table) {
        owner += 1
        if item.paint.placement == .line, let text = item.paint.text?.text,
          !repeats.take(text, at: spot.point)
        {
          continue
        }
        if let symbol = place(
          request, at: spot, owner: owner, isReserved: reserved != nil, in: &index)
        {
          symbols.append(symbol)
        } else if item.paint.icon != nil {
          gaveWay += 1
        }
      }
    }
    indices[layer.collisionGroup] = index
    return (symbols, gaveWay)
  }

  private mutating func spots(
    _ item: Styled<SymbolPaint>, in table: ProjectedTable
  ) -> [SymbolSpot] {
    let paint = item.paint
    guard paint.placement != .point else { return table.spots(item.feature, in: content.window) }
    let text = paint.text.flatMap { texts($0, drawn: nil).first }
    let icon = paint.icon.flatMap {
      SymbolIcon($0, symbols: content.symbols, scale: content.symbolScale, text: text?.rect)
    }
    guard text != nil || icon != nil else { return [] }
    let anchors = LineAnchors(
      length: max(text?.rect.width ?? 0, icon?.rect.width ?? 0),
      textSize: text == nil ? nil : paint.text.map(size),
      maxAngle: (paint.text?.maxAngle ?? 0) * .pi / 180)
    return table.spots(
      item.feature, paint, anchors, spacing: paint.spacing * content.symbolScale,
      in: content.window)
  }

  /// Height of the text's letters in pixels of the scene.
  func size(_ paint: TextPaint) -> Double {
    let size = paint.size * content.symbolScale
    return size > 0 ? max(size, rules.minimumTextSize) : 0
  }

  /// The ways in which the text may be set, the best first: for each writing mode each place.
  mutating func texts(_ paint: TextPaint, drawn: ProjectedTable.DrawnText?) -> [SymbolText] {
    let em = size(paint)
    let blocks = blocks(paint, isDrawn: drawn != nil, em: em)
    if let drawn, paint.leavesPlaceToDrawing {
      return blocks.prefix(1).map { SymbolText($0, drawnAt: drawn.anchor) }
    }
    return blocks.flatMap { block in
      paint.places.map { SymbolText(block, paint, at: $0, em: em) }
    }
  }

  private mutating func blocks(_ paint: TextPaint, isDrawn: Bool, em: Double) -> [TextBlock] {
    if let last = lastBlocks, last.isDrawn == isDrawn, last.paint == paint { return last.blocks }
    let setting = TextSetting(
      size: em, minimumSize: rules.minimumTextSize, lineHeight: paint.lineHeight,
      letterSpacing: paint.letterSpacing, imageScale: content.symbolScale, measuring: measuring)
    func block(_ mode: TextPaint.WritingMode) -> TextBlock? {
      // A drawing breaks its texts itself.
      TextBlock(
        paint, setting, symbols: content.symbols, mode: mode,
        maxWidth: isDrawn ? .infinity : paint.maxWidth)
    }
    var blocks = (isDrawn ? [.horizontal] : paint.writingModes).compactMap(block)
    if blocks.isEmpty { blocks = [block(.horizontal)].compactMap { $0 } }
    lastBlocks = (paint, isDrawn, blocks)
    return blocks
  }
}

/// A symbol of one feature.
struct SymbolRequest {
  let paint: SymbolPaint
  let origin: String
  /// How the drawing sets its text.
  let drawn: ProjectedTable.DrawnText?
}
