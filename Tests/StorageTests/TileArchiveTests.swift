import Foundation
import Glibc
import PlantModel
import Storage
import TestSupport
import Testing

@Suite struct TileArchiveTests {
  private func tile(_ zoom: Int, _ column: Int, _ row: Int, _ text: String) -> ArchivedTile {
    ArchivedTile(
      zoom: zoom, column: column, row: row, rowFromBottom: (1 << zoom) - 1 - row,
      bytes: Array(text.utf8))
  }

  private let metadata = [
    ("name", "demo"), ("format", "png"), ("bounds", "120,30,120.1,30.1"), ("minzoom", "2"),
    ("maxzoom", "3"), ("type", "overlay"), ("version", "1.1"),
  ]

  /// Writes an archive of these tiles in one or several calls.
  private func written(
    _ tiles: [ArchivedTile], to path: String, calls: Int = 1
  ) throws {
    let archive = try MBTilesArchive(path, metadata: metadata)
    let size = max(1, tiles.count / calls)
    for start in stride(from: 0, to: tiles.count, by: size) {
      try archive.write(Array(tiles[start..<min(start + size, tiles.count)]))
    }
    try archive.finish()
  }

  private func query(_ sql: String, _ path: String) throws -> String {
    try Tool.run("sqlite3", [path, sql]).text.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  @Test func `an MBTiles file has the tables of its specification, and equal tiles once`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.mbtiles"
    try written([tile(2, 1, 0, "red"), tile(2, 2, 0, "empty"), tile(3, 2, 1, "empty")], to: path)
    #expect(try query("PRAGMA integrity_check", path) == "ok")
    #expect(try query("PRAGMA application_id", path) == "\(0x4D50_4258)")
    #expect(try query("SELECT count(*) FROM images", path) == "2")
    #expect(
      try query(
        "SELECT zoom_level, tile_column, tile_row, tile_data FROM tiles ORDER BY 1, 2", path)
        == "2|1|3|red\n2|2|3|empty\n3|2|6|empty")
    #expect(try query("SELECT value FROM metadata WHERE name = 'minzoom'", path) == "2")
    #expect(folder.names() == ["a.mbtiles"])
  }

  @Test func `GDAL and file(1) know it`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.mbtiles"
    try written([tile(2, 1, 0, "red")], to: path)
    let seen = try Tool.run("gdalinfo", [path])
    #expect(seen.text.contains("Driver: MBTiles/MBTiles"))
    #expect(seen.text.contains("ZOOM_LEVEL=3"))
  }

  @Test func `equal tiles in equal order give equal bytes however they are handed over`() throws {
    let folder = try TemporaryFolder()
    var random = SplitMix64(seed: 7)
    let tiles = (0..<3000).map { index in
      tile(
        12, index % 60, index / 60,
        String(repeating: "tile \(Int.random(in: 0..<900, using: &random))", count: 200))
    }
    try written(tiles, to: folder.path + "/a.mbtiles")
    try written(tiles, to: folder.path + "/b.mbtiles", calls: 47)
    #expect(try folder.bytes(of: "a.mbtiles") == folder.bytes(of: "b.mbtiles"))
    let path = folder.path + "/b.mbtiles"
    #expect(try query("SELECT count(*) FROM tiles", path) == "3000")
    #expect(try query("SELECT count(*) = count(DISTINCT tile_data) FROM images", path) == "1")
    #expect(try query("PRAGMA integrity_check", path) == "ok")
  }

  @Test func `a hundred thousand tiles go into one archive`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.mbtiles"
    let archive = try MBTilesArchive(path, metadata: metadata)
    for start in stride(from: 0, to: 100_000, by: 1_000) {
      try archive.write(
        (start..<start + 1_000).map { tile(17, $0 % 400, $0 / 400, "tile \($0 % 30_000)") })
    }
    try archive.finish()
    #expect(try query("SELECT count(*) FROM tiles", path) == "100000")
    #expect(try query("SELECT count(*) FROM images", path) == "30000")
    #expect(try query("PRAGMA integrity_check", path) == "ok")
  }

  @Test func `an archive that is not finished leaves what was there, and nothing beside it`()
    throws
  {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "a.mbtiles")
    for ends in [true, false] {
      let archive = try MBTilesArchive(folder.path + "/a.mbtiles", metadata: metadata)
      try archive.write([tile(2, 1, 0, "red")])
      #expect(folder.names().count == 2)
      if ends { archive.discard() }
    }
    #expect(folder.names() == ["a.mbtiles"])
    #expect(try folder.bytes(of: "a.mbtiles") == Array("old".utf8))
  }

  @Test func `what a run that was killed has left is taken over`() throws {
    let folder = try TemporaryFolder()
    try folder.write("half a database", to: ".a.mbtiles.part")
    try written([tile(2, 1, 0, "red")], to: folder.path + "/a.mbtiles")
    #expect(folder.names() == ["a.mbtiles"])
    try folder.write("half a tile", to: ".tiles.part/2/1/0.png")
    let archive = try FolderArchive(folder.path + "/tiles", suffix: ".png") { _, _, _ in true }
    try archive.write([tile(2, 3, 3, "red")])
    try archive.finish()
    #expect(folder.names(in: "tiles/2") == ["3"])
  }

  @Test func `two runs do not write one target at a time`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.mbtiles"
    let first = try MBTilesArchive(path, metadata: metadata)
    // A lock of flock(2) belongs to the open file, so a second one of this process is as foreign as one of another.
    #expect(throws: WriteError.busy(path: path)) { try MBTilesArchive(path, metadata: metadata) }
    try first.write([tile(2, 1, 0, "red")])
    try first.finish()
    #expect(try query("SELECT count(*) FROM tiles", path) == "1")
  }

  @Test func `a folder in the way or a place that is not there is an error`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "dir.mbtiles/x")
    #expect(throws: WriteError.self) {
      try MBTilesArchive(folder.path + "/dir.mbtiles", metadata: metadata)
    }
    #expect(throws: WriteError.self) {
      try MBTilesArchive("/proc/no/a.mbtiles", metadata: metadata)
    }
    try folder.write("", to: "file")
    #expect(throws: WriteError.self) {
      try FolderArchive(folder.path + "/file", suffix: ".png") { _, _, _ in true }
    }
  }

  @Test func `a new folder appears whole`() throws {
    let folder = try TemporaryFolder()
    let archive = try FolderArchive(folder.path + "/out/tiles/", suffix: ".png") { _, _, _ in true }
    try archive.write([tile(2, 1, 0, "red"), tile(2, 1, 3, "blue")])
    #expect(folder.names(in: "out") == [".tiles.part"])
    try archive.finish()
    #expect(folder.names(in: "out") == ["tiles"])
    #expect(folder.names(in: "out/tiles/2/1") == ["0.png", "3.png"])
    #expect(try folder.bytes(of: "out/tiles/2/1/3.png") == Array("blue".utf8))
  }

  @Test func `in a folder that exists tiles are replaced, and those that are gone removed`() throws
  {
    let folder = try TemporaryFolder()
    for name in [
      "2/1/0.png", "2/1/1.png", "2/1/1@2x.png", "2/3/1.png", "5/1/1.png", "index.html", "2/1/a.png",
    ] { try folder.write("old", to: "tiles/" + name) }
    let archive = try FolderArchive(folder.path + "/tiles", suffix: ".png") { zoom, _, _ in
      zoom == 2
    }
    try archive.write([tile(2, 1, 0, "new"), tile(2, 2, 0, "new")])
    #expect(try folder.bytes(of: "tiles/2/1/0.png") == Array("old".utf8))
    try archive.finish()
    #expect(folder.names(in: "tiles") == ["2", "5", "index.html"])
    #expect(folder.names(in: "tiles/2") == ["1", "2"])
    #expect(folder.names(in: "tiles/2/1") == ["0.png", "1@2x.png", "a.png"])
    #expect(try folder.bytes(of: "tiles/2/1/0.png") == Array("new".utf8))
  }

  @Test func `a folder that is not finished stays as it was`() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "tiles/2/1/0.png")
    for name in ["tiles", "fresh"] {
      let archive = try FolderArchive(folder.path + "/" + name, suffix: ".png") { _, _, _ in true }
      try archive.write([tile(2, 1, 0, "new")])
      archive.discard()
    }
    #expect(folder.names() == ["tiles"])
    #expect(folder.names(in: "tiles") == ["2"])
    #expect(try folder.bytes(of: "tiles/2/1/0.png") == Array("old".utf8))
  }
}
