import Cartography
import Foundation
import MapStyle
import PlantModel
import Rendering

// What painting and encoding of tiles costs.
// usage: TilePainting FEATURES.bin TILES [ROUNDS] [--scale N] [--out DIR] [--no-labels] [--palette | --full | --webp]
// TILES holds a line for each tile or block: zoom column row columns rows.

func processorSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

var arguments = Array(CommandLine.arguments.dropFirst())
@MainActor func option(_ name: String) -> String? {
  guard let index = arguments.firstIndex(of: name), index + 1 < arguments.count else { return nil }
  let value = arguments[index + 1]
  arguments.removeSubrange(index...index + 1)
  return value
}
@MainActor func flag(_ name: String) -> Bool {
  guard let index = arguments.firstIndex(of: name) else { return false }
  arguments.remove(at: index)
  return true
}
let scale = Int(option("--scale") ?? "1") ?? 1
let folder = option("--out")
let labels = !flag("--no-labels")
let format: TileFormat =
  flag("--webp")
  ? .webPLossless : flag("--full") ? .pngFullColor : flag("--palette") ? .pngPalette : .png
guard arguments.count >= 2 else {
  print("usage: TilePainting FEATURES.bin TILES [ROUNDS] [--scale N] [--out DIR] [--no-labels]")
  exit(2)
}
let rounds = arguments.count > 2 ? Int(arguments[2]) ?? 5 : 5
let all = try features(in: arguments[0])
let wanted = Dictionary(grouping: try blocks(in: arguments[1]), by: \.zoom)
// One worker for all zooms, as a server or a batch has.
let painter = TilePainter()
var total = (tiles: 0, seconds: 0.0, first: 0.0, bytes: 0)
for zoom in wanted.keys.sorted() {
  let start = processorSeconds()
  let tileScene = SampleScene(all, zoom: zoom, labels: labels).tileScene
  let made = processorSeconds()
  let scene = PaintableScene(tileScene)
  let learned = processorSeconds()
  var times: [Double] = []
  var (tiles, bytes) = (0, 0)
  for round in 0..<rounds {
    (tiles, bytes) = (0, 0)
    let before = processorSeconds()
    for block in wanted[zoom] ?? [] {
      let pictures = try painter.paint(
        scene, columns: block.column..<block.column + block.columns,
        rows: block.row..<block.row + block.rows, scale: scale, format: format)
      tiles += pictures.count
      for (index, picture) in pictures.enumerated() {
        bytes += picture.count
        if let folder, round == 0 {
          let (x, y) = (block.column + index % block.columns, block.row + index / block.columns)
          let name = "\(folder)/\(zoom)-\(x)-\(y).png"
          try Data(picture).write(to: URL(fileURLWithPath: name))
        }
      }
    }
    times.append(processorSeconds() - before)
  }
  let first = times[0]
  let median = times.sorted()[times.count / 2]
  total.tiles += tiles
  total.seconds += median
  total.first += first
  total.bytes += bytes
  print(
    String(
      format:
        "z%-2d %4d tiles: %7.0f us a tile (first round %7.0f), %6d bytes, %5.0f tiles/s; scene %.2f s, palette %.3f s",
      zoom, tiles, median / Double(tiles) * 1e6, first / Double(tiles) * 1e6,
      bytes / max(tiles, 1), Double(tiles) / median, made - start, learned - made))
}
print(
  String(
    format:
      "all %d tiles: %.0f us a tile, %.0f tiles a CPU second (%.0f in the first round), %d bytes",
    total.tiles,
    total.seconds / Double(total.tiles) * 1e6, Double(total.tiles) / total.seconds,
    Double(total.tiles) / total.first,
    total.bytes / max(total.tiles, 1)))
