import Cartography
import PlantModel

/// Paints tiles and encodes them, keeping its buffers and label pictures from one to the next. A class for one thread at a time;
/// a pool has one for each. The bytes of a tile depend on scene, scale and format only, not on what was painted before or beside
/// it.
package final class TilePainter {
  private var brush: TileBrush
  private var png = TilePNG()
  /// Tiles of one colour, by colour and side.
  private var uniform: [UniformTile: [UInt8]] = [:]

  private struct UniformTile: Hashable {
    var color: UInt32
    var side: Int
    var format: TileFormat
  }

  /// Device pixels a CSS pixel that are offered.
  package static let scales = 1...3

  /// `spriteBytes` bounds the pictures of labels and symbols that are kept.
  package init(spriteBytes: Int = 32 << 20) {
    brush = TileBrush(spriteBytes: spriteBytes)
  }

  /// The bytes of one tile of the scene's zoom.
  package func paint(
    _ scene: PaintableScene, column: Int, row: Int, scale: Int, format: TileFormat
  ) throws(RenderError) -> [UInt8] {
    let side = 256 * scale
    let shown = scene.scene.window(
      of: TileIndex(zoom: scene.scene.corner.zoom, column: column, row: row))
    let window = PixelWindow(
      left: Int(shown.minX) * scale, top: Int(shown.minY) * scale, width: side, height: side)
    try brush.paint(scene, window, scale: scale)
    if let color = brush.picture.uniform {
      let key = UniformTile(color: color, side: side, format: format)
      if let bytes = uniform[key] { return bytes }
      let bytes = try encode(scene.flatColors, format, uniform: color)
      if uniform.count < 64 { uniform[key] = bytes }
      return bytes
    }
    return try encode(scene.flatColors, format, uniform: nil)
  }

  /// The bytes of a block of tiles, row by row.
  package func paint(
    _ scene: PaintableScene, columns: Range<Int>, rows: Range<Int>, scale: Int,
    format: TileFormat
  ) throws(RenderError) -> [[UInt8]] {
    var tiles: [[UInt8]] = []
    for row in rows {
      for column in columns {
        tiles.append(
          try paint(scene, column: column, row: row, scale: scale, format: format))
      }
    }
    return tiles
  }

  private func encode(
    _ flat: FlatColors, _ format: TileFormat, uniform: UInt32?
  ) throws(RenderError) -> [UInt8] {
    let window = brush.picture.window
    switch format {
    case .png, .pngPalette:
      if let uniform {
        return png.uniform(uniform, width: window.width, height: window.height)
      }
      let mostError = format == .png ? 1 : 4.0
      return png.encoded(brush.picture, flat: flat, mostError: mostError)
    case .pngFullColor: return png.encodedInFullColor(brush.picture)
    case .webPLossless: return try encodedWebP(brush.picture, quality: nil)
    case .webP(let quality): return try encodedWebP(brush.picture, quality: quality)
    }
  }
}
