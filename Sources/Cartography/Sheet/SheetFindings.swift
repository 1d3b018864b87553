import PlantModel

/// What laying out a sheet can find.
enum SheetFindings {
  private static let largerPaper = LocalizedText(
    zh: "改用较大的纸张，或为局部另设图幅", en: "use larger paper, or add a sheet for a part of the plant")

  static func nothingSeen(_ place: Place) -> Diagnostic {
    Diagnostic(
      .error, "sheet-without-units",
      LocalizedText(zh: "图幅内没有任何单元", en: "no unit lies on this sheet"), at: place,
      hint: LocalizedText(
        zh: "检查 center 和 scale", en: "check its center and scale"))
  }

  static func labelsGaveWay(_ count: Int, _ place: Place) -> Diagnostic {
    Diagnostic(
      .note, "labels-gave-way",
      LocalizedText(
        zh: "\(count) 个较低等级单元因位置不足未标注名称",
        en: "\(count) units of lower levels carry no label for want of room"), at: place,
      hint: largerPaper)
  }

  static func majorUnlabelled(_ codes: [String], _ place: Place) -> Diagnostic {
    let names = codes.prefix(10).joined(separator: ", ") + (codes.count > 10 ? ", …" : "")
    return Diagnostic(
      .error, "major-risk-without-label",
      LocalizedText(
        zh: "\(codes.count) 个重大风险单元连编号也放不下：\(names)",
        en: "\(codes.count) units of major risk have no room even for a number: \(names)"),
      at: place, hint: largerPaper)
  }

  static func keyTooLong(_ count: Int, _ place: Place) -> Diagnostic {
    Diagnostic(
      .warning, "key-too-long",
      LocalizedText(
        zh: "编号对照表放不下，缺 \(count) 项", en: "the key has no room for \(count) entries"),
      at: place, hint: largerPaper)
  }

  static func majorListCut(_ count: Int, _ place: Place) -> Diagnostic {
    Diagnostic(
      .warning, "major-list-cut",
      LocalizedText(
        zh: "重大风险清单放不下，缺 \(count) 项",
        en: "the list of major risks has no room for \(count) entries"), at: place,
      hint: largerPaper)
  }

  static func furnitureLeft(_ items: [Furniture.Item], _ place: Place) -> Diagnostic {
    let names = items.map(\.rawValue).joined(separator: ", ")
    return Diagnostic(
      .note, "furniture-left-out",
      LocalizedText(zh: "侧栏放不下：\(names)", en: "the panel has no room for \(names)"),
      at: place,
      hint: LocalizedText(
        zh: "改用较大的纸张，或在 furniture 中关闭", en: "use larger paper, or switch it off under furniture"))
  }
}
