import ArgumentParser
import PlantModel
import RiskMap

/// `riskmap tiles`: tiles for dashboards, as an MBTiles file or a folder.
struct Tiles: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: said(zh: "切片（MBTiles 文件或文件夹）。", en: "Make tiles: an MBTiles file or a folder."),
      usage:
        "riskmap tiles <map> -o <file.mbtiles|dir> [--grid <grid>] [--zoom <a-b>] [--scale 1|2|3] [--format png|webp|mvt] [--bbox <w,s,e,n>] [<options>]",
      discussion: said(
        zh: """
          网格和级别默认随 map.yaml 的 tiles。
          网格：WebMercatorQuad、WorldCRS84Quad、CGCS2000Quad（天地图 c）、
          GCJ02（高德、腾讯）、BD09（百度）、Local（没有大地坐标的图）。
          没有内容的瓦片不写。全部写完之后文件或文件夹才出现或更新；
          中途停止，原有的保持不变。

          例：
            riskmap tiles maps/ammonia-plant -o plant.mbtiles
            riskmap tiles maps/ammonia-plant -o tiles/ --zoom 14-18
            riskmap tiles maps/ammonia-plant -o tiles/ --scale 2           写作 行@2x.png
            riskmap tiles maps/ammonia-plant -o gaode/ --grid GCJ02
            riskmap tiles maps/ammonia-plant -o part/ --bbox 102.54,24.34,102.56,24.36
          """,
        en: """
          Grids and zooms are those of map.yaml's tiles unless given. Grids: WebMercatorQuad, WorldCRS84Quad, CGCS2000Quad \
          (天地图 c), GCJ02 (高德, 腾讯), BD09 (百度), Local (maps without earth coordinates). Tiles on which nothing shows are \
          not written. The file or folder appears, or changes, when all tiles are there; a run that is stopped leaves it as it was.

          Examples:
            riskmap tiles maps/ammonia-plant -o plant.mbtiles
            riskmap tiles maps/ammonia-plant -o tiles/ --zoom 14-18
            riskmap tiles maps/ammonia-plant -o tiles/ --scale 2           as ROW@2x.png
            riskmap tiles maps/ammonia-plant -o gaode/ --grid GCJ02
            riskmap tiles maps/ammonia-plant -o part/ --bbox 102.54,24.34,102.56,24.36
          """))
  }

  @Argument(
    help: ArgumentHelp(
      said(zh: "含 map.yaml 的文件夹，或该文件。", en: "A folder with a map.yaml, or the file.")))
  var map: String

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      said(
        zh: "写入的 MBTiles 文件，或文件夹。", en: "MBTiles file to write, or a folder."),
      valueName: "file"))
  var output: String

  @Option(
    help: ArgumentHelp(
      said(
        zh: "切片网格，可以重复；默认随 map.yaml。", en: "Tile grid; may be repeated; from map.yaml unless given."
      ),
      valueName: "grid"))
  var grid: [String] = []

  @Option(
    help: ArgumentHelp(
      said(
        zh: "级别，如 14-19 或 17；默认随 map.yaml。",
        en: "Zooms, such as 14-19 or 17; from map.yaml unless given."),
      valueName: "a-b"))
  var zoom: ZoomRange?

  @Option(
    help: ArgumentHelp(
      said(
        zh: "像素密度 1、2 或 3；默认 1。", en: "Pixels along a CSS pixel: 1, 2 or 3; 1 unless given."),
      valueName: "number"))
  var scale = TileScale.x1

  @Option(
    help: ArgumentHelp(
      said(zh: "格式，默认 png。", en: "Format of the tiles; png unless given."),
      valueName: "format"))
  var format = TileOutputFormat.png

  @Option(
    help: ArgumentHelp(
      said(
        zh: "有损 WebP 的质量，1 到 100；默认无损。", en: "WebP with losses, 1 to 100; without any unless given."
      ),
      valueName: "number"))
  var quality: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      said(
        zh: "只切这个范围：西,南,东,北，网格所用的经纬度；Local 为米。",
        en: "This box only: W,S,E,N in the grid's degrees, for Local in metres."),
      valueName: "w,s,e,n"))
  var bbox: TileArea?

  @Option(
    help: ArgumentHelp(
      said(
        zh: "显示固有、现有或动态风险，默认随 map.yaml。",
        en: "Levels that are shown; from map.yaml unless given."),
      valueName: "basis"))
  var basis: RiskBasis?

  @Flag(help: ArgumentHelp(said(zh: "以 JSON 输出切了什么。", en: "Print what was made as JSON.")))
  var json = false

  @OptionGroup var options: CommonOptions

  mutating func validate() throws {
    if output == "-" || output.isEmpty {
      throw ValidationError(
        said(zh: "-o 须是 .mbtiles 文件或文件夹", en: "-o must be an .mbtiles file or a folder"))
    }
    if let unknown = unknownExtension {
      throw ValidationError(
        said(
          zh: "不支持 .\(unknown) 档案；可用 .mbtiles；若指文件夹，请以 / 结尾",
          en:
            ".\(unknown) is no archive that can be written; there is .mbtiles. End a folder's name with /"
        ))
    }
    if format.isVector, scale != .x1 {
      throw ValidationError(
        said(zh: "--scale 不用于矢量瓦片 mvt", en: "--scale is not for vector tiles: mvt has no pixels"))
    }
    if let quality, !(1...100).contains(quality) || format != .webp {
      throw ValidationError(
        said(
          zh: "--quality 须在 1 到 100 之间，且只用于 webp",
          en: "--quality must be 1 to 100 and goes with webp only"))
    }
  }

  /// The extension of an output that looks like an archive of a kind that there is none of: a new folder of that name is not meant.
  private var unknownExtension: String? {
    guard !isFolder(output), !TileDelivery.isArchive(output) else { return nil }
    let known = [
      "pmtiles", "gpkg", "zip", "tar", "db", "sqlite", "png", "webp", "mvt", "pbf", "pdf",
    ]
    return known.first { output.lowercased().hasSuffix("." + $0) }
  }
}

/// `14-19` or `17`.
struct ZoomRange: ExpressibleByArgument {
  var zooms: ClosedRange<Int>

  init?(argument: String) {
    let parts = argument.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    switch parts.count {
    case 1:
      guard let only = parts[0] else { return nil }
      zooms = only...only
    case 2:
      guard let low = parts[0], let high = parts[1], low <= high else { return nil }
      zooms = low...high
    default: return nil
    }
  }
}

extension TileOutputFormat: ExpressibleByArgument {}
extension TileScale: ExpressibleByArgument {}

extension TileArea: ExpressibleByArgument {
  /// `W,S,E,N`.
  public init?(argument: String) {
    let numbers = argument.split(separator: ",", omittingEmptySubsequences: false).map {
      Double($0.filter { $0 != " " })
    }
    guard numbers.count == 4, numbers.allSatisfy({ $0?.isFinite == true }) else { return nil }
    self.init(
      west: numbers[0] ?? 0, south: numbers[1] ?? 0, east: numbers[2] ?? 0, north: numbers[3] ?? 0)
  }
}
