import PlantModel

/// One cell of a title block: where it lies in units of its rows and columns, and what it says.
private struct TitleCell {
  var row: Int
  var column: Double
  var width: Double
  var label: String
  var text: String
  var isBold = false
}

extension Typography {
  /// 图签 in the manner of GB/T 10609.1: enterprise, title, signatures with room to sign, scale, number, edition, date, basis
  /// and rules. What is not known is left blank to fill in by hand.
  func titleBlock(_ view: SheetView, width: Double) -> FurnitureBlock {
    let content = view.content
    let edition = content.edition
    // Two of the smallest lines always fit.
    let row = max(body * (languages == .both ? 2.1 : 1.95), smallest * 2.3)
    let signatures: [(LocalizedText, String?)] = [
      (SheetWords.assessedBy, edition.assessedBy), (SheetWords.checkedBy, edition.checkedBy),
      (SheetWords.approvedBy, edition.approvedBy),
    ]
    let facts: [(LocalizedText, String)] = [
      (SheetWords.scale, view.scaleText),
      (SheetWords.edition, edition.number.map { editionText($0) } ?? ""),
      (SheetWords.date, edition.date ?? ""),
    ]
    var cells = [
      TitleCell(
        row: 0, column: 0, width: 1, label: "", text: words(content.enterprise),
        isBold: true),
      TitleCell(
        row: 1, column: 0, width: 1, label: "", text: words(content.title), isBold: true),
    ]
    for i in 0..<3 {
      cells.append(
        TitleCell(
          row: 2 + i, column: 0, width: 0.5, label: words(signatures[i].0),
          text: signatures[i].1 ?? ""))
      cells.append(
        TitleCell(
          row: 2 + i, column: 0.5, width: 0.5, label: words(facts[i].0), text: facts[i].1))
    }
    let basis = [words(content.ruleTitle), words(content.methods)].filter { !$0.isEmpty }
    cells += [
      TitleCell(
        row: 5, column: 0, width: 1, label: words(SheetWords.basis),
        text: words(content.basis.name)),
      TitleCell(
        row: 6, column: 0, width: 1, label: words(SheetWords.methods),
        text: basis.joined(separator: "；")),
      TitleCell(
        row: 7, column: 0, width: 1, label: words(SheetWords.drawingNumber),
        text: view.drawingNumber),
    ]
    let address = [content.enterpriseCode ?? "", content.address.map(words) ?? ""]
      .filter { !$0.isEmpty }.joined(separator: "  ")
    if !address.isEmpty {
      cells.append(
        TitleCell(
          row: 8, column: 0, width: 1, label: words(SheetWords.address), text: address))
    }
    return drawn(cells, width: width, row: row)
  }

  private func editionText(_ number: String) -> String {
    switch languages {
    case .zh: "第 \(number) 版"
    case .en, .both: number
    }
  }

  private func drawn(_ cells: [TitleCell], width: Double, row: Double) -> FurnitureBlock {
    let origin = "sheet/title-block"
    let rows = cells.map { $0.row + 1 }.max() ?? 0
    var block = FurnitureBlock(size: Size(width: width, height: Double(rows) * row))
    let thin = Stroke(color: FurnitureBlock.ink, width: hairline)
    for cell in cells {
      let box = Rect(
        x: cell.column * width, y: Double(cell.row) * row, width: cell.width * width,
        height: row)
      block.marks.append(Mark(.stroke(Path(rect: box), thin), origin: origin))
      add(
        cell, in: box, labelWidth: labelWidth(of: cell, among: cells, width: box.width), to: &block,
        origin: origin)
    }
    let outer = Rect(x: 0, y: 0, width: width, height: block.size.height)
    block.marks.append(
      Mark(
        .stroke(Path(rect: outer), Stroke(color: FurnitureBlock.ink, width: mm(0.5))),
        origin: origin))
    return block
  }

  /// One line, or two smaller ones where the cell is too narrow for it.
  private func twoLines(_ text: String, width: Double, height: Double) -> TextBlock {
    let one = line(text, size: small)
    guard one.size.width > width else { return one }
    let size = max(smallest, min(small * 0.85, height / 2.3))
    return paragraph(text, size: size, width: width, maxLines: 2, lineHeight: 1.12)
  }

  /// All labels have one width where that leaves enough for what they stand before; else cells of one width have.
  private func labelWidth(
    of cell: TitleCell, among cells: [TitleCell], width: Double
  ) -> Double {
    func widest(_ cells: [TitleCell]) -> Double {
      cells.reduce(0) { max($0, line($1.label, size: small).size.width) } + 1.3 * gap
    }
    let all = widest(cells)
    return all <= width * 0.36
      ? all : min(widest(cells.filter { $0.width == cell.width }), width / 2)
  }

  private func add(
    _ cell: TitleCell, in box: Rect, labelWidth: Double, to block: inout FurnitureBlock,
    origin: String
  ) {
    let pad = gap * 0.6
    guard !cell.label.isEmpty else {
      block.add(
        fitted(cell.text, size: body, bold: cell.isBold, width: box.width - 2 * pad), in: box,
        alignment: .center, origin: origin)
      return
    }
    block.add(
      fitted(cell.label, size: small, width: labelWidth - 2 * pad),
      in: Rect(x: box.minX, y: box.minY, width: labelWidth, height: box.height),
      alignment: .center, color: FurnitureBlock.grey, origin: origin)
    block.addLine(
      Point(x: box.minX + labelWidth, y: box.minY), Point(x: box.minX + labelWidth, y: box.maxY),
      width: hairline, color: FurnitureBlock.ink, origin: origin)
    let room = box.width - labelWidth - 2 * pad
    block.add(
      twoLines(cell.text, width: room, height: box.height),
      in: Rect(x: box.minX + labelWidth + pad, y: box.minY, width: room, height: box.height),
      origin: origin)
  }
}
