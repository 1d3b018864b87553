import Cartography
package import MapStyle
package import PlantModel
import Rendering
import Storage

/// A style with everything that it can draw without a map: the features of its GeoJSON sources and its symbols.
package struct LoadedStyle: Sendable {
  package let style: StyleSheet
  /// Findings of loading.
  package let diagnostics: [Diagnostic]
  let sources: StyleSources
  let symbols: [String: Symbol]
  let text: FontBook

  /// Styles are written by hand or by an editor; with data in them they have a few megabytes.
  private static let byteLimit = 16 << 20

  /// Reads the style in `file`, the GeoJSON files that it names and the symbols beside it, and nothing outside its folder.
  package static func load(_ file: String) throws(MapError) -> LoadedStyle {
    try load(
      loading { () throws(LoadError) in try readFile(file, limit: byteLimit) }, file: file)
  }

  /// The style that the bytes are, as if they stood in `file`.
  package static func load(_ bytes: [UInt8], file: String) throws(MapError) -> LoadedStyle {
    let style: Diagnosed<StyleSheet>
    do throws(StyleError) {
      style = try StyleSheet.decode(bytes, file: file)
    } catch {
      throw .style(error)
    }
    let sources = StyleSources.load(style.value)
    let symbols = SymbolFolder.symbols(besideStyle: file)
    return LoadedStyle(
      style: style.value,
      diagnostics: style.diagnostics + sources.diagnostics + symbols.diagnostics,
      sources: sources.value, symbols: symbols.value, text: FontBook())
  }

  /// The window that the options mean, and the style in it. Layers whose source has no data here draw nothing: a finding a source.
  package func preview(_ options: PreviewOptions) -> Diagnosed<LaidOutPreview> {
    let view = options.view(of: style)
    let features = sources.geoJSON.mapValues { $0.features(at: view.zoom) }
    let scene = layOut(
      view, style: style, sources: features, symbols: symbols, edge: options.edge,
      measuring: text)
    return Diagnosed(
      LaidOutPreview(scene: scene.value), scene.diagnostics + sources.emptyFindings(in: style))
  }

  /// Fonts that are missing and characters that no font shows, among all texts measured so far.
  package var fontDiagnostics: [Diagnostic] { text.fontDiagnostics() }
}

/// What a preview shows: what is not given comes from the style, else it is the whole world.
package struct PreviewOptions: Hashable, Sendable {
  /// Longitude (x) and latitude (y) in degrees.
  package var center: Point?
  package var zoom: Double?
  /// CSS pixels.
  package var size: Size
  /// Pixels a CSS pixel; nil for vectors.
  package var pixelRatio: Double?

  package init(
    center: Point? = nil, zoom: Double? = nil, size: Size = Size(width: 512, height: 512),
    pixelRatio: Double? = 1
  ) {
    self.pixelRatio = pixelRatio
    self.center = center
    self.zoom = zoom
    self.size = size
  }

  fileprivate var edge: Double { pixelRatio.map { 1 / $0 } ?? 0 }

  fileprivate func view(of style: StyleSheet) -> MapView {
    let own = style.center ?? [0, 0]
    return MapView(
      longitude: center?.x ?? own[0], latitude: center?.y ?? own[1],
      zoom: min(max(zoom ?? style.zoom ?? 0, -2), 24), bearing: style.bearing ?? 0, size: size)
  }
}

/// A laid-out preview.
package struct LaidOutPreview: Sendable {
  let scene: Scene
}

/// The bytes of a preview: a PNG has `pixelRatio` pixels a CSS pixel and is transparent where nothing is drawn.
package func encode(
  _ preview: LaidOutPreview, as format: OutputFormat, pixelRatio: Double, threads: Int
) throws(MapError) -> [UInt8] {
  do throws(RenderError) {
    return switch format {
    case .pdf: try encodePDF(preview.scene)
    case .png:
      try encodePNG(
        preview.scene, dpi: 96 * pixelRatio, threads: threads, isTransparent: true)
    case .svg: try encodeSVG(preview.scene)
    }
  } catch {
    guard case .tooManyPixels(_, _, let dpi) = error else { throw .render(error) }
    throw .previewTooLarge(error, pixelRatio: (Double(dpi) / 9.6).rounded(.down) / 10)
  }
}
