import Cartography
import Foundation
import MapStyle
import PlantModel
import Rendering
import TestSupport
import Testing

/// A style with inline GeoJSON whose coordinates are pixels of the picture, two to a degree, y down; its metadata say how large
/// the picture is, and may hold symbols of its own as SVG documents of 8 × 8 pixels.
struct StyledCase {
  let style: StyleSheet
  let size: Size
  let bearing: Double
  let zoom: Double
  private let ownSymbols: [String: String]

  init(_ file: URL) throws {
    let bytes = try Array(Data(contentsOf: file))
    style = try StyleSheet.decode(bytes, file: file.lastPathComponent).value
    let document = try JSONDecoder().decode(Document.self, from: Data(bytes))
    size = Size(width: document.metadata.size[0], height: document.metadata.size[1])
    bearing = document.metadata.bearing ?? 0
    zoom = 14
    ownSymbols = document.metadata.symbols ?? [:]
  }

  private struct Document: Decodable {
    struct Metadata: Decodable {
      var size: [Double]
      var bearing: Double?
      var symbols: [String: String]?
    }
    var metadata: Metadata
  }

  /// - Parameter edge: see `MapContent`.
  func scene(_ measuring: some TextMeasuring, edge: Double = 0) throws -> Scene {
    var tables: [String: FeatureTable] = [:]
    var projected: [String: ProjectedTable] = [:]
    for source in style.sources {
      guard case .geoJSON(let geoJSON) = source.kind else { continue }
      let features = geoJSON.features().value
      tables[source.id] = FeatureTable(features: features)
      projected[source.id] = ProjectedTable(
        paths: features.map { Self.path($0.geometry) },
        points: features.map { Self.points($0.geometry) },
        centers: features.map { Self.vertices($0.geometry) },
        origins: features.map { _ in "case" })
    }
    let layers = style.style(tables, at: zoom).value
    let content = MapContent(
      tables: projected, window: Rect(x: 0, y: 0, width: size.width, height: size.height),
      bearing: bearing, symbols: try symbols(), edge: edge)
    var taken = LabelIndex(window: content.window)
    let symbols = symbolMarks(layers, of: content, taken: &taken, measuring: measuring)
    return Scene(size: size, marks: mapMarks(layers, of: content, symbols: symbols.marks))
  }

  private static let toPixels = AffineTransform.scale(x: 2, y: 2)

  private static func points(_ geometry: Geometry) -> [Point] {
    if case .points(let points) = geometry { points.map(toPixels.applied) } else { [] }
  }

  /// Where circles stand.
  private static func vertices(_ geometry: Geometry) -> [Point] {
    switch geometry.applying(toPixels) {
    case .points(let points): points
    case .lineStrings(let lines): lines.flatMap { $0 }
    case .polygons(let polygons): polygons.flatMap { $0.rings.flatMap { $0 } }
    }
  }

  private static func path(_ geometry: Geometry) -> Path {
    switch geometry.applying(toPixels) {
    case .points: Path()
    case .lineStrings(let lines): Path(lineStrings: lines)
    case .polygons(let polygons): Path(polygons: polygons)
    }
  }

  /// Its own, and those of the repository that the cases use.
  private func symbols() throws -> [String: Symbol] {
    let names = [
      "fire-hydrant", "warning-toxic", "evacuation-arrow-plain", "plate", "plate-filled",
    ]
    let plate = SymbolStretch(
      x: 5...19, y: 5...19, content: Rect(minX: 4, minY: 3, maxX: 20, maxY: 21))
    let own = ownSymbols.map { name, svg in
      (name, Symbol(name: name, svg: Array(svg.utf8), size: Size(width: 8, height: 8)))
    }
    return Dictionary(
      uniqueKeysWithValues: try own
        + names.map { name in
          let svg = try repositoryFile("styles/symbols/\(name).svg")
          return (
            name,
            Symbol(
              name: name, svg: svg, size: Size(width: 24, height: 24),
              stretch: name.hasPrefix("plate") ? plate : nil)
          )
        })
  }
}
