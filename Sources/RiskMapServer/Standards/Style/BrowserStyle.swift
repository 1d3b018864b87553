import Foundation
import MapStyle
import PlantModel

/// The map's style for browsers (MapLibre GL JS): what it draws from are our tiles and addresses, its pictures are our sprite. It has no
/// `glyphs`, so text is drawn with the fonts of who looks at it. Layers of sources that we do not draw either are left out.
func browserStyle(
  of map: MapDescription, _ selection: MapSelection, addresses: Addresses
) -> JSONValue {
  let sources = browserSources(of: map, selection, addresses: addresses)
  let sprite = map.symbols.isEmpty ? nil : addresses["/maps/\(map.name)/sprite?v=\(map.version)"]
  let view = InitialView(selection.grid)
  var document = map.style.document(sources: sources, sprite: sprite)
    .setting("glyphs", to: nil)
    .setting("center", to: .numbers(view.center)).setting("zoom", to: .number(view.zoom))
    .setting("layers", to: .array(browserLayers(of: map, from: Set(sources.map(\.key)))))
  if let state = document["state"], state["language"] != nil {
    let language = JSONValue.record(["default": .string(map.language.rawValue)])
    document = document.setting("state", to: state.setting("language", to: language))
  }
  return document
}

private func browserSources(
  of map: MapDescription, _ selection: MapSelection, addresses: Addresses
) -> [JSONValue.Member] {
  map.style.sources.compactMap { source in
    guard let written = map.style.document["sources"]?[source.id] else { return nil }
    switch source.kind {
    case .vector where source.id == StyleVocabulary.source:
      return JSONValue.Member(
        source.id,
        .record([
          "type": .string("vector"), "promoteId": written["promoteId"],
          "url": .string(addresses.document("tilejson.json", of: map, selection)),
        ]))
    case .geoJSON:
      // What stands in the style stays there; a file has an address of ours.
      guard case .string? = written["data"] else {
        return JSONValue.Member(source.id, written)
      }
      let path = "/maps/\(map.name)/sources/\(percentEncoded(source.id)).geojson"
      return JSONValue.Member(source.id, written.setting("data", to: .string(addresses[path])))
    case .vector, .raster, .unsupported: return nil
    }
  }
}

/// Where a browser begins: the whole map on a window of usual size.
private struct InitialView {
  var center: [Double]
  var zoom: Double

  /// CSS pixels that the map is to fill.
  private static let window = 720.0
  /// CSS pixels that the world has at zoom 0, as browsers count zooms.
  private static let world = 512.0

  init(_ grid: GridDescription) {
    let bounds = grid.mercatorBounds
    center = [(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2].map(sevenDecimals)
    let width = max(grid.extent.width, grid.extent.height, 1) / WebMercator.worldWidth
    let fitting = log2(Self.window / Self.world / width)
    let rounded = (fitting * 10).rounded(.down) / 10
    // Vector tiles show from the first zoom that there is.
    zoom = min(max(rounded, Double(grid.zooms.lowerBound)), Double(grid.zooms.upperBound))
  }
}
