import PlantModel

extension DrawingScan {
  /// In this order: what the user says, AC1021 and later (UTF-8 whatever the header's code page), the header, the bytes.
  func encoding(override: String?) -> TextEncoding {
    if let override, let named = TextEncoding(name: override) { return named }
    // Some programs write GBK under a new version number, or Western headers over GBK: the bytes decide.
    if evidence == .gbk, version >= "AC1021" || !namesMultibyteCodePage { return .gbk }
    if version >= "AC1021" || evidence == .utf8 && !namesMultibyteCodePage { return .utf8 }
    guard evidence != .ascii else { return .utf8 }
    return TextEncoding(name: codePage) ?? .named("CP1252")
  }

  private var namesMultibyteCodePage: Bool {
    ["ANSI_932", "ANSI_936", "ANSI_949", "ANSI_950", "GB2312"].contains(codePage.uppercased())
  }

  /// GDAL's step for arcs in degrees, so that chords leave the largest arc by at most `tolerance` (drawing units). Under 0.1° small
  /// circles would cost too much.
  func arcStep(tolerance: Double) -> Double {
    max(strokeStep(radius: unfolded.largestRadius, tolerance: tolerance) * 180 / .pi, 0.1)
  }

  /// What of the drawing will not be on the map, and what it says of itself that is doubtful.
  func diagnostics(path: String, encoding: TextEncoding, isPlaced: Bool) -> [Diagnostic] {
    let place = Place(file: path)
    var findings: [Diagnostic] = []
    if !isComplete {
      findings.append(
        Diagnostic(
          .error, "drawing-incomplete",
          LocalizedText(
            zh: "DXF 没有结束标记 EOF，可能不完整", en: "the DXF has no end mark: it may be cut off"),
          at: place,
          hint: LocalizedText(zh: "请重新导出图纸", en: "export the drawing again")))
    }
    let lost = entityTypes.filter { !readEntityTypes.contains($0.key) && $0.key.first != "$" }
    if !lost.isEmpty {
      let list = lost.sorted { $0.key < $1.key }.map { "\($0.key) × \($0.value)" }
        .joined(separator: ", ")
      findings.append(
        Diagnostic(
          .warning, "entities-not-read",
          LocalizedText(zh: "以下实体类型未读取：\(list)", en: "entities not read: \(list)"), at: place,
          hint: LocalizedText(
            zh: "如需显示，请在 CAD 中分解后再导出", en: "explode them in the CAD program if they matter")))
    }
    if !externalReferences.isEmpty {
      let list = listed(externalReferences.map { encoding.decode($0) }, ", ")
      findings.append(
        Diagnostic(
          .warning, "external-references",
          LocalizedText(zh: "外部参照未绑定，内容缺失：\(list)", en: "external references are missing: \(list)"),
          at: place,
          hint: LocalizedText(zh: "请先绑定外部参照再导出", en: "bind them before exporting")))
    }
    if !isPlaced, let unit = insertionUnitName {
      findings.append(
        Diagnostic(
          .note, "drawing-units",
          LocalizedText(
            zh: "图纸头声明单位为\(unit.zh)，仍按米读取",
            en: "the header says \(unit.en); the drawing is taken in metres"),
          at: place,
          hint: LocalizedText(
            zh: "如果不是米，请用 placement 给出比例", en: "if it is not, give its scale in a placement")))
    }
    return findings
  }

  /// nil for metres and where it does not say.
  private var insertionUnitName: LocalizedText? {
    switch insertionUnits {
    case 1: LocalizedText(zh: "英寸", en: "inches")
    case 2: LocalizedText(zh: "英尺", en: "feet")
    case 4: LocalizedText(zh: "毫米", en: "millimetres")
    case 5: LocalizedText(zh: "厘米", en: "centimetres")
    default: nil
    }
  }
}

/// What GDAL's DXF driver makes features of, and what belongs to them (https://gdal.org/drivers/vector/dxf.html).
private let readEntityTypes: Set<String> = [
  "POINT", "LINE", "LWPOLYLINE", "POLYLINE", "MLINE", "CIRCLE", "ELLIPSE", "ARC", "SPLINE", "HELIX",
  "INSERT", "TEXT", "MTEXT", "ATTRIB", "HATCH", "SOLID", "TRACE", "3DFACE", "DIMENSION", "LEADER",
  "MULTILEADER", "MLEADER", "ATTDEF", "VIEWPORT",
]
