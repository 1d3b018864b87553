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
      .warning, "labels-gave-way",
      LocalizedText(
        zh: "\(count) 个较低等级单元因比例或位置所限未标注名称",
        en: "\(count) units of lower levels carry no label at this scale"), at: place,
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
      .warning, "furniture-left-out",
      LocalizedText(zh: "侧栏放不下：\(names)", en: "the panel has no room for \(names)"),
      at: place,
      hint: LocalizedText(
        zh: "改用较大的纸张，或在 furniture 中关闭", en: "use larger paper, or switch it off under furniture"))
  }

  static func symbolNotFound(_ name: String, nearest: String?, _ place: Place) -> Diagnostic {
    Diagnostic(
      .error, "symbol-not-found",
      LocalizedText(
        zh: "样式所用的符号“\(name)”不存在，相应位置没有画出",
        en: "the style names the symbol \"\(name)\", which is not there; nothing is drawn for it"),
      at: place,
      hint: nearest.map { LocalizedText(zh: "是否指“\($0)”？", en: "did you mean \"\($0)\"?") }
        ?? LocalizedText(
          zh: "把 \(name).svg 放入样式旁的 symbols 文件夹",
          en: "put \(name).svg into the folder symbols beside the style"))
  }

  static func symbolsGaveWay(_ count: Int, layer: String, _ place: Place) -> Diagnostic {
    Diagnostic(
      .warning, "symbols-gave-way",
      LocalizedText(
        zh: "样式图层“\(layer)”有 \(count) 个符号因与其他标注重叠而没有画出",
        en:
          "\(count) symbols of the style's layer \"\(layer)\" would overlap others and are not drawn"
      ),
      at: place,
      hint: LocalizedText(
        zh: "必须画出的符号请设 icon-overlap: always，或改用较大的纸张",
        en: "set icon-overlap: always for those that must be seen, or use larger paper"))
  }

  static func secondLabels(_ count: Int, layer: String, _ place: Place) -> Diagnostic {
    Diagnostic(
      .warning, "second-label",
      LocalizedText(
        zh: "样式图层“\(layer)”为 \(count) 个单元给出了第二个名称，每个单元只标注一个",
        en: "the style's layer \"\(layer)\" gives \(count) units a second label; each unit has one"),
      at: place,
      hint: LocalizedText(
        zh: "把两段文字写进同一图层的 text-field", en: "put both texts into the text-field of one layer"))
  }

  static func unitsHidden(_ codes: [String], _ place: Place) -> Diagnostic {
    let names = codes.prefix(10).joined(separator: ", ") + (codes.count > 10 ? ", …" : "")
    return Diagnostic(
      .warning, "units-hidden",
      LocalizedText(
        zh: "图内角落的图例等遮住了 \(codes.count) 个单元：\(names)",
        en: "furniture in a corner hides \(codes.count) units: \(names)"), at: place,
      hint: LocalizedText(
        zh: "换一个角落，或放入侧栏", en: "choose another corner, or the panel"))
  }

  static func cornersFull(_ count: Int, _ place: Place) -> Diagnostic {
    Diagnostic(
      .warning, "furniture-left-out",
      LocalizedText(
        zh: "角落放不下 \(count) 件图面要素", en: "the corners have no room for \(count) pieces of furniture"),
      at: place,
      hint: LocalizedText(zh: "放入侧栏，或用较大的纸张", en: "put them into the panel, or use larger paper"))
  }

  static func unitsOffSheet(_ count: Int, _ place: Place) -> Diagnostic {
    Diagnostic(
      .warning, "units-off-sheet",
      LocalizedText(
        zh: "\(count) 个单元不在图幅内", en: "\(count) units do not lie on this sheet"), at: place,
      hint: LocalizedText(
        zh: "用 scale: fit，或写明 center", en: "use scale: fit, or say the center if that is meant"))
  }
}
