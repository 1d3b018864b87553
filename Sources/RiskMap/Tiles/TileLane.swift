package import Cartography
import PlantModel

/// What one thread paints tiles with.
package struct TileLane {
  package init() {}

  /// The tiles of a range of one metatile, as the plan wants them; empty bytes where nothing of the map shows.
  package mutating func paint(
    _ range: TileRange, of map: GriddedMap, as plan: TilePlan
  ) throws(MapError) -> PaintedTiles {
    let boxes = map.plant.units.map(\.boundingBox)
    return range.tiles.map { tile in
      let bounds = map.grid.bounds(of: tile)
      let shown = boxes.indices.filter { boxes[$0].intersects(bounds) }
      return shown.isEmpty ? [] : Array("\(plan.scale.rawValue) \(shown)".utf8)
    }
  }
}
