import PlantModel
import Storage

extension DraftSources {
  /// What was taken for what, in sentences.
  func guesses(in folder: String) -> [LocalizedText] {
    var guesses: [LocalizedText] = []
    if let units {
      let (file, layer) = (
        units.layer.relativePath(in: folder), units.drawingLayer ?? units.layer.layer
      )
      guesses.append(
        LocalizedText(
          zh: "单元：\(file) 的图层“\(layer)”，编码列“\(units.code ?? "？")”，名称列“\(units.name ?? "？")”",
          en:
            "units: layer \"\(layer)\" of \(file), codes in \"\(units.code ?? "?")\", names in \"\(units.name ?? "?")\""
        ))
    }
    if let register {
      guesses.append(
        LocalizedText(
          zh: "风险清单：\(register.relativePath(in: folder)) 的表“\(register.layer)”",
          en: "register: table \"\(register.layer)\" of \(register.relativePath(in: folder))"))
    }
    for layer in layout {
      let known = LayoutClassWords.table(of: layer.drawingLayers).count { $0.class != nil }
      let (file, all) = (layer.relativePath(in: folder), layer.drawingLayers.count)
      guesses.append(
        all == 0
          ? LocalizedText(zh: "平面图：\(file)", en: "layout: \(file)")
          : LocalizedText(
            zh: "平面图：\(file)，\(all) 个图层中认出 \(known) 个的类别",
            en: "layout: \(file), classes known for \(known) of its \(all) layers"))
    }
    guesses.append(
      crs.map { LocalizedText(zh: "坐标系：\($0)", en: "crs: \($0)") }
        ?? LocalizedText(
          zh: "坐标系：local（本地米制平面）", en: "crs: local (metres without earth coordinates)"))
    return guesses
  }

  /// What has to be looked at.
  var checks: [LocalizedText] {
    var checks: [LocalizedText] = []
    if units == nil {
      checks.append(
        LocalizedText(zh: "没有找到单元图层：请填写 units", en: "no layer of units was found: fill in units"))
    } else if units?.drawingLayer == nil, units?.code == nil || units?.name == nil {
      checks.append(
        LocalizedText(
          zh: "单元图层没有认出编码或名称列：请填写 units.code 和 units.name",
          en: "the columns of code or name were not recognised: fill in units.code and units.name"))
    }
    if register == nil {
      checks.append(
        LocalizedText(
          zh: "没有找到风险清单：没有 register 时所有单元都显示为未评估",
          en: "no register was found: without one every unit is shown as not assessed"))
    }
    if layout.contains(where: { $0.kind == .raster && $0.crs == nil }) {
      checks.append(
        LocalizedText(
          zh: "底图没有坐标：请给出 placement（两个以上控制点）",
          en: "a scan has no coordinates: give its placement, two control points or more"))
    }
    if layout.contains(where: {
      $0.drawingLayers.contains { LayoutClassWords.layoutClass(of: $0.name) == nil }
    }) {
      checks.append(
        LocalizedText(
          zh: "有图层未认出类别（# ? 标出）：请写上类别或 ignore",
          en: "some layers are of no known class (marked # ?): name a class, or ignore"))
    }
    checks.append(
      LocalizedText(
        zh: "请填写 title、enterprise 和 edition，它们印在图上",
        en: "fill in title, enterprise and edition: they are printed on the sheets"))
    return checks
  }
}

extension LayerSummary {
  /// The file as a definition in `folder` names it.
  func relativePath(in folder: String) -> String {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    return file.hasPrefix(prefix) ? String(file.dropFirst(prefix.count)) : file
  }
}
