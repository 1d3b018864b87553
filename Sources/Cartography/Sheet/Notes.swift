import PlantModel

extension Typography {
  /// Numbered remarks without which the map could be misread.
  func notes(_ texts: [LocalizedText], width: Double) -> FurnitureBlock {
    var block = section(SheetWords.notes, width: width, origin: "sheet/notes")
    for (i, text) in texts.enumerated() {
      let number = line("\(i + 1).", size: small)
      let indent = small * 1.4
      let paragraph = paragraph(words(text), size: small, width: width - indent)
      let height = paragraph.size.height
      block.add(
        number, in: Rect(x: 0, y: block.size.height, width: indent, height: small * 1.35),
        origin: "sheet/notes")
      block.add(
        paragraph,
        in: Rect(x: indent, y: block.size.height, width: width - indent, height: height),
        origin: "sheet/notes")
      block.size.height += height
    }
    return block
  }
}
