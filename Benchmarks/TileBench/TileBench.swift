import ArgumentParser
import Foundation

/// Makes the tiles of a list, one process and one thread, and prints how fast as the rivals' drivers do.
@main
struct TileBench: ParsableCommand {
  @Argument(help: "Folder with the map.yaml.")
  var map: String
  @Argument(help: "File with a block of tiles a line: z x y, or z x y w h.")
  var list: String
  @Option(help: "What the line of the result calls the list: single or meta8.")
  var mode = "single"
  @Option var format = TileBenchFormat.mvt
  @Option(help: "What the line of the result calls the map.")
  var workload = ""
  @Option(help: "Seconds after which the rest of the list is left out.")
  var budget = 90.0
  @Option(help: "Folder that takes the tiles as z-x-y files.")
  var save: String?

  func run() throws {
    let blocks = try TileBlock.list(list)
    guard let first = blocks.first else { throw ValidationError("no tiles in \(list)") }
    let (start, painted) = try Seconds.measuring {
      var painted = try PaintedTiles(map + "/map.yaml", format: format)
      painted.prepare(first.zoom)
      _ = try painted.tiles(first)
      return painted
    }
    printResult(
      head("start") + [
        ("first_tile_s", decimal(start.wall, 3)), ("rss", "\(Seconds.peakMegabytes)"),
      ])
    try measure(blocks, of: painted)
  }

  private func measure(_ blocks: [TileBlock], of painted: PaintedTiles) throws {
    var painted = painted
    var zoom: Int?
    var preparing = Seconds()
    var tally = Tally()
    let end = DispatchTime.now().uptimeNanoseconds + UInt64(budget * 1e9)
    for block in blocks where DispatchTime.now().uptimeNanoseconds < end {
      if zoom != block.zoom {
        zoom = block.zoom
        let (time, _) = Seconds.measuring { painted.prepare(block.zoom) }
        preparing = preparing + time
      }
      let (time, tiles) = try Seconds.measuring { try painted.tiles(block) }
      tally.add(tiles, at: block.zoom, time)
      try write(tiles, of: block)
    }
    printResult(
      head(mode) + [
        ("fmt", "\"\(format.rawValue)\""), ("scale", "1"), ("of", "\(blocks.count)"),
        ("prepare_cpu", decimal(preparing.cpu, 3)),
        ("prepare_wall", decimal(preparing.wall, 3)), ("rss", "\(Seconds.peakMegabytes)"),
      ] + tally.members)
  }

  private func head(_ mode: String) -> [(String, String)] {
    [("peer", "\"riskmap\""), ("workload", "\"\(workload)\""), ("mode", "\"\(mode)\"")]
  }

  private func write(_ tiles: [[UInt8]], of block: TileBlock) throws {
    guard let save else { return }
    for (index, bytes) in tiles.enumerated() {
      let column = block.columns.lowerBound + index % block.columns.count
      let row = block.rows.lowerBound + index / block.columns.count
      try Data(bytes).write(
        to: URL(filePath: "\(save)/\(block.zoom)-\(column)-\(row).\(format.rawValue)"))
    }
  }
}
