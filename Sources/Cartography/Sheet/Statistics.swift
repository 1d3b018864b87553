import PlantModel

extension Typography {
  /// Units by analysis object and level, with totals; only levels that are seen. nil when no unit names its object, or more
  /// than 60 are named.
  func statistics(_ view: SheetView, width: Double) -> FurnitureBlock? {
    let objects = view.objectCounts
    guard !objects.isEmpty, objects.count <= 60 else { return nil }
    let levels = view.presentLevels
    var block = section(SheetWords.statistics, width: width, origin: "sheet/statistics")
    let column = min(width * 0.13, small * 4.2)
    let first = width - column * Double(levels.count + 1)
    let head = levels.map { level in
      guard let name = level?.name else {
        return languages == .en ? "N/A" : RiskLevel.unassessedName.zh
      }
      return languages == .en
        ? String(name.en.prefix { $0 != " " }) : name.zh.replacing("风险", with: "")
    }
    addRow(
      to: &block, [""] + head + [languages == .en ? SheetWords.total.en : SheetWords.total.zh],
      first: first, column: column, bold: true)
    let rows = objects.map { object in
      (object.name, levels.map { object.counts[$0?.rank ?? 0] })
    }
    for (object, counts) in rows {
      addRow(
        to: &block,
        [object] + counts.map { $0 == 0 ? "–" : "\($0)" } + ["\(counts.reduce(0, +))"],
        first: first, column: column)
    }
    let totals = levels.map { view.units(at: $0).count }
    addRow(
      to: &block,
      [words(SheetWords.total)] + totals.map(String.init)
        + ["\(view.visibleUnits.count)"], first: first, column: column, bold: true)
    return block
  }

  private func addRow(
    to block: inout FurnitureBlock, _ cells: [String], first: Double, column: Double,
    bold: Bool = false
  ) {
    let height = small * 1.65
    let y = block.size.height
    for (i, cell) in cells.enumerated() {
      let x = i == 0 ? 0 : first + column * Double(i - 1)
      let room = i == 0 ? first : column
      block.add(
        fitted(cell, size: small, bold: bold, width: room - 2),
        in: Rect(x: x, y: y, width: room, height: height), alignment: i == 0 ? .left : .center,
        origin: "sheet/statistics")
    }
    block.addLine(
      Point(x: 0, y: y + height), Point(x: block.size.width, y: y + height), width: hairline,
      origin: "sheet/statistics")
    block.size.height += height
  }
}
