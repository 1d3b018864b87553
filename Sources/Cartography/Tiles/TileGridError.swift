package import PlantModel

/// Why a grid has no such tile.
package enum TileGridError: Error, Hashable, Sendable {
  case gridUnknown(name: String)
  case zoomOutside(zoom: Int, grid: TileGrid.ID)
  case columnOutside(TileIndex, grid: TileGrid.ID, allowed: ClosedRange<Int>)
  case rowOutside(TileIndex, grid: TileGrid.ID, allowed: ClosedRange<Int>)
  /// No three whole numbers with slashes between them.
  case notATile(String)

  /// One sentence: lower case in English.
  package var message: LocalizedText {
    switch self {
    case .gridUnknown(let name):
      LocalizedText(zh: "没有切片网格“\(name)”", en: "there is no tile grid \"\(name)\"")
    case .zoomOutside(let zoom, let grid):
      LocalizedText(
        zh: "\(grid.rawValue) 没有 \(zoom) 级",
        en: "\(grid.rawValue) has no zoom \(zoom)")
    case .columnOutside(let tile, let grid, _):
      LocalizedText(
        zh: "\(grid.rawValue) 的 \(tile.zoom) 级没有第 \(tile.column) 列",
        en: "\(grid.rawValue) has no column \(tile.column) at zoom \(tile.zoom)")
    case .rowOutside(let tile, let grid, _):
      LocalizedText(
        zh: "\(grid.rawValue) 的 \(tile.zoom) 级没有第 \(tile.row) 行",
        en: "\(grid.rawValue) has no row \(tile.row) at zoom \(tile.zoom)")
    case .notATile(let text):
      LocalizedText(zh: "“\(text)”不是瓦片编号", en: "\"\(text)\" is no tile")
    }
  }

  /// What there is instead, or how it is written.
  package var hint: LocalizedText {
    switch self {
    case .gridUnknown(let name):
      Self.gridHint(name)
    case .zoomOutside(_, let grid):
      Self.between(TileGrid(grid).zooms, zh: "级别", en: "zooms")
    case .columnOutside(_, _, let allowed): Self.between(allowed, zh: "列号", en: "columns")
    case .rowOutside(_, _, let allowed): Self.between(allowed, zh: "行号", en: "rows")
    case .notATile:
      LocalizedText(
        zh: "写作 级/列/行，例如 17/102867/56390", en: "write ZOOM/COLUMN/ROW, such as 17/102867/56390")
    }
  }

  private static func gridHint(_ name: String) -> LocalizedText {
    let names = TileGrid.ID.allCases.map(\.rawValue)
    let all = names.joined(separator: ", ")
    guard let near = nearestName(to: name, among: names) else {
      return LocalizedText(zh: "可用：\(all)", en: "there are \(all)")
    }
    return LocalizedText(
      zh: "是否指“\(near)”？可用：\(all)", en: "did you mean \"\(near)\"? there are \(all)")
  }

  private static func between(_ range: ClosedRange<Int>, zh: String, en: String) -> LocalizedText {
    LocalizedText(
      zh: "\(zh)从 \(range.lowerBound) 到 \(range.upperBound)",
      en: "\(en) go from \(range.lowerBound) to \(range.upperBound)")
  }
}
