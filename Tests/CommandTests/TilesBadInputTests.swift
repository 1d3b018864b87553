import Foundation
import TestSupport
import Testing

/// Maps and orders that nobody should give: answered in words, in bounded time and memory.
@Suite(.timeLimit(.minutes(3))) struct TilesBadInputTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try SmallMap().write(to: folder)
  }

  private func square(_ x: Double, _ y: Double, _ side: Double) -> String {
    "[[\(x),\(y)],[\(x + side),\(y)],[\(x + side),\(y + side)],[\(x),\(y + side)],[\(x),\(y)]]"
  }

  /// A map whose units have those rings, in a plane of that name.
  private func write(_ rings: [String], crs: String, as name: String = "map") throws {
    var map = SmallMap()
    map.units = rings.enumerated().map { ("U\($0)", "单元", $1) }
    map.register = "单元编码,风险事件,评估方法,固有L,固有E,固有C\nU0,泄漏,LEC,6,6,40\n"
    map.definition = map.definition.replacing("crs: local", with: "crs: \(crs)")
      .replacing("layout: [{id: plan, source: layout.geojson}]\n", with: "")
      .replacing("{source: units.geojson}", with: "{source: units.geojson, crs: \(crs)}")
    try map.write(to: folder, as: name)
  }

  /// Megabytes that the run held at most, as `--timings` has it.
  private func memory(_ run: Run) throws -> Double {
    let number = try #require(run.errors.firstMatch(of: /([0-9.]+) MB\s*$/))
    return try #require(Double(number.1))
  }

  private func tiles(_ arguments: String...) throws -> Run {
    try riskmap(["tiles", "map", "-o", "t", "--timings"] + arguments, in: folder)
  }

  @Test(arguments: ["EPSG:32661", "EPSG:32761"])
  func `a unit on a pole has no tile, and the error says so`(crs: String) throws {
    try write([square(1_999_500, 1_999_500, 1000)], crs: crs)
    let run = try tiles("--zoom", "14-17", "--grid", "WebMercatorQuad")
    #expect(run.status == 2)
    #expect(run.errors.contains("nothing of the map lies on WebMercatorQuad"))
    #expect(!folder.names().contains("t"))
  }

  @Test func `units across 180° are told, and those before it are drawn`() throws {
    try write(
      [
        square(800_000, 8_000_000, 100), square(817_000, 8_000_000, 3_000),
        square(830_000, 8_000_000, 500),
      ], crs: "EPSG:32760")
    let run = try tiles("--zoom", "14")
    #expect(run.status == 1)
    #expect(run.errors.contains("U1: the unit lies beyond the borders of WebMercatorQuad"))
    #expect(run.errors.contains("U2: the unit lies outside WebMercatorQuad and is on no tile"))
    #expect(!run.errors.contains("U0: "))
    #expect(folder.names(in: "t/14").last == "16383")
  }

  @Test(arguments: ["local", "EPSG:4543"])
  func `coordinates of a million million are left out with a finding`(crs: String) throws {
    try write([square(554_800, 2_694_300, 50), square(1e12, 1e12, 50)], crs: crs)
    let run = try tiles("--zoom", "14-18")
    #expect(run.status == 1)
    #expect(run.errors.contains("U1"))
    #expect(try memory(run) < 400)
    #expect(folder.names(in: "t") == ["14", "15", "16", "17", "18"])
  }

  @Test func `a unit of a hundred thousand vertices is drawn`() throws {
    let count = 100_000
    let ring = (0...count).map { index -> String in
      let angle = 2 * Double.pi * Double(index % count) / Double(count)
      let radius = 400 + 8 * sin(angle * 500)
      return "[\(554_800 + radius * cos(angle)),\(2_694_300 + radius * sin(angle))]"
    }
    try write(["[" + ring.joined(separator: ",") + "]"], crs: "EPSG:4543")
    let run = try tiles("--zoom", "15-17")
    #expect(run.status == 0)
    #expect(try memory(run) < 700)
    #expect(!folder.names(in: "t/17").isEmpty)
  }

  @Test func `ten thousand units on one point are drawn, and told in a few lines`() throws {
    try write(
      [String](repeating: square(554_800, 2_694_300, 4), count: 10_000), crs: "EPSG:4543")
    let run = try tiles("--zoom", "14-17")
    #expect(run.errors.split(separator: "\n").count < 60)
    #expect(try memory(run) < 1_000)
    #expect(!folder.names(in: "t/17").isEmpty)
  }

  @Test func `a map without units is an error`() throws {
    var map = SmallMap()
    map.units = []
    map.layout = #"{"type":"FeatureCollection","features":[]}"#
    map.register = "单元编码,风险事件,评估方法,固有L,固有E,固有C\n"
    try map.write(to: folder, as: "map")
    let run = try tiles()
    #expect(run.status == 2)
    #expect(run.errors.contains("error: ") && !folder.names().contains("t"))
  }

  @Test func `a thousand million tiles are refused at once, in both languages`() throws {
    try write([square(300_000, 2_500_000, 400_000)], crs: "EPSG:4543")
    let run = try tiles("--zoom", "22", "--bbox", "100,20,105,26")
    #expect(run.status == 2)
    #expect(run.errors.contains("tiles; at most 50000000 are made; narrow --zoom or --bbox"))
    let chinese = try riskmap(
      "tiles", "map", "-o", "t", "--zoom", "22", in: folder,
      environment: ["LANG": "zh_CN.UTF-8"])
    #expect(chinese.status == 2)
    #expect(chinese.errors.contains("个瓦片，上限为 50000000；请缩小 --zoom 或 --bbox"))
    #expect(!folder.names().contains("t"))
  }

  @Test(arguments: [
    ("nan,0,50,50", "invalid for '--bbox"), ("0,0,inf,50", "invalid for '--bbox"),
    ("1e400,0,50,50", "invalid for '--bbox"), ("", "invalid for '--bbox"),
    ("0,50,50,0", "the south of the box, 50, is not south of its north, 0"),
    ("0,0,0,50", "the west of the box, 0, is not west of its east, 0"),
    ("-1e300,-1e300,-1e299,-1e299", "nothing of the map lies in the box"),
  ])
  func `a box that is none is an error`(box: String, sentence: String) throws {
    let run = try riskmap("tiles", "small", "-o", "t", "--bbox", box, in: folder)
    #expect(run.status == 2)
    #expect(run.errors.contains(sentence))
    #expect(!folder.names().contains("t"))
  }

  @Test func `values that do not fit are told in Chinese`() throws {
    for (arguments, sentence) in [
      (["--scale", "9"], "错误：选项 --scale <number> 不接受“9”；可选 '1'、'2'、'3'"),
      (["--format", "jpg"], "错误：选项 --format <format> 不接受“jpg”；可选 'png'、'webp'、'mvt'"),
      (["--bbox", "nan,1,2,3"], "错误：选项 --bbox <w,s,e,n> 不接受“nan,1,2,3”"),
    ] {
      let run = try riskmap(
        ["tiles", "small", "-o", "t"] + arguments, in: folder,
        environment: ["LANG": "zh_CN.UTF-8"])
      #expect(run.status == 2)
      #expect(run.errors.hasPrefix(sentence + "\n"))
    }
  }

  @Test func `an output that is a file where a folder is meant, or the reverse, stays as it was`()
    throws
  {
    try folder.write("mine", to: "t")
    try folder.write("mine", to: "a.mbtiles/x")
    for output in ["t", "t/", "t/deeper", "a.mbtiles", "/proc/t", "/proc/a.mbtiles"] {
      let run = try riskmap("tiles", "small", "-o", output, "--zoom", "18", in: folder)
      #expect(run.status == 2, "\(output)")
      #expect(run.errors.contains("cannot be written"), "\(output)")
    }
    #expect(try folder.bytes(of: "t") == Array("mine".utf8))
    #expect(folder.names() == ["a.mbtiles", "small", "t"])
  }

  @Test
  func `an archive that exists is replaced whole, and names may have spaces and Chinese letters`()
    throws
  {
    try SmallMap().write(to: folder, as: "厂区 图")
    let output = "输出 瓦片/小图.mbtiles"
    for zoom in ["18", "19"] {
      let run = try riskmap("tiles", "厂区 图", "-o", output, "--zoom", zoom, in: folder)
      #expect(run.status == 0 && run.output == output + "\n")
    }
    #expect(folder.names(in: "输出 瓦片") == ["小图.mbtiles"])
    let zooms = try Tool.run(
      "sqlite3", [folder.path + "/" + output, "SELECT DISTINCT zoom_level FROM tiles"])
    #expect(zooms.text == "19\n")
  }
}
