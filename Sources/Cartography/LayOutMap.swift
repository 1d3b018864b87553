import Glibc
package import MapStyle
package import PlantModel

/// Lays out a window of the web map: the layers of a style over the features of its sources, nothing else. Layers of sources
/// that are not among `sources` draw nothing.
///
/// - Parameters:
///   - sources: features by source, in degrees.
///   - symbols: pictures that the style names, by name.
///   - edge: CSS pixels over which edges are smoothed where the scene becomes pixels, 0 where it stays vectors; see `MapContent`.
package func layOut(
  _ view: MapView, style: StyleSheet, sources: [String: [SourceFeature]],
  symbols: [String: Symbol], edge: Double, measuring: some TextMeasuring
) -> Diagnosed<Scene> {
  let styled = style.style(
    sources.mapValues { FeatureTable(features: $0) }, at: view.zoom, images: Set(symbols.keys))
  let layers = styled.value
  var tables: [String: ProjectedTable] = [:]
  for (name, features) in sources {
    tables[name] = ProjectedTable(features, of: name, in: view, layers: layers)
  }
  let content = MapContent(
    tables: tables, transform: view.transform, window: view.window, bearing: view.bearing,
    symbols: symbols, dashScale: view.dashScale, edge: edge)
  var taken = LabelIndex(window: view.window)
  let placed = symbolMarks(layers, of: content, taken: &taken, measuring: measuring)
  let scene = Scene(
    size: view.size, marks: mapMarks(layers, of: content, symbols: placed.marks),
    info: SceneInfo(title: style.name ?? ""))
  return Diagnosed(
    scene, styled.diagnostics + symbolDiagnostics(layers, of: style, symbols: symbols))
}

extension ProjectedTable {
  /// How far outside the window a symbol may stand that reaches into it: the GL renderers look as far beyond a tile.
  private static var symbolReach: Double { 128 }

  /// Features in degrees as a window of the web map shows them, in every copy of the world that it sees.
  init(_ features: [SourceFeature], of source: String, in view: MapView, layers: [StyledLayer]) {
    let reach = Swift.max(layers.reach(of: source, scale: 1), GeometryProjection.reach)
    let projection = GeometryProjection(view.transform, window: view.window, reach: reach)
    let wide = GeometryProjection(view.transform, window: view.window, reach: Self.symbolReach)
    let hasCircles = layers.drawsCircles(of: source)
    let hasGradients = layers.drawsGradients(of: source)
    self.init(paths: [], points: [], origins: features.map { _ in "layout/\(source)" })
    for feature in features {
      let geometry = WebMercator.projected(feature.geometry)
      var (path, points, centers): (Path, [Point], [Point]) = (Path(), [], [])
      var spans: [ClosedRange<Double>] = []
      for offset in view.worldOffsets(
        of: geometry.boundingBox, reach: Swift.max(reach, Self.symbolReach))
      {
        let copy = projection.moved(by: offset)
        path.append(copy.path(geometry))
        if hasGradients { spans += copy.spans(geometry) }
        if case .points = geometry { points += wide.moved(by: offset).vertices(geometry) }
        if hasCircles { centers += copy.vertices(geometry) }
      }
      paths.append(path)
      if hasGradients { self.spans.append(spans) }
      self.points.append(points)
      if hasCircles { self.centers.append(centers) }
    }
  }
}

extension MapView {
  /// How far dashes are stretched since the last whole zoom.
  fileprivate var dashScale: Double { exp2(zoom - zoom.rounded(.down)) }
}
