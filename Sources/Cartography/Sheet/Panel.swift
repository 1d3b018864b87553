import PlantModel

/// What the panel became: its marks, and what had no room.
struct PanelResult {
  var marks: [Mark]
  var left: [Furniture.Item]
  var majorShown: Int
  var keyShown: Int
}

/// The panel beside the map: fixed pieces from the top and from the bottom, lists in between as far as there is room.
struct Panel<Measuring: TextMeasuring> {
  let view: SheetView
  let plan: LabelPlan
  let swatches: Swatches
  let notes: [LocalizedText]
  let furniture: Furniture
  let rect: Rect

  private func shows(_ item: Furniture.Item) -> Bool { furniture.place(of: item) == .panel }

  /// The panel in the largest letters, down to 60 %, in which all of it fits; where lists are too long even so, in the largest
  /// in which its fixed pieces fit.
  func composed(_ type: Typography<Measuring>) -> PanelResult {
    var fallback: PanelResult?
    for factor in [1, 0.92, 0.84, 0.76, 0.68] {
      guard let result = composed(type.scaled(by: factor), dropping: false) else { continue }
      if isComplete(result) { return result }
      fallback = fallback ?? result
    }
    return fallback ?? composed(type.scaled(by: 0.6), dropping: true)
      ?? PanelResult(
        marks: [], left: Furniture.Item.allCases.filter(shows), majorShown: 0, keyShown: 0)
  }

  private var keyed: Int {
    plan.labels.count { $0.placement == .code || $0.placement == .number }
  }

  private func isComplete(_ result: PanelResult) -> Bool {
    (!shows(.majorRisks) || result.majorShown == view.units(at: .major).count)
      && (!shows(.key) || result.keyShown == keyed)
  }

  private func composed(_ type: Typography<Measuring>, dropping: Bool) -> PanelResult? {
    let width = rect.width
    var top = [shows(.legend) ? type.legend(view, swatches: swatches, width: width) : nil]
      .compactMap { $0 }
    var bottom = bottomBlocks(type, width)
    let space = type.gap * 2
    func height(_ blocks: [FurnitureBlock]) -> Double {
      blocks.reduce(0) { $0 + $1.size.height + space }
    }
    var left: [Furniture.Item] = []
    if height(top) + height(bottom) > rect.height {
      guard dropping else { return nil }
      while height(top) + height(bottom) > rect.height, bottom.count > 1 {
        bottom.removeFirst()
        if !left.contains(.notes) { left.append(.notes) }
      }
    }
    var room = rect.height - height(top) - height(bottom)
    var result = PanelResult(marks: [], left: left, majorShown: 0, keyShown: 0)
    addLists(type, to: &top, room: &room, space: space, result: &result)
    if shows(.statistics), let block = type.statistics(view, width: width) {
      if block.size.height + space <= room {
        top.append(block)
      } else {
        result.left.append(.statistics)
      }
    }
    result.marks = stacked(top, bottom, space)
    return result
  }

  private func bottomBlocks(_ type: Typography<Measuring>, _ width: Double) -> [FurnitureBlock] {
    var blocks: [FurnitureBlock] = []
    if shows(.notes), !notes.isEmpty { blocks.append(type.notes(notes, width: width)) }
    if shows(.northArrow) || shows(.scaleBar) { blocks.append(orientation(type, width)) }
    if shows(.titleBlock) { blocks.append(type.titleBlock(view, width: width)) }
    return blocks
  }

  /// North arrow and scale bar side by side.
  private func orientation(_ type: Typography<Measuring>, _ width: Double) -> FurnitureBlock {
    var block = FurnitureBlock(size: Size(width: width, height: 0))
    var x = 0.0
    if shows(.northArrow) {
      let arrow = type.northArrow(
        bearing: view.frame.bearing,
        diameter: min(type.mm(24), width * 0.2) * min(1.3, max(1, type.scale * 0.8)))
      block.marks += arrow.marks
      block.size.height = arrow.size.height
      x = arrow.size.width + type.gap * 2
    }
    if shows(.scaleBar) {
      let bar = type.scaleBar(view, width: width - x)
      let y = max(0, (block.size.height - bar.size.height) / 2)
      block.marks += bar.placed(at: Point(x: x, y: y))
      block.size.height = max(block.size.height, bar.size.height)
    }
    return block
  }

  private func addLists(
    _ type: Typography<Measuring>, to top: inout [FurnitureBlock], room: inout Double,
    space: Double, result: inout PanelResult
  ) {
    // The key takes what it needs, up to half of the room; the list of major risks the rest.
    var key: FittedList?
    if shows(.key), keyed > 0 {
      let majors = shows(.majorRisks) && !view.units(at: .major).isEmpty
      key = type.key(
        view, plan: plan, swatches: swatches, width: rect.width,
        maxHeight: majors ? room / 2 : room - space)
    }
    if let key, key.shown > 0 { room -= key.block.size.height + space }
    if shows(.majorRisks), !view.units(at: .major).isEmpty {
      let list = type.majorRisks(
        view, swatches: swatches, width: rect.width, maxHeight: room - space)
      if list.shown > 0 {
        top.append(list.block)
        room -= list.block.size.height + space
        result.majorShown = list.shown
      } else {
        result.left.append(.majorRisks)
      }
    }
    if let key, key.shown > 0 {
      top.append(key.block)
      result.keyShown = key.shown
    }
  }

  private func stacked(
    _ top: [FurnitureBlock], _ bottom: [FurnitureBlock], _ space: Double
  ) -> [Mark] {
    var marks: [Mark] = []
    var y = rect.minY
    for block in top {
      marks += block.placed(at: Point(x: rect.minX, y: y))
      y += block.size.height + space
    }
    y = rect.maxY
    for block in bottom.reversed() {
      y -= block.size.height
      marks += block.placed(at: Point(x: rect.minX, y: y))
      y -= space
    }
    return marks
  }
}
