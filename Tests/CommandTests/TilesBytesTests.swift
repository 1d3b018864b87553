import Foundation
import TestSupport
import Testing

/// One tile has the same bytes however it was asked for.
@Suite struct TilesBytesTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try SmallMap().write(to: folder)
  }

  @Test(arguments: [
    (["--format", "png"], "png"), (["--format", "png", "--scale", "3"], "@3x.png"),
    (["--format", "webp"], "webp"), (["--format", "webp", "--quality", "70"], "webp"),
    (["--format", "mvt"], "mvt"),
  ])
  func `a tile alone, in a metatile and in an archive has the same bytes`(
    options: [String], suffix: String
  ) throws {
    // Tile 19/262144/262143 is 0 to 76 m east and north; the map has four tiles at this zoom.
    let file = "19/262144/262143" + (suffix.hasPrefix("@") ? "" : ".") + suffix
    let alone = ["--zoom", "19", "--bbox", "10,10,60,50"]
    for (output, more) in [
      ("alone", alone), ("block", ["--zoom", "19"]), ("a.mbtiles", ["--zoom", "17-20"]),
      ("four", ["--zoom", "17-20", "--jobs", "4"]),
    ] {
      let run = try riskmap(["tiles", "small", "-o", output] + options + more, in: folder)
      #expect(run.status == 0, "\(run.errors)")
    }
    #expect(folder.names(in: "alone/19") == ["262144"])
    #expect(folder.names(in: "alone/19/262144").count == 1)
    let bytes = try folder.bytes(of: "alone/" + file)
    #expect(bytes.count > 100)
    #expect(try folder.bytes(of: "block/" + file) == bytes)
    #expect(try folder.bytes(of: "four/" + file) == bytes)
    let hex = try Tool.run(
      "sqlite3",
      [
        folder.path + "/a.mbtiles",
        "SELECT hex(tile_data) FROM tiles WHERE zoom_level = 19 AND tile_column = 262144 AND tile_row = 262144",
      ]
    ).text.trimmingCharacters(in: .whitespacesAndNewlines)
    // Vector tiles in MBTiles are compressed, as its specification wants them.
    let kept = suffix == "mvt" ? try unzipped(hex) : hex
    #expect(kept == bytes.map { String(format: "%02X", $0) }.joined())
  }

  private func unzipped(_ hex: String) throws -> String {
    let digits = Array(hex)
    let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(digits[$0...$0 + 1]), radix: 16)
    }
    return try Tool.run("gzip", ["-dc", "FILE"], on: bytes).bytes
      .map { String(format: "%02X", $0) }.joined()
  }

  @Test
  func
    `tiles are transparent where the style draws nothing, and have its background where it has one`()
    throws
  {
    for (name, background) in [
      ("clear", ""),
      ("paper", ##"{"id": "p", "type": "background", "paint": {"background-color": "#fbf8f1"}},"##),
    ] {
      var map = SmallMap()
      map.definition += "style: ./own.json\n"
      try map.write(to: folder, as: name)
      try folder.write(
        ##"""
        {"version": 8, "sources": {"map": {"type": "vector"}}, "layers": [\##(background)
          {"id": "u", "type": "fill", "source": "map", "source-layer": "units",
           "paint": {"fill-color": "#0072ce"}}]}
        """##, to: name + "/own.json")
      #expect(
        try riskmap("tiles", name, "-o", name + "-tiles", "--zoom", "19", in: folder).status == 0)
    }
    let clear = try TilePicture(png: folder.bytes(of: "clear-tiles/19/262144/262143.png"))
    let paper = try TilePicture(png: folder.bytes(of: "paper-tiles/19/262144/262143.png"))
    // Between A1 and A2, 45 m east and 15 m north at 0.2986 m a pixel.
    #expect(clear[150, 255 - 50][3] == 0)
    #expect(paper[150, 255 - 50] == [0xFB, 0xF8, 0xF1, 255])
    #expect(clear[67, 255 - 50] == [0, 0x72, 0xCE, 255] && paper[67, 255 - 50] == clear[67, 205])
  }
}
