import PlantModel

extension Typography {
  /// Levels that are seen, each with its swatch, name, count and tier; then the classes of the layout that are seen.
  func legend(_ view: SheetView, swatches: Swatches, width: Double) -> FurnitureBlock {
    var block = section(SheetWords.legend, width: width, origin: "sheet/legend")
    let rowHeight = body * (languages == .both ? 2.5 : 1.9)
    let swatch = Size(width: body * 2.6, height: body * 1.35)
    for level in view.presentLevels {
      let y = block.size.height
      block.marks += swatches.level(
        level,
        in: Rect(
          x: 0, y: y + (rowHeight - swatch.height) / 2, width: swatch.width, height: swatch.height))
      addLegendRow(
        to: &block, level: level, count: view.units(at: level).count,
        box: Rect(
          x: swatch.width + gap, y: y, width: width - swatch.width - gap, height: rowHeight))
      block.size.height += rowHeight
    }
    let stopped = view.visibleUnits.count { view.plant.units[$0].status == .stopped }
    if stopped > 0 {
      let row = Rect(x: 0, y: block.size.height, width: width, height: rowHeight)
      let box = Rect(
        x: 0, y: row.center.y - swatch.height / 2, width: swatch.width, height: swatch.height)
      block.marks += swatches.level(.low, status: .stopped, in: box)
      block.add(
        fitted(
          words(LocalizedText(zh: "停用、检修单元", en: "Stopped unit")), size: body,
          width: width - swatch.width - gap),
        in: Rect(
          x: swatch.width + gap, y: row.minY, width: width - swatch.width - gap, height: rowHeight),
        origin: "sheet/legend")
      block.add(countText(stopped), in: row, alignment: .right, origin: "sheet/legend")
      block.size.height += rowHeight
    }
    addClasses(to: &block, view, swatches: swatches, width: width)
    return block
  }

  private func countText(_ count: Int) -> TextBlock {
    line(languages == .en ? "\(count)" : "\(count) 个", size: body, bold: true)
  }

  private func addLegendRow(
    to block: inout FurnitureBlock, level: RiskLevel?, count: Int, box: Rect
  ) {
    let name = level?.name ?? RiskLevel.unassessedName
    let countText = countText(count)
    let right = countText.size.width
    let tier = SheetWords.tier(of: level)
    if languages == .both {
      let nameBox = Rect(
        x: box.minX, y: box.minY, width: box.width - right - gap, height: box.height)
      let text = TextBlock(
        fitted(name.zh + "  " + tier.zh, size: body, bold: true, width: nameBox.width).lines
          + fitted(name.en + " · " + tier.en, size: small, width: nameBox.width).lines)
      block.add(text, in: nameBox, origin: "sheet/legend")
    } else {
      let tierText = fitted(words(tier), size: small, width: box.width * 0.42)
      let nameWidth = box.width - right - tierText.size.width - 2 * gap
      block.add(
        fitted(words(name), size: body, bold: true, width: nameWidth), in: box,
        origin: "sheet/legend")
      block.add(
        tierText,
        in: Rect(x: box.minX, y: box.minY, width: box.width - right - gap, height: box.height),
        alignment: .right, color: FurnitureBlock.grey, origin: "sheet/legend")
    }
    block.add(countText, in: box, alignment: .right, origin: "sheet/legend")
  }

  private func addClasses(
    to block: inout FurnitureBlock, _ view: SheetView, swatches: Swatches, width: Double
  ) {
    let present = SheetWords.classes(of: swatches.style).compactMap { entry in
      view.visibleClasses[entry.id].map { (id: entry.id, name: entry.name, look: $0) }
    }
    guard !present.isEmpty else { return }
    block.size.height += gap
    let columns = languages == .zh ? 3 : 2
    let rowHeight = small * 1.75
    let column = width / Double(columns)
    let swatch = Size(width: small * 1.9, height: small * 1.05)
    for (i, entry) in present.enumerated() {
      let x = Double(i % columns) * column
      let y = block.size.height + Double(i / columns) * rowHeight
      let box = Rect(
        x: x, y: y + (rowHeight - swatch.height) / 2, width: swatch.width, height: swatch.height)
      block.marks += swatches.layoutClass(entry.id, entry.look, in: box)
      let room = column - swatch.width - 1.5 * gap
      block.add(
        fitted(words(entry.name), size: small, width: room),
        in: Rect(x: x + swatch.width + gap / 2, y: y, width: room, height: rowHeight),
        origin: "sheet/legend")
    }
    block.size.height += Double((present.count + columns - 1) / columns) * rowHeight
  }

  /// A block that begins with a heading over a rule.
  func section(_ title: LocalizedText, width: Double, origin: String) -> FurnitureBlock {
    let height = heading * 1.5
    var block = FurnitureBlock(size: Size(width: width, height: height + gap * 0.7))
    block.add(
      fitted(words(title), size: heading, bold: true, width: width),
      in: Rect(x: 0, y: 0, width: width, height: height), origin: origin)
    block.addLine(
      Point(x: 0, y: height), Point(x: width, y: height), width: mm(0.35),
      color: FurnitureBlock.ink, origin: origin)
    return block
  }
}
