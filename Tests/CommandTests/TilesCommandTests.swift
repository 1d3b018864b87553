import Foundation
import TestSupport
import Testing

@Suite struct TilesCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try SmallMap().write(to: folder)
  }

  /// A map of a park, for runs that take a while.
  private func writeLargeMap() throws {
    var map = SmallMap()
    map.units[0].ring = "[[0,0],[4000,0],[4000,4000],[0,4000],[0,0]]"
    try map.write(to: folder, as: "large")
  }

  private func query(_ sql: String) throws -> String {
    try Tool.run("sqlite3", [folder.path + "/a.mbtiles", sql]).text
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  @Test func `an archive is whole, has its metadata and prints its name`() throws {
    let run = try riskmap("tiles", "small", "-o", "a.mbtiles", "--zoom", "18-20", in: folder)
    #expect(run.status == 0)
    #expect(run.output == "a.mbtiles\n")
    #expect(run.errors.contains("Local, zoom 18–20: "))
    #expect(try query("PRAGMA integrity_check") == "ok")
    #expect(try query("SELECT min(zoom_level), max(zoom_level) FROM tiles") == "18|20")
    let metadata = try query("SELECT name || '=' || value FROM metadata ORDER BY 1")
    #expect(metadata.contains("name=小图\n") && metadata.contains("grid=Local\n"))
    #expect(metadata.contains("format=png\n") && metadata.contains("type=overlay\n"))
    // The tile at the plane's origin and those beside it, rows counted from the bottom.
    #expect(
      try query(
        "SELECT count(*) FROM tiles WHERE zoom_level = 18 AND tile_column = 131072 AND tile_row = 131072"
      ) == "1")
    #expect(folder.names() == ["a.mbtiles", "small"])
  }

  @Test func `the same map gives the same bytes, whatever the number of jobs`() throws {
    for (name, jobs) in [("a", "1"), ("b", "4"), ("c", "1")] {
      #expect(
        try riskmap(
          "tiles", "small", "-o", "\(name).mbtiles", "--zoom", "16-22", "--jobs", jobs, in: folder
        ).status == 0)
    }
    let first = try folder.bytes(of: "a.mbtiles")
    #expect(try folder.bytes(of: "b.mbtiles") == first)
    #expect(try folder.bytes(of: "c.mbtiles") == first)
  }

  @Test func `a folder holds the same tiles as an archive, under the names of URLs`() throws {
    for output in ["a.mbtiles", "tiles/"] {
      #expect(
        try riskmap("tiles", "small", "-o", output, "--zoom", "18-19", in: folder).status == 0)
    }
    #expect(folder.names(in: "tiles") == ["18", "19"])
    let count = ["18", "19"].reduce(0) { sum, zoom in
      folder.names(in: "tiles/\(zoom)").reduce(sum) {
        $0 + folder.names(in: "tiles/\(zoom)/\($1)").count
      }
    }
    #expect(try query("SELECT count(*) FROM tiles") == "\(count)")
    let bytes = try folder.bytes(of: "tiles/18/131072/131071.png")
    let hex = bytes.map { String(format: "%02X", $0) }.joined()
    #expect(
      try query(
        "SELECT hex(tile_data) FROM tiles WHERE zoom_level = 18 AND tile_column = 131072 AND tile_row = 131072"
      ) == hex)
  }

  @Test func `finer scales stand beside the plain ones, and what is gone is removed`() throws {
    #expect(try riskmap("tiles", "small", "-o", "t", "--zoom", "18", in: folder).status == 0)
    let plain = folder.names(in: "t/18/131072")
    #expect(
      try riskmap("tiles", "small", "-o", "t", "--zoom", "18", "--scale", "2", in: folder).status
        == 0)
    let both = folder.names(in: "t/18/131072")
    #expect(both.count == 2 * plain.count && both.contains("131071@2x.png"))
    try folder.write("old", to: "t/18/5/5.png")
    try folder.write("old", to: "t/17/5/5.png")
    #expect(try riskmap("tiles", "small", "-o", "t", "--zoom", "18", in: folder).status == 0)
    #expect(folder.names(in: "t") == ["17", "18"])
    #expect(folder.names(in: "t/18").contains("5") == false)
    #expect(folder.names(in: "t/18/131072") == both)
  }

  @Test func `several grids go to folders of their names, and not into one archive`() throws {
    try folder.write(
      SmallMap().definition.replacing("crs: local", with: "crs: EPSG:4543")
        + "tiles: {grids: [WebMercatorQuad, BD09, CGCS2000Quad], zoom: [17, 18]}\n",
      to: "small/map.yaml")
    let map = try earthMap()
    let run = try riskmap("tiles", map, "-o", "t", in: folder)
    #expect(run.status == 0)
    #expect(run.output == "t/WebMercatorQuad\nt/BD09\nt/CGCS2000Quad\n")
    #expect(folder.names(in: "t") == ["BD09", "CGCS2000Quad", "WebMercatorQuad"])
    let archive = try riskmap("tiles", map, "-o", "a.mbtiles", in: folder)
    #expect(archive.status == 2)
    #expect(archive.errors.contains("there are 3 tile grids for one archive; name one with --grid"))
    let named = try riskmap("tiles", map, "-o", "a.mbtiles", "--grid", "bd09", in: folder)
    #expect(named.status == 0)
    #expect(named.errors.contains("MBTiles knows Web Mercator alone"))
  }

  /// The small map at home near Yuxi.
  private func earthMap() throws -> String {
    var map = SmallMap()
    for index in map.units.indices {
      map.units[index].ring = map.units[index].ring.replacing(/\[(\d+),(\d+)\]/) {
        "[\(554_000 + (Int($0.1) ?? 0)),\(2_694_000 + (Int($0.2) ?? 0))]"
      }
    }
    map.layout = #"{"type":"FeatureCollection","features":[]}"#
    map.definition =
      map.definition.replacing("crs: local", with: "crs: EPSG:4543")
      .replacing("{source: units.geojson}", with: "{source: units.geojson, crs: EPSG:4543}")
      + "tiles: {grids: [WebMercatorQuad, BD09, CGCS2000Quad], zoom: [17, 18]}\n"
    try map.write(to: folder, as: "earth")
    return "earth"
  }

  @Test func `a summary says what was made`() throws {
    let run = try riskmap("tiles", "small", "-o", "t", "--zoom", "17-18", "--json", in: folder)
    let list = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]]
    let first = try #require(list?.first)
    #expect(first["output"] as? String == "t")
    #expect(first["grid"] as? String == "Local")
    let zooms = try #require(first["zooms"] as? [[String: Int]])
    #expect(zooms.map { $0["zoom"] } == [17, 18])
    #expect(zooms.reduce(0) { $0 + ($1["tiles"] ?? 0) } == first["tiles"] as? Int)
  }

  @Test(arguments: [
    (["--zoom", "30"], "Local has no zoom 30; zooms go from 0 to 24"),
    (["--grid", "WebMercator"], "did you mean \"WebMercatorQuad\"?"),
    (["--grid", "GCJ02"], "a local plane (crs: local) without earth coordinates"),
    (["--bbox", "50,0,0,50"], "the west of the box, 50, is not west of its east, 0"),
    (
      ["--bbox", "500,500,600,600"],
      "nothing of the map lies in the box; the map lies in -10,0,90,60"
    ),
    (["--bbox", "1,2,3"], "invalid for '--bbox"), (["--scale", "9"], "invalid for '--scale"),
    (["--zoom", "19-14"], "invalid for '--zoom"), (["--zoom", "x"], "invalid for '--zoom"),
    (["--format", "jpg"], "invalid for '--format"),
    (["--format", "mvt", "--scale", "2"], "--scale is not for vector tiles"),
    (["--quality", "80"], "--quality must be 1 to 100 and goes with webp only"),
  ])
  func `what cannot be made is an error in words, and nothing is written`(
    arguments: [String], sentence: String
  ) throws {
    let run = try riskmap(["tiles", "small", "-o", "t"] + arguments, in: folder)
    #expect(run.status == 2)
    #expect(run.errors.contains(sentence))
    #expect(run.output == "")
    #expect(folder.names() == ["small"])
  }

  @Test func `an archive of another kind, or one that cannot be written, is an error`() throws {
    let other = try riskmap("tiles", "small", "-o", "a.pmtiles", in: folder)
    #expect(other.status == 2 && other.errors.contains(".pmtiles is no archive"))
    let nowhere = try riskmap("tiles", "small", "-o", "/proc/no/a.mbtiles", in: folder)
    #expect(nowhere.status == 2 && nowhere.errors.contains("cannot be written"))
  }

  @Test func `more tiles than anyone wants are refused before the first is painted`() throws {
    try writeLargeMap()
    var map = SmallMap()
    map.units[0].ring = "[[0,0],[400000,0],[400000,400000],[0,400000],[0,0]]"
    try map.write(to: folder, as: "huge")
    let run = try riskmap("tiles", "huge", "-o", "t", "--zoom", "14-20", in: folder)
    #expect(run.status == 2)
    #expect(run.errors.contains("at most 50000000 are made; narrow --zoom or --bbox"))
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGKILL], ["a.mbtiles", "t", "old"])
  func `a run that is stopped leaves no broken archive`(signal: Int32, output: String) throws {
    try writeLargeMap()
    try folder.write("old", to: "old/23/1/1.png")
    let process = try riskmapProcess(
      ["tiles", "large", "-o", output, "--zoom", "21-23", "--jobs", "2"], in: folder)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    // Until it writes.
    let part = output == "old" ? "old" : ""
    for _ in 0..<600 where process.isRunning {
      if folder.names(in: part).contains(where: { $0.hasSuffix(".part") }) { break }
      Thread.sleep(forTimeInterval: 0.02)
    }
    Thread.sleep(forTimeInterval: 0.3)
    #expect(process.isRunning)
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal)
    if output != "old" { #expect(!folder.names().contains(output)) }
    #expect(folder.names(in: "old/23/1") == ["1.png"])
    if signal != SIGKILL {
      #expect(folder.names() == ["large", "old", "small"])
      #expect(folder.names(in: "old") == ["23"])
    }
    // The next run clears what is left.
    let next = try riskmap("tiles", "small", "-o", output, "--zoom", "23", in: folder)
    #expect(next.status == 0)
    #expect(!folder.names().contains { $0.hasSuffix(".part") })
    #expect(!folder.names(in: "old").contains { $0.hasSuffix(".part") })
    if output == "a.mbtiles" { #expect(try query("PRAGMA integrity_check") == "ok") }
    if output == "old" { #expect(!folder.names(in: "old/23").contains("1")) }
  }

  @Test func `an archive of vector tiles is what its specification says, and GDAL reads it`() throws
  {
    let map = try earthMap()
    let run = try riskmap(
      "tiles", map, "-o", "a.mbtiles", "--grid", "WebMercatorQuad", "--zoom", "14-18", "--format",
      "mvt", in: folder)
    #expect(run.status == 0)
    // Method deflate, no flags, no time.
    #expect(
      try query("SELECT DISTINCT hex(substr(tile_data, 1, 8)) FROM images") == "1F8B080000000000")
    let json = try query("SELECT value FROM metadata WHERE name = 'json'")
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    let layers = try #require(object?["vector_layers"] as? [[String: Any]])
    #expect(layers.compactMap { $0["id"] as? String } == ["units", "layout", "unit_labels"])
    let fields = try #require(layers[0]["fields"] as? [String: String])
    #expect(fields["code"] == "String" && fields["rank"] == "Number" && fields["count"] == "Number")
    #expect(try query("SELECT value FROM metadata WHERE name = 'type'") == "overlay")
    #expect(try query("SELECT value FROM metadata WHERE name = 'format'") == "pbf")
    let text = try Tool.run("ogrinfo", ["-ro", "-al", folder.path + "/a.mbtiles"]).text
    #expect(text.contains("Layer name: units") && text.contains("Layer name: unit_labels"))
    for code in ["A1", "A2", "A3"] { #expect(text.contains("code (String) = \(code)")) }
    #expect(text.contains("rank (Real) = 4") || text.contains("rank (Integer) = 4"))
    #expect(!text.contains("ERROR") && !text.contains("Warning"))
  }

  @Test func `plain vector tiles are as they are, and say the same`() throws {
    let map = try earthMap()
    for output in ["a.mbtiles", "v"] {
      #expect(
        try riskmap(
          "tiles", map, "-o", output, "--grid", "WebMercatorQuad", "--zoom", "17", "--format",
          "mvt", in: folder
        ).status == 0)
    }
    let column = try #require(folder.names(in: "v/17").first)
    let name = try #require(folder.names(in: "v/17/\(column)").first)
    let path = folder.path + "/v/17/\(column)/\(name)"
    let text = try Tool.run("ogrinfo", ["-ro", "-al", path]).text
    #expect(text.contains("Layer name: units"))
    let row = try #require(Int(name.dropLast(4)))
    _ = try query(
      "SELECT writefile('\(folder.path)/one.gz', tile_data) FROM tiles WHERE zoom_level = 17 AND tile_column = \(column) AND tile_row = \((1 << 17) - 1 - row)"
    )
    let packed = try Tool.run("gzip", ["-dc", folder.path + "/one.gz"]).bytes
    #expect(try folder.bytes(of: "v/17/\(column)/\(name)") == packed)
  }

  @Test func `pictures that hide what lies beneath are a base layer, and the owner is named`()
    throws
  {
    var map = SmallMap()
    map.definition += "style: page.json\nenterprise: {name: 甲乙<丙>公司}\n"
    try map.write(to: folder, as: "page")
    try folder.write(
      #"{"version": 8, "sources": {}, "layers": [{"id": "page", "type": "background", "paint": {"background-color": "white"}}]}"#,
      to: "page/page.json")
    let run = try riskmap("tiles", "page", "-o", "a.mbtiles", "--zoom", "17", in: folder)
    #expect(run.status == 0, "\(run.errors)")
    #expect(try query("SELECT value FROM metadata WHERE name = 'type'") == "baselayer")
    #expect(
      try query("SELECT value FROM metadata WHERE name = 'attribution'") == "甲乙&lt;丙&gt;公司")
  }

  @Test func `a run killed at any of fifty moments leaves the old archive or the new one`() throws {
    try riskmap("tiles", "small", "-o", "a.mbtiles", "--zoom", "16", in: folder).expectSuccess()
    let old = try folder.bytes(of: "a.mbtiles")
    let begun = ContinuousClock.now
    try riskmap("tiles", "small", "-o", "b.mbtiles", "--zoom", "16-21", in: folder).expectSuccess()
    let whole = (ContinuousClock.now - begun) / .milliseconds(1)
    let new = try folder.bytes(of: "b.mbtiles")
    var random = SplitMix64(seed: 50)
    for _ in 0..<50 {
      let process = try riskmapProcess(
        ["tiles", "small", "-o", "a.mbtiles", "--zoom", "16-21"], in: folder)
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      Thread.sleep(forTimeInterval: Double.random(in: 0...1.1 * whole, using: &random) / 1_000)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let left = try folder.bytes(of: "a.mbtiles")
      #expect(left == old || left == new)
    }
    try riskmap("tiles", "small", "-o", "a.mbtiles", "--zoom", "16-21", in: folder).expectSuccess()
    #expect(try folder.bytes(of: "a.mbtiles") == new)
    #expect(folder.names() == ["a.mbtiles", "b.mbtiles", "small"])
  }

  @Test(arguments: ["a.mbtiles", "t"])
  func `a write that fails on the way is an error in words and leaves nothing`(output: String)
    throws
  {
    let command = try riskmapProcess(
      ["tiles", "small", "-o", output, "--zoom", "16-22"], in: folder)
    let program = try #require(command.executableURL?.path)
    // No file may grow beyond one block, as on a disk that is full.
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments =
      ["-c", "trap '' XFSZ; ulimit -f 1; exec \"$0\" \"$@\" 2>/dev/null", program]
      + (command.arguments ?? [])
    shell.environment = command.environment
    shell.currentDirectoryURL = command.currentDirectoryURL
    shell.standardOutput = FileHandle.nullDevice
    try shell.run()
    shell.waitUntilExit()
    #expect(shell.terminationReason == .exit && shell.terminationStatus == 2)
    #expect(folder.names() == ["small"])
  }
}

extension Run {
  fileprivate func expectSuccess() throws {
    #expect(status == 0, "\(errors)")
  }
}
