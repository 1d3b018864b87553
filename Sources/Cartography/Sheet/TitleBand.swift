import MapStyle
import PlantModel

extension Typography {
  /// The title across the top of the sheet, with enterprise, basis and date below it.
  func titleBand(_ view: SheetView, width: Double) -> FurnitureBlock {
    let content = view.content
    let origin = "sheet/title"
    let large = titleSize
    var block = FurnitureBlock(size: Size(width: width, height: gap))
    func add(_ text: String, size: Double, bold: Bool, color: Color) {
      let line = fitted(text, size: size, bold: bold, width: width * 0.96)
      block.add(
        line, in: Rect(x: 0, y: block.size.height, width: width, height: size * 1.35),
        alignment: .center, color: color, origin: origin)
      block.size.height += size * 1.35
    }
    add(
      languages == .en ? content.title.en : content.title.zh, size: large, bold: true,
      color: FurnitureBlock.ink)
    if languages == .both, content.title.en != content.title.zh {
      add(content.title.en, size: large * 0.5, bold: false, color: FurnitureBlock.ink)
    }
    let enterprise = languages == .en ? content.enterprise.en : content.enterprise.zh
    let parts = [
      content.title.zh.contains(content.enterprise.zh) ? "" : enterprise,
      "\(words(SheetWords.basis))：\(words(content.basis.name))",
      content.edition.date.map { "\(words(SheetWords.date))：\($0)" } ?? "",
    ]
    add(
      parts.filter { !$0.isEmpty }.joined(separator: "　·　"), size: body, bold: false,
      color: FurnitureBlock.grey)
    block.size.height += gap
    return block
  }
}
