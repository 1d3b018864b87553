package import Cartography
package import PlantModel
import Storage

/// Which tiles of one grid are to be made, and how.
package struct TilePlan: Sendable {
  package var grid: TileGrid
  package var format: TileOutputFormat
  package var scale: TileScale
  /// Of WebP with losses, 1…100; nil: without losses.
  package var quality: Int?
  /// By zoom, ascending; zooms at which the area has no tile are left out.
  package var ranges: [TileRange]
  /// What the tiles show, in metres of the grid.
  package var extent: Rect
  /// Everything that the run decides on: inside it, tiles that are not made are known to be empty. nil: the whole grid.
  package var area: Rect?
  package var zooms: ClosedRange<Int>
  /// Vector tiles come as files of gzip, as archives keep them; a web server compresses plain files itself.
  package var isGzipped = false

  /// Tiles in one piece of work: 8 by 8 share most of what they show.
  static let metatileSide = 8
  /// Labels and strokes reach so many CSS pixels beyond what they belong to.
  package static let reach = 256.0

  /// Tiles of `zooms` that show something of `extent` (metres) and touch `area` (as `--bbox` says it; nil: all).
  package init(
    grid: TileGrid, zooms: ClosedRange<Int>, extent: Rect, area: TileArea? = nil,
    format: TileOutputFormat = .png, scale: TileScale = .x1, quality: Int? = nil
  ) throws(TileError) {
    self.grid = grid
    self.format = format
    self.scale = scale
    self.quality = quality
    self.zooms = zooms
    self.extent = extent
    do throws(TileGridError) {
      try grid.check(zoom: zooms.lowerBound)
      try grid.check(zoom: zooms.upperBound)
    } catch {
      throw .grid(error)
    }
    guard !extent.isNull else { throw .mapEmpty }
    let metres: Rect? = if let area { try grid.metres(of: area) } else { nil }
    self.area = metres
    ranges = zooms.compactMap { zoom in
      let reach = Self.reach * grid.metresPerPixel(zoom: zoom)
      let shown = extent.inset(by: -reach).intersection(metres ?? grid.extent)
      return grid.tiles(covering: shown, zoom: zoom)
    }
    if let area, ranges.isEmpty || metres?.intersects(extent) == false {
      throw .areaEmpty(area, map: grid.area(of: extent))
    }
    if count > TileError.mostTiles { throw .tooMany(count: count) }
  }

  /// At most so many tiles are made; those that show nothing are left out.
  package var count: Int { ranges.reduce(0) { $0 + $1.count } }

  /// Pieces of work.
  package var metatileCount: Int {
    ranges.reduce(0) { $0 + $1.metatileCount(side: Self.metatileSide) }
  }

  /// The piece of that number: by zoom, row by row.
  func metatile(_ number: Int) -> TileRange {
    var rest = number
    for range in ranges {
      let count = range.metatileCount(side: Self.metatileSide)
      if rest < count { return range.metatile(rest, side: Self.metatileSide) }
      rest -= count
    }
    return TileRange(zoom: zooms.lowerBound, columns: 0...0, rows: 0...0)
  }

  /// The run decides on that tile, whether it is made or found empty.
  func covers(_ tile: TileIndex) -> Bool {
    guard zooms.contains(tile.zoom) else { return false }
    return grid.tiles(covering: area ?? grid.extent, zoom: tile.zoom)?.contains(tile) ?? false
  }
}
