package import Cartography
package import MapStyle
package import PlantModel
package import Rendering
package import Storage

/// Why nothing was made. What is survivable is a finding instead.
package enum MapError: Error, Hashable, Sendable {
  case load(LoadError)
  case definition(DefinitionError)
  case style(StyleError)
  case layout(LayoutError, file: String)
  case render(RenderError)
  case write(WriteError)
  case tiles(TileError, file: String?)
  /// The argument is neither a folder with a `map.yaml` nor such a file; `maps` are folders below it that have one.
  case noMap(path: String, maps: [String])
  case sheetMissing(sheet: String, file: String, available: [String])
  /// Several sheets, and room for one.
  case sheetNotNamed(file: String, available: [String])
  case unitMissing(code: String, file: String, nearest: String?)
  /// A rule pack or style that is nowhere; `tried` are the files that were looked for.
  case dataMissing(name: String, tried: [String], place: Place?)
  /// A preview of more pixels than can be painted; `pixelRatio` would still go.
  case previewTooLarge(RenderError, pixelRatio: Double)
  /// Two sheets would be written under one name.
  case sameOutput(path: String, file: String)
  /// Standard output takes nothing: closed, or on a full disk.
  case outputClosed
  /// A definition is there already and is not written over.
  case definitionExists(file: String)
  /// A folder without a file that can be read.
  case nothingToDraft(folder: String)
}

extension MapError {
  /// One sentence: lower case in English, without the place.
  package var message: LocalizedText {
    switch self {
    case .load(let error): error.message
    case .definition(let error): error.message
    case .style(let error): error.message
    case .layout(let error, _): error.message
    case .render(let error), .previewTooLarge(let error, _): error.message
    case .write(let error): error.message
    case .tiles(let error, _): error.message
    case .noMap: LocalizedText(zh: "此处没有 map.yaml", en: "there is no map.yaml here")
    case .sheetMissing(let sheet, _, _):
      LocalizedText(zh: "没有图幅“\(sheet)”", en: "there is no sheet \"\(sheet)\"")
    case .sheetNotNamed(_, let available):
      LocalizedText(
        zh: "有 \(available.count) 个图幅，只给了一个输出",
        en: "there are \(available.count) sheets for one output")
    case .unitMissing(let code, _, _):
      LocalizedText(zh: "没有编码为“\(code)”的单元", en: "there is no unit \"\(code)\"")
    case .dataMissing(let name, _, _):
      LocalizedText(zh: "找不到“\(name)”", en: "\"\(name)\" is not found")
    case .sameOutput(let path, _):
      LocalizedText(
        zh: "两个图幅会写入同一个文件 \(path)", en: "two sheets would be written to \(path)")
    case .outputClosed:
      LocalizedText(zh: "无法写标准输出", en: "standard output cannot be written")
    case .definitionExists:
      LocalizedText(zh: "文件已存在，不覆盖", en: "the file exists and is not written over")
    case .nothingToDraft:
      LocalizedText(
        zh: "文件夹中没有可读的图层或表格", en: "the folder holds no layer or table that can be read")
    }
  }

  package var place: Place? {
    switch self {
    case .load(let error): error.place
    case .definition(let error): error.place
    case .style(let error): error.place
    case .layout(_, let file): Place(file: file)
    case .render(let error), .previewTooLarge(let error, _): error.place
    case .write(let error): error.place
    case .tiles(_, let file): file.map { Place(file: $0) }
    case .noMap(let path, _): Place(file: path)
    case .sheetMissing(_, let file, _), .sheetNotNamed(let file, _),
      .unitMissing(_, let file, _), .definitionExists(let file):
      Place(file: file)
    case .dataMissing(_, let tried, let place): place ?? tried.first.map { Place(file: $0) }
    case .nothingToDraft(let folder): Place(file: folder)
    case .sameOutput(_, let file): Place(file: file)
    case .outputClosed: nil
    }
  }

  package var hint: LocalizedText? {
    switch self {
    case .load(let error): error.hint
    case .definition(let error): error.hint
    case .style(let error): error.hint
    case .layout(let error, _): error.hint
    case .render(let error): error.hint
    case .previewTooLarge(_, let ratio):
      LocalizedText(
        zh: "此窗口最高可用 --pixel-ratio \(ratio)，或缩小 --size",
        en: "the most that this window can have is --pixel-ratio \(ratio)")
    case .write(let error): error.hint
    case .tiles(let error, _): error.hint
    case .noMap(_, let maps) where !maps.isEmpty:
      LocalizedText(
        zh: "其下的图有：\(maps.joined(separator: "、"))",
        en: "maps below it: \(maps.joined(separator: ", "))")
    case .noMap:
      LocalizedText(
        zh: "请给出含 map.yaml 的文件夹，或用 riskmap new 写一份初稿",
        en: "give a folder that has one, or write a first one with riskmap new")
    case .sheetMissing(let sheet, _, let available): nameHint(sheet, among: available)
    case .sheetNotNamed(_, let available):
      LocalizedText(
        zh: "用 --sheet 指明一个（\(available.joined(separator: "、"))），或用 -o 给出文件夹",
        en: "name one with --sheet (\(available.joined(separator: ", "))), or give a folder with -o"
      )
    case .unitMissing(_, _, let nearest):
      nearest.map { LocalizedText(zh: "是否指“\($0)”？", en: "did you mean \"\($0)\"?") }
    case .dataMissing(let name, let tried, _) where name.contains("/"):
      LocalizedText(
        zh: "找过 \(tried.joined(separator: "、"))", en: "looked for \(tried.joined(separator: ", "))")
    case .dataMissing(_, let tried, _):
      LocalizedText(
        zh: "找过 \(tried.joined(separator: "、"))；可用 RISKMAP_DATA 指明数据目录",
        en:
          "looked for \(tried.joined(separator: ", ")); RISKMAP_DATA can name the folder of rules and styles"
      )
    case .definitionExists:
      LocalizedText(
        zh: "请先移走或改名该文件", en: "move it away or rename it first")
    case .sameOutput:
      LocalizedText(
        zh: "每个图的 name 应各不相同；同一图幅不要写两次",
        en: "give each map a name of its own, and name a sheet once")
    case .outputClosed: nil
    case .nothingToDraft:
      LocalizedText(
        zh: "放入 DXF、GeoPackage、Shapefile、GeoJSON、CSV 或 XLSX 文件后再试",
        en: "put DXF, GeoPackage, Shapefile, GeoJSON, CSV or XLSX files there first")
    }
  }

  /// The fault as findings of severity error: one, or for a style all of its faults.
  package var diagnostics: [Diagnostic] {
    if case .style(let error) = self { return error.diagnostics }
    if case .load(let error) = self { return [error.diagnostic(.error)] }
    return [Diagnostic(.error, code, message, at: place, hint: hint)]
  }

  private var code: String {
    switch self {
    case .load: "load"
    case .definition: "definition"
    case .style: "style"
    case .layout: "layout"
    case .render, .previewTooLarge: "render"
    case .write, .outputClosed: "output-not-writable"
    case .tiles(let error, _): error.code
    case .noMap: "no-map"
    case .sheetMissing: "sheet-missing"
    case .sameOutput: "same-output"
    case .sheetNotNamed: "sheet-not-named"
    case .unitMissing: "unit-missing"
    case .dataMissing: "data-missing"
    case .definitionExists: "definition-exists"
    case .nothingToDraft: "nothing-to-draft"
    }
  }
}
