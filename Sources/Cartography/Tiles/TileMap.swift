package import MapStyle
package import PlantModel

/// A map on a grid: what tiles of all zooms are windows of. A value; what it has made once it keeps.
package struct TileMap: Sendable {
  package let grid: TileGrid
  package let content: TileContent
  /// Findings of the plant's place on the grid.
  package let diagnostics: [Diagnostic]
  private let found = TileFindings()
  /// Features that depend on the zoom; nil where the style has none.
  private let clusters: Clusters?
  private let measuring: any TextMeasuring
  private let mostLabels: Int
  private let scenes: Kept<Int, TileScene>
  private let plans: Kept<Int, TileLabels>

  /// Features of the style's sources that are others at each of its zooms.
  package typealias Clusters = @Sendable (_ styleZoom: Double) -> [String: PlacedSource]

  /// - Parameters:
  ///   - plant: in the metres of the grid's plane, y north.
  ///   - sources: the style's own sources, by name, in those metres too.
  ///   - clusters: such sources that are others at each zoom.
  ///   - byteLimit: of all scenes that are kept, in bytes; the last one stays, however large.
  ///   - mostLabels: that a zoom keeps; past so many it starts again.
  package init(
    plant: Plant, assessed: [AssessedUnit], basis: RiskBasis, language: Language,
    style: StyleSheet, symbols: [String: Symbol] = [:], sources: [String: PlacedSource] = [:],
    clusters: Clusters? = nil, grid: TileGrid, measuring: some TextMeasuring,
    byteLimit: Int = 512 << 20,
    mostLabels: Int = 60_000
  ) {
    self.mostLabels = mostLabels
    var style = style
    if style.state["language"] != nil { style.state["language"] = .string(language.rawValue) }
    let flat = FlatPlant.flattened(plant)
    self.grid = grid
    self.clusters = clusters
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
      let plane = plane(at: zoom)
      let scene = content(at: plane).scene(on: plane)
      found.note(scene.diagnostics, of: .scene, at: zoom)
      return scene.value
    }
  }

  /// The label plan of a zoom, which is made piece by piece as windows of it are asked for.
  package func labels(at zoom: Int) -> TileLabels {
    plans.value(zoom, weight: \.byteCount) {
      let plane = plane(at: zoom)
      return TileLabels(
        content(at: plane), on: plane, measuring: measuring, mostLabels: mostLabels, found: found)
    }
  }

  /// What styling and labelling has found at the zooms and places that were asked for so far.
  package var findings: [Diagnostic] { found.all(of: content) }

  private func content(at plane: TilePlane) -> TileContent {
    guard let clusters else { return content }
    return content.replacing(clusters(plane.styleZoom))
  }

  /// Marks of labels and symbols that show in a window of the scene of that zoom, in drawing order.
  package func labelMarks(at zoom: Int, in window: Rect) -> [Mark] {
    labels(at: zoom).marks(in: window)
  }
}

extension TileContent {
  /// The scene of a zoom. The result does not depend on whether it is made on one thread or on several.
  package func scene(on plane: TilePlane, isParallel: Bool = true) -> Diagnosed<TileScene> {
    let tables = tables.mapValues(\.features)
    let styled = style { $0.kind != .symbol }.style(
      tables, at: plane.styleZoom, images: Set(symbols.keys))
    return Diagnosed(
      TileSceneMaking(self, plane, styled.value, isParallel: isParallel).finished(),
      styled.diagnostics + symbolDiagnostics(styled.value, of: style, symbols: symbols))
  }
}
