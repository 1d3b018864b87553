package import MapStyle
package import PlantModel

/// A map on a grid: what tiles of all zooms are windows of. A value; what it has made once it keeps.
package struct TileMap: Sendable {
  package let grid: TileGrid
  package let content: TileContent
  /// Findings of projection and style.
  package let diagnostics: [Diagnostic]
  private let measuring: any TextMeasuring
  private let mostLabels: Int
  private let scenes: Kept<Int, TileScene>
  private let plans: Kept<Int, TileLabels>

  /// - Parameters:
  ///   - plant: in the metres of the grid's plane, y north.
  ///   - sources: features of the style's own sources, by source, in those metres too.
  ///   - byteLimit: of all scenes that are kept, in bytes; the last one stays, however large.
  ///   - mostLabels: that a zoom keeps; past so many it starts again.
  package init(
    plant: Plant, assessed: [AssessedUnit], basis: RiskBasis, language: Language,
    style: StyleSheet, symbols: [String: Symbol] = [:], sources: [String: [SourceFeature]] = [:],
    grid: TileGrid, measuring: some TextMeasuring, byteLimit: Int = 512 << 20,
    mostLabels: Int = 60_000
  ) {
    self.mostLabels = mostLabels
    var style = style
    if style.state["language"] != nil { style.state["language"] = .string(language.rawValue) }
    let flat = FlatPlant.flattened(plant)
    self.grid = grid
    content = TileContent(
      flat.value,
      features: MapTables(plant: plant, assessed: assessed, basis: basis, language: language),
      style: style, symbols: symbols, sources: sources)
    diagnostics = flat.diagnostics
    self.measuring = measuring
    scenes = Kept(byteLimit: byteLimit)
    plans = Kept(byteLimit: byteLimit)
  }

  /// In metres of the grid; `null` where there is nothing.
  package var extent: Rect { content.extent }

  /// How the pixels of a zoom lie on the grid, for scenes and labels.
  package func plane(at zoom: Int) -> TilePlane {
    TilePlane(grid, zoom: zoom, extent: content.extent)
  }

  /// All marks of a zoom but labels and symbols. The first call for a zoom makes them; calls from other threads wait for it.
  package func scene(at zoom: Int) -> TileScene {
    scenes.value(zoom, weight: \.byteCount) {
      content.scene(on: plane(at: zoom))
    }
  }

  /// The label plan of a zoom, which is made piece by piece as windows of it are asked for.
  package func labels(at zoom: Int) -> TileLabels {
    plans.value(zoom, weight: \.byteCount) {
      TileLabels(content, on: plane(at: zoom), measuring: measuring, mostLabels: mostLabels)
    }
  }

  /// Marks of labels and symbols that show in a window of the scene of that zoom, in drawing order.
  package func labelMarks(at zoom: Int, in window: Rect) -> [Mark] {
    labels(at: zoom).marks(in: window)
  }
}

extension TileContent {
  /// The scene of a zoom. The result does not depend on whether it is made on one thread or on several.
  package func scene(on plane: TilePlane, isParallel: Bool = true) -> TileScene {
    let tables = tables.mapValues(\.features)
    let layers = style { $0.kind != .symbol }.style(
      tables, at: plane.styleZoom, images: Set(symbols.keys)
    ).value
    return TileSceneMaking(self, plane, layers, isParallel: isParallel).finished()
  }
}
