import PlantModel

/// What the panel became: its marks, and what had no room.
struct PanelResult {
  var marks: [Mark]
  var left: [Furniture.Item]
  var majorShown: Int
  var keyShown: Int
}

/// A column of the panel: blocks from its top and blocks from its bottom.
private struct PanelColumn {
  let rect: Rect
  let space: Double
  var top: [FurnitureBlock] = []
  var bottom: [FurnitureBlock] = []

  /// What is left between them; negative when they do not fit.
  var room: Double {
    (top + bottom).reduce(rect.height) { $0 - $1.size.height - space }
  }

  var marks: [Mark] {
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

/// The panel beside or below the map: fixed pieces from the top and from the bottom, lists in between as far as there is room.
/// Below the map it has columns: the legend in the first, the title block in the last.
struct Panel<Measuring: TextMeasuring> {
  let view: SheetView
  let plan: LabelPlan
  let swatches: Swatches
  let notes: [LocalizedText]
  let furniture: Furniture
  let rect: Rect
  /// One beside the map.
  let columnCount: Int

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

  /// nil when the fixed pieces do not fit and nothing may be dropped.
  private func composed(_ type: Typography<Measuring>, dropping: Bool) -> PanelResult? {
    var columns = emptyColumns(type)
    let last = columns.count - 1
    var result = PanelResult(marks: [], left: [], majorShown: 0, keyShown: 0)
    if shows(.legend) {
      columns[0].top = [type.legend(view, swatches: swatches, width: columns[0].rect.width)]
    }
    columns[last].bottom = bottomBlocks(type, columns[last].rect.width)
    guard dropping || !columns.contains(where: { $0.room < -$0.space }) else { return nil }
    if columns[last].room < -columns[last].space, columns[last].bottom.count > 1, shows(.notes) {
      columns[last].bottom.removeFirst()
      result.left.append(.notes)
    }
    if columns[0].room < -columns[0].space, shows(.legend), columns.count == 1 || dropping {
      let overflow = -columns[0].room
      if overflow > columns[0].rect.height * 0.02 {
        columns[0].top = []
        result.left.append(.legend)
      }
    }
    if columns[last].room < -columns[last].space {
      columns[last].bottom = []
      result.left += [.northArrow, .scaleBar, .titleBlock].filter(shows)
    }
    addLists(type, to: &columns, result: &result)
    addStatistics(type, to: &columns, result: &result)
    result.marks = columns.flatMap(\.marks)
    return result
  }

  private func emptyColumns(_ type: Typography<Measuring>) -> [PanelColumn] {
    let gutter = type.gap * 3
    let count = Double(max(1, columnCount))
    let width = (rect.width - gutter * (count - 1)) / count
    return (0..<max(1, columnCount)).map {
      PanelColumn(
        rect: Rect(
          x: rect.minX + Double($0) * (width + gutter), y: rect.minY, width: width,
          height: rect.height), space: type.gap * 2)
    }
  }

  private func roomiest(_ columns: [PanelColumn]) -> Int {
    columns.indices.max { columns[$0].room < columns[$1].room } ?? 0
  }

  private func bottomBlocks(_ type: Typography<Measuring>, _ width: Double) -> [FurnitureBlock] {
    var blocks: [FurnitureBlock] = []
    if shows(.notes), !notes.isEmpty { blocks.append(type.notes(notes, width: width)) }
    if view.showsNorth(furniture, at: .panel) || shows(.scaleBar) {
      blocks.append(orientation(type, width))
    }
    if shows(.titleBlock) { blocks.append(type.titleBlock(view, width: width)) }
    return blocks
  }

  /// North arrow and scale bar side by side.
  private func orientation(_ type: Typography<Measuring>, _ width: Double) -> FurnitureBlock {
    var block = FurnitureBlock(size: Size(width: width, height: 0))
    var x = 0.0
    if view.showsNorth(furniture, at: .panel) {
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
    _ type: Typography<Measuring>, to columns: inout [PanelColumn], result: inout PanelResult
  ) {
    let hasMajors = shows(.majorRisks) && !view.units(at: .major).isEmpty
    let hasKey = shows(.key) && keyed > 0
    // In one column the key takes what it needs, up to half of the room, and the list of major risks the rest.
    let keyColumn = columns.count > 1 && hasMajors ? 0 : roomiest(columns)
    let key =
      hasKey
      ? type.key(
        view, plan: plan, swatches: swatches, width: columns[keyColumn].rect.width,
        maxHeight: columns[keyColumn].room / (columns.count == 1 && hasMajors ? 2 : 1)) : nil
    if hasMajors {
      let index = columns.count > 1 ? 1 : 0
      let reserve =
        columns.count == 1 ? key.map { $0.block.size.height + columns[0].space } ?? 0 : 0
      let list = type.majorRisks(
        view, swatches: swatches, width: columns[index].rect.width,
        maxHeight: columns[index].room - reserve)
      if list.shown > 0 {
        columns[index].top.append(list.block)
      } else {
        result.left.append(.majorRisks)
      }
      result.majorShown = list.shown
    }
    if let key, key.shown > 0 {
      columns[keyColumn].top.append(key.block)
      result.keyShown = key.shown
    }
  }

  private func addStatistics(
    _ type: Typography<Measuring>, to columns: inout [PanelColumn], result: inout PanelResult
  ) {
    let index = roomiest(columns)
    guard shows(.statistics),
      let block = type.statistics(view, width: columns[index].rect.width)
    else { return }
    if block.size.height <= columns[index].room {
      columns[index].top.append(block)
    } else {
      result.left.append(.statistics)
    }
  }
}
