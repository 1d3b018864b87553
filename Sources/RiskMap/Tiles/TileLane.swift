package import Cartography
import PlantModel
import Rendering

/// What one thread paints tiles with.
package struct TileLane {
  package init() {}

  /// The tiles of a range of one metatile, as the plan wants them; empty bytes where nothing of the map shows.
  package mutating func paint(
    _ range: TileRange, of map: GriddedMap, as plan: TilePlan
  ) throws(MapError) -> PaintedTiles {
    try paint(range, of: map, format: plan.format, scale: plan.scale, quality: plan.quality)
  }

  /// `quality`: of WebP with losses, 1…100; nil: without losses.
  mutating func paint(
    _ range: TileRange, of map: GriddedMap, format: TileOutputFormat, scale: TileScale,
    quality: Int? = nil
  ) throws(MapError) -> PaintedTiles {
    let scene = map.tiles.scene(at: range.zoom)
    let labels = map.tiles.labels(at: range.zoom)
    var tiles: PaintedTiles = []
    tiles.reserveCapacity(range.count)
    for tile in range.tiles {
      let window = scene.window(of: tile)
      let marks = scene.index.indices(in: window)
      if marks.isEmpty, labels.labels(in: window).isEmpty {
        tiles.append([])
        continue
      }
      tiles.append(try picture(of: marks.map { scene.marks[Int($0)] }, in: window, scene, scale))
    }
    return tiles
  }

  private func picture(
    of marks: [TileScene.Mark], in window: Rect, _ scene: TileScene, _ scale: TileScale
  ) throws(MapError) -> [UInt8] {
    let painted = marks.compactMap { mark -> Mark? in
      var path = Path()
      let first = Int(mark.firstSubpath)
      for subpath in first..<(first + Int(mark.subpathCount)) {
        let start = subpath == 0 ? 0 : Int(scene.subpathEnds[subpath - 1])
        let points = (start..<Int(scene.subpathEnds[subpath])).map {
          Point(
            x: scene.coordinates[2 * $0] - window.minX,
            y: scene.coordinates[2 * $0 + 1] - window.minY)
        }
        path.append(points, closed: scene.isClosed[subpath])
      }
      switch scene.paints[Int(mark.paint)] {
      case .fill(let color): return Mark(.fill(path, .color(color)), origin: "")
      case .stroke(let stroke): return Mark(.stroke(path, stroke), origin: "")
      case .other: return nil
      }
    }
    do throws(RenderError) {
      return try encodePNG(
        Scene(size: Size(width: 256, height: 256), marks: painted),
        dpi: Double(96 * scale.rawValue), threads: 1)
    } catch {
      throw .render(error)
    }
  }
}
