package import Cartography
package import PlantModel

/// Why no tiles were made.
package enum TileError: Error, Hashable, Sendable {
  case grid(TileGridError)
  /// Several grids and one archive for them.
  case gridNotNamed(available: [TileGrid.ID])
  /// A map without units and layout.
  case mapEmpty
  /// A map of which nothing lies on the grid.
  case nothingOnGrid(TileGrid.ID)
  /// West lies east of east, or south north of north, or they are equal.
  case areaReversed(TileArea)
  /// No degrees of the earth.
  case areaOutside(TileArea)
  /// Nothing of the map lies there; `map` is where it lies, as `--bbox` would say it.
  case areaEmpty(TileArea, map: TileArea)
  case tooMany(count: Int)

  /// More tiles than this are a mistake: a province to zoom 18.
  package static let mostTiles = 50_000_000

  /// One sentence: lower case in English.
  package var message: LocalizedText {
    switch self {
    case .grid(let error): error.message
    case .gridNotNamed(let available):
      LocalizedText(
        zh: "有 \(available.count) 个切片网格，一个档案只能放一个",
        en: "there are \(available.count) tile grids for one archive")
    case .mapEmpty:
      LocalizedText(
        zh: "图中没有单元也没有平面图要素，没有可切的内容",
        en: "the map has neither units nor layout, so there is nothing to show")
    case .nothingOnGrid(let grid):
      LocalizedText(
        zh: "图的内容都不在 \(grid.rawValue) 的范围内",
        en: "nothing of the map lies on \(grid.rawValue)")
    case .areaReversed(let area) where area.west >= area.east:
      LocalizedText(
        zh: "范围的西边 \(area.west.plain) 不小于东边 \(area.east.plain)",
        en: "the west of the box, \(area.west.plain), is not west of its east, \(area.east.plain)")
    case .areaReversed(let area):
      LocalizedText(
        zh: "范围的南边 \(area.south.plain) 不小于北边 \(area.north.plain)",
        en:
          "the south of the box, \(area.south.plain), is not south of its north, \(area.north.plain)"
      )
    case .areaOutside:
      LocalizedText(
        zh: "范围超出经度 ±180°、纬度 ±90°", en: "the box reaches beyond longitude ±180° or latitude ±90°")
    case .areaEmpty:
      LocalizedText(zh: "该范围内没有图的内容", en: "nothing of the map lies in the box")
    case .tooMany(let count):
      LocalizedText(
        zh: "需要约 \(count) 个瓦片，上限为 \(Self.mostTiles)",
        en: "that would be some \(count) tiles; at most \(Self.mostTiles) are made")
    }
  }

  /// What to do about it.
  package var hint: LocalizedText? {
    switch self {
    case .grid(let error): error.hint
    case .gridNotNamed(let available):
      LocalizedText(
        zh: "用 --grid 指明一个（\(Self.names(available))），或用 -o 给出文件夹",
        en: "name one with --grid (\(Self.names(available))), or give a folder with -o")
    case .mapEmpty:
      LocalizedText(zh: "用 riskmap check 查看原因", en: "see why with riskmap check")
    case .nothingOnGrid:
      LocalizedText(
        zh: "请核对数据的坐标和地图的 crs；网格到不了两极",
        en: "check the coordinates and the map's crs; no grid reaches the poles"
      )
    case .areaReversed(let area) where area.west >= area.east && area.south < area.north:
      LocalizedText(
        zh: "顺序为 西,南,东,北；跨 180° 经线的范围请分成两个",
        en: "the order is W,S,E,N; a box across 180° has to be given as two")
    case .areaReversed:
      LocalizedText(zh: "顺序为 西,南,东,北", en: "the order is W,S,E,N")
    case .areaOutside:
      LocalizedText(
        zh: "写经纬度，先经度后纬度；跨 180° 经线的范围请分成两个",
        en: "write degrees, longitude before latitude; a box across 180° has to be given as two")
    case .areaEmpty(_, let map):
      LocalizedText(zh: "图的范围为 \(map)", en: "the map lies in \(map)")
    case .tooMany:
      LocalizedText(
        zh: "请缩小 --zoom 或 --bbox；每深一级瓦片数约为四倍",
        en: "narrow --zoom or --bbox; every zoom has four times the tiles of the one before")
    }
  }

  var code: String {
    switch self {
    case .grid: "no-such-tile"
    case .gridNotNamed: "grid-not-named"
    case .mapEmpty: "map-empty"
    case .nothingOnGrid: "nothing-on-grid"
    case .areaReversed, .areaOutside: "box-invalid"
    case .areaEmpty: "box-empty"
    case .tooMany: "too-many-tiles"
    }
  }

  private static func names(_ grids: [TileGrid.ID]) -> String {
    grids.map(\.rawValue).joined(separator: ", ")
  }
}

extension TileArea: CustomStringConvertible {
  /// `W,S,E,N` with six decimals.
  package var description: String {
    [west, south, east, north].map { (($0 * 1e6).rounded() / 1e6).plain }.joined(separator: ",")
  }
}
