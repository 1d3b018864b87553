package import Cartography
package import PlantModel

/// The tiles of a map on one grid, and where they go.
package struct TileJob: Sendable {
  package var map: GriddedMap
  package var plan: TilePlan
  /// An MBTiles file or a folder.
  package var path: String

  package var gridName: String { plan.grid.name }

  /// Those of the projection, and what a reader may get wrong.
  package var findings: [Diagnostic] {
    // MBTiles knows one grid: what a reader makes of others is doubtful.
    guard TileDelivery.isArchive(path), !plan.grid.isWebMercatorMatrix else {
      return map.diagnostics
    }
    let warning = Diagnostic(
      .warning, "mbtiles-grid",
      LocalizedText(
        zh: "MBTiles 规范只有 Web Mercator；\(gridName) 记在元数据 grid 中，多数程序不读它，会放错位置",
        en:
          "MBTiles knows Web Mercator alone: \(gridName) is told in its metadata as grid, which most programs do not read"
      ),
      at: Place(file: path),
      hint: LocalizedText(
        zh: "请改用文件夹，或使用知道该网格的程序",
        en: "write a folder, or use a program that knows the grid"))
    return map.diagnostics + [warning]
  }

  /// Opens the file or folder that the tiles go to.
  package func delivery() throws(MapError) -> TileDelivery {
    try TileDelivery(of: plan, metadata: plan.metadata(of: map), to: path)
  }
}

/// What is asked for beside the definition; what is nil follows it.
package struct TileOptions: Sendable {
  /// Names of grids; none: those of the definition.
  package var grids: [String] = []
  package var zooms: ClosedRange<Int>?
  package var area: TileArea?
  package var format = TileOutputFormat.png
  package var scale = TileScale.x1
  /// Of WebP with losses, 1…100; nil: without losses.
  package var quality: Int?
  package var basis: RiskBasis?

  package init() {}

  /// The grids that are named, each once. Throws for what no map could serve, before one is opened: a name that there is none of, a zoom
  /// that a named grid has not.
  @discardableResult
  package func checked() throws(MapError) -> [TileGrid.ID] {
    var ids: [TileGrid.ID] = []
    do throws(TileGridError) {
      for name in grids {
        let grid = try TileGrid(named: name)
        if let zooms {
          try grid.check(zoom: zooms.lowerBound)
          try grid.check(zoom: zooms.upperBound)
        }
        if !ids.contains(grid.id) { ids.append(grid.id) }
      }
    } catch {
      throw .tiles(.grid(error), file: nil)
    }
    return ids
  }
}

extension AssessedMap {
  /// One job a grid, each checked before the first tile is painted; those of several go to folders of their names.
  package func tileJobs(_ options: TileOptions, output: String) throws(MapError) -> [TileJob] {
    let named = try options.checked()
    let grids = named.isEmpty ? loaded.definition.tiles.grids : named
    if TileDelivery.isArchive(output), grids.count > 1 {
      throw .tiles(.gridNotNamed(available: grids), file: definitionFile)
    }
    var jobs: [TileJob] = []
    for id in grids {
      let gridded = try gridded(id, basis: options.basis)
      var plan = try gridded.plan(options)
      plan.isGzipped = plan.format.isVector && TileDelivery.isArchive(output)
      jobs.append(
        TileJob(
          map: gridded, plan: plan,
          path: grids.count > 1 ? FilePath.joined(output, id.rawValue) : output))
    }
    return jobs
  }
}

extension GriddedMap {
  /// Zooms are those of the definition that the grid has, where none are asked for.
  fileprivate func plan(_ options: TileOptions) throws(MapError) -> TilePlan {
    let offered = map.loaded.definition.tiles.zoom
    let usual = offered.overlaps(grid.zooms) ? offered.clamped(to: grid.zooms) : offered
    do throws(TileError) {
      let plant = map.loaded.plant
      if grid.tiles(covering: extent, zoom: usual.lowerBound) == nil,
        !plant.units.isEmpty || !plant.features.isEmpty
      {
        throw .nothingOnGrid(grid.id)
      }
      return try TilePlan(
        grid: grid, zooms: options.zooms ?? usual, extent: extent, area: options.area,
        format: options.format, scale: options.scale, quality: options.quality)
    } catch {
      let isAsked = options.zooms != nil || options.area != nil
      throw .tiles(error, file: isAsked ? nil : map.definitionFile)
    }
  }
}
