import MapStyle
import PlantModel
import Storage

/// What the sources of a style hold.
struct StyleSources: Sendable {
  /// A source and its features, in degrees.
  struct Features: Sendable {
    var source: GeoJSONSource
    var all: [SourceFeature]

    /// The same at all zooms.
    var isSteady: Bool { !source.isClustered }

    /// With points near each other made one where the source asks for that.
    func features(at zoom: Double) -> [SourceFeature] { source.clustered(all, at: zoom) }
  }

  /// By id.
  var geoJSON: [String: Features] = [:]

  /// A plant's data as GeoJSON may have tens of megabytes; more belongs into a GeoPackage that map.yaml names.
  private static let byteLimit = 64 << 20

  /// Reads the GeoJSON sources of the style. What cannot be had is a finding, and its source is empty.
  static func load(_ style: StyleSheet) -> Diagnosed<StyleSources> {
    var sources = StyleSources()
    var findings: [Diagnostic] = []
    for source in style.sources {
      guard case .geoJSON(let geoJSON) = source.kind else { continue }
      let features = Self.features(of: geoJSON, path: "sources.\(source.id).data", in: style)
      sources.geoJSON[source.id] = Features(source: geoJSON, all: features.value)
      findings += features.diagnostics
    }
    return Diagnosed(sources, findings)
  }

  private static func features(
    of source: GeoJSONSource, path: String, in style: StyleSheet
  ) -> Diagnosed<[SourceFeature]> {
    guard case .file(let address) = source.data else { return source.features() }
    let folder = FilePath.folder(of: style.file)
    let place = Place(file: style.file, path: path)
    if let refusal = refusal(of: address, inFolder: folder, at: place) {
      return Diagnosed([], [refusal])
    }
    let file = FilePath.joined(folder, address)
    do throws(LoadError) {
      return source.decode(try readFile(file, limit: byteLimit), file: file)
    } catch {
      return Diagnosed([], [error.diagnostic(.error)])
    }
  }

  /// Why the address is not read: it leads to the network or out of the style's folder.
  private static func refusal(
    of address: String, inFolder folder: String, at place: Place
  ) -> Diagnostic? {
    let scheme = address.prefix { $0 != "/" }.contains(":")
    if scheme || address.hasPrefix("//") {
      return Diagnostic(
        .error, "source-remote",
        LocalizedText(
          zh: "不读取网络或其他地址“\(address)”", en: "the address \"\(address)\" is not fetched"),
        at: place,
        hint: LocalizedText(
          zh: "把数据存为样式旁的文件，写相对路径",
          en: "save the data beside the style and write a relative path"))
    }
    let isOutside =
      address.hasPrefix("/") || FilePath.normalized(address).hasPrefix("..")
      || leadsOutside(FilePath.joined(folder, address), of: folder)
    guard isOutside else { return nil }
    return Diagnostic(
      .error, "source-outside",
      LocalizedText(
        zh: "“\(address)”在样式所在文件夹之外，未读取",
        en: "\"\(address)\" lies outside the style's folder and is not read"), at: place,
      hint: LocalizedText(
        zh: "把数据放到样式旁，写相对路径", en: "put the data beside the style and write a relative path"))
  }

  /// One a source that layers draw from and that holds nothing without a map.
  func emptyFindings(in style: StyleSheet) -> [Diagnostic] {
    let used = Set(style.layers.map(\.source))
    return style.sources.filter { used.contains($0.id) }.compactMap { source in
      switch source.kind {
      case .vector: Self.finding("vector", source.id, style)
      case .raster: Self.finding("raster", source.id, style)
      case .geoJSON, .unsupported: nil
      }
    }
  }

  private static func finding(_ kind: String, _ id: String, _ style: StyleSheet) -> Diagnostic {
    Diagnostic(
      .warning, "source-without-data",
      LocalizedText(
        zh: "预览没有 \(kind) 数据源“\(id)”的数据，其图层不绘制",
        en: "a preview has no data for the \(kind) source \"\(id)\"; its layers draw nothing"),
      at: Place(file: style.file, path: "sources.\(id)"),
      hint: LocalizedText(
        zh: "用 riskmap render 绘制含地图数据的图幅", en: "riskmap render draws sheets with the map's data"))
  }
}
