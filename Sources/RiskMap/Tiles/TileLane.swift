package import Cartography
import PlantModel
import Rendering

/// What one thread paints tiles with.
package struct TileLane {
  private let painter = TilePainter()

  package init() {}

  /// The tiles of a range of one metatile, as the plan wants them; empty bytes where nothing of the map shows.
  package func paint(
    _ range: TileRange, of map: GriddedMap, as plan: TilePlan
  ) throws(MapError) -> PaintedTiles {
    let tiles = try paint(
      range, of: map, format: plan.format, scale: plan.scale, quality: plan.quality)
    guard plan.isGzipped else { return tiles }
    do throws(RenderError) {
      return try tiles.map { tile throws(RenderError) in tile.isEmpty ? tile : try gzipped(tile) }
    } catch {
      throw .render(error)
    }
  }

  /// One tile by itself: the same bytes as among others.
  package func paint(
    _ tile: TileIndex, of map: GriddedMap, format: TileOutputFormat, scale: TileScale
  ) throws(MapError) -> [UInt8] {
    let range = TileRange(
      zoom: tile.zoom, columns: tile.column...tile.column, rows: tile.row...tile.row)
    return try paint(range, of: map, format: format, scale: scale).first ?? []
  }

  /// `quality`: of WebP with losses, 1…100; nil: without losses.
  func paint(
    _ range: TileRange, of map: GriddedMap, format: TileOutputFormat, scale: TileScale,
    quality: Int? = nil
  ) throws(MapError) -> PaintedTiles {
    switch format {
    case .mvt:
      let vector = map.vector(at: range.zoom)
      return range.tiles.map(vector.encode)
    case .png: return try pictures(range, of: map, format: .png, scale: scale)
    case .webp:
      return try pictures(
        range, of: map, format: quality.map { .webP(quality: $0) } ?? .webPLossless, scale: scale)
    }
  }

  private func pictures(
    _ range: TileRange, of map: GriddedMap, format: TileFormat, scale: TileScale
  ) throws(MapError) -> PaintedTiles {
    let picture = map.picture(at: range.zoom)
    // Most of a large area may lie between plants.
    if map.isEmpty(picture.scene, in: picture.scene.window(of: range)) {
      return PaintedTiles(repeating: [], count: range.count)
    }
    var tiles: PaintedTiles = []
    tiles.reserveCapacity(range.count)
    for tile in range.tiles {
      let window = picture.scene.window(of: tile)
      if map.isEmpty(picture.scene, in: window) {
        tiles.append([])
        continue
      }
      do throws(RenderError) {
        tiles.append(
          try painter.paint(
            picture, column: tile.column, row: tile.row, scale: scale.rawValue, format: format))
      } catch {
        throw .render(error)
      }
    }
    return tiles
  }
}

extension TileScene {
  /// The window that the tiles of a range fill.
  fileprivate func window(of range: TileRange) -> Rect {
    let corners = [
      TileIndex(zoom: range.zoom, column: range.columns.lowerBound, row: range.rows.lowerBound),
      TileIndex(zoom: range.zoom, column: range.columns.upperBound, row: range.rows.upperBound),
    ]
    return window(of: corners[0]).union(window(of: corners[1]))
  }
}
