import PlantModel

/// A list that had to fit a height: what was drawn and how many entries it holds.
struct FittedList {
  var block: FurnitureBlock
  var shown: Int
}

extension Typography {
  /// Every unit of major risk that is seen: code and name, accident types, who is responsible. As many as fit; the rest is
  /// counted in a last line.
  func majorRisks(
    _ view: SheetView, swatches: Swatches, width: Double, maxHeight: Double
  ) -> FittedList {
    let units = view.units(at: .major).sorted {
      view.plant.units[$0].code < view.plant.units[$1].code
    }
    var list = FittedList(
      block: section(SheetWords.majorRisks, width: width, origin: "sheet/major-risks"), shown: 0)
    for index in units {
      let entry = majorEntry(view, index, width: width)
      let reserve = list.shown + 1 < units.count ? small * 1.6 : 0
      guard list.block.size.height + entry.size.height + reserve <= maxHeight else { break }
      list.block.marks += entry.placed(at: Point(x: 0, y: list.block.size.height))
      list.block.size.height += entry.size.height
      list.shown += 1
    }
    addRest(units.count - list.shown, to: &list.block, width: width, origin: "sheet/major-risks")
    return list
  }

  private func majorEntry(_ view: SheetView, _ index: Int, width: Double) -> FurnitureBlock {
    let unit = view.plant.units[index]
    let facts = view.facts[unit.code] ?? UnitFacts()
    let origin = "sheet/major-risks"
    var block = FurnitureBlock(size: Size(width: width, height: 0))
    let name = paragraph(
      "\(unit.code)  \(unit.name)", size: body, bold: true, width: width, maxLines: 2,
      lineHeight: 1.25)
    block.add(
      name, in: Rect(x: 0, y: small * 0.35, width: width, height: name.size.height), origin: origin)
    block.size.height = name.size.height + small * 0.35
    let responsible = [facts.department, facts.person, facts.phone].compactMap { $0 }
    let details = [
      facts.accidentTypes.prefix(4).joined(separator: "、"), responsible.joined(separator: " "),
    ].filter { !$0.isEmpty }
    for detail in details {
      let text = paragraph(detail, size: small, width: width, maxLines: 2, lineHeight: 1.3)
      block.add(
        text, in: Rect(x: 0, y: block.size.height, width: width, height: text.size.height),
        color: FurnitureBlock.grey, origin: origin)
      block.size.height += text.size.height
    }
    block.size.height += small * 0.35
    block.addLine(
      Point(x: 0, y: block.size.height), Point(x: width, y: block.size.height), width: hairline,
      origin: origin)
    return block
  }

  /// Numbers and codes that stand for names on the map, in two or more columns where that helps.
  func key(
    _ view: SheetView, plan: LabelPlan, swatches: Swatches, width: Double, maxHeight: Double
  ) -> FittedList {
    let entries = keyEntries(view, plan)
    var list = FittedList(
      block: section(SheetWords.key, width: width, origin: "sheet/key"), shown: 0)
    let size = keySize(
      count: entries.count, width: width, height: maxHeight - list.block.size.height)
    let rowHeight = size * 1.5
    let rows = max(0, Int((maxHeight - list.block.size.height - size * 1.6) / rowHeight))
    // No more columns than the entries need: names read better in full.
    let columns = min(
      max(1, Int(width / (size * 11))), max(1, (entries.count + rows - 1) / max(1, rows)))
    let column = width / Double(columns)
    let perColumn = min(rows, (entries.count + columns - 1) / columns)
    guard perColumn > 0 else {
      addRest(entries.count, to: &list.block, width: width, origin: "sheet/key")
      return list
    }
    let top = list.block.size.height
    for (i, entry) in entries.prefix(perColumn * columns).enumerated() {
      let box = Rect(
        x: Double(i / perColumn) * column, y: top + Double(i % perColumn) * rowHeight,
        width: column - gap, height: rowHeight)
      addKeyEntry(entry, view, swatches, size: size, box: box, to: &list.block)
      list.shown += 1
    }
    list.block.size.height += Double(perColumn) * rowHeight
    addRest(entries.count - list.shown, to: &list.block, width: width, origin: "sheet/key")
    return list
  }

  private func keyEntries(_ view: SheetView, _ plan: LabelPlan) -> [(mark: String, unit: Int)] {
    let numbers = plan.labels.compactMap { label in label.number.map { ("\($0)", label.unit) } }
    let codes = plan.labels.filter { $0.placement == .code }
      .map { (view.plant.units[$0.unit].code, $0.unit) }.sorted { $0.0 < $1.0 }
    return numbers + codes
  }

  /// The usual small letters, or smaller ones down to 1.8 mm when the list is long.
  private func keySize(count: Int, width: Double, height: Double) -> Double {
    var size = small
    while size > smallest {
      let columns = max(1, (width / (size * 11)).rounded(.down))
      if Double(count) / columns * size * 1.5 <= height - size * 1.6 { return size }
      size *= 0.93
    }
    return max(smallest, size)
  }

  private func addKeyEntry(
    _ entry: (mark: String, unit: Int), _ view: SheetView, _ swatches: Swatches, size: Double,
    box: Rect, to block: inout FurnitureBlock
  ) {
    let unit = view.plant.units[entry.unit]
    let swatch = Rect(
      x: box.minX, y: box.center.y - size * 0.4, width: size * 0.8, height: size * 0.8)
    block.marks += swatches.level(view.levels[entry.unit], in: swatch)
    let mark = line(entry.mark, size: size, bold: true)
    let markX = swatch.maxX + size * 0.4
    block.add(
      mark, in: Rect(x: markX, y: box.minY, width: mark.size.width, height: box.height),
      origin: "sheet/key")
    let nameX = markX + max(mark.size.width, size * 1.2) + size * 0.5
    let room = box.maxX - nameX
    block.add(
      fitted(unit.name, size: size, width: room),
      in: Rect(x: nameX, y: box.minY, width: room, height: box.height), origin: "sheet/key")
  }

  private func addRest(
    _ count: Int, to block: inout FurnitureBlock, width: Double, origin: String
  ) {
    guard count > 0 else { return }
    let height = small * 1.6
    block.add(
      fitted(words(SheetWords.moreEntries(count)), size: small, width: width),
      in: Rect(x: 0, y: block.size.height, width: width, height: height),
      color: FurnitureBlock.grey, origin: origin)
    block.size.height += height
  }
}
