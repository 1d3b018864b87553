import Foundation
import PlantModel
import TestSupport
import Testing

@testable import MapStyle

struct StyleDecodeTests {
  static let faultyLayers: [(String, String)] = [
    (
      #""type": "fill", "paint": {"fill-color": "orage"}"#,
      #"layers[0].paint.fill-color: unknown colour "orage"; did you mean "orange"?"#
    ),
    (
      #""type": "fill", "paint": {"fill-colour": "red"}"#,
      #"layers[0].paint.fill-colour: a fill layer has no property "fill-colour"; did you mean "fill-color"?"#
    ),
    (#""type": "fil""#, #"layers[0].type: unknown type of layer "fil"; did you mean "fill"?"#),
    (
      #""type": "fill", "paints": {}"#,
      #"layers[0].paints: unknown key "paints"; did you mean "paint"?"#
    ),
    (
      #""type": "fill", "paint": {"fill-opacity": 2}"#,
      "layers[0].paint.fill-opacity: expected at most 1, found 2"
    ),
    (
      #""type": "fill", "paint": {"fill-opacity": "a"}"#,
      "layers[0].paint.fill-opacity: expected number, found string"
    ),
    (
      #""type": "line", "paint": {"line-width": -1}"#,
      "layers[0].paint.line-width: expected at least 0, found -1"
    ),
    (
      #""type": "line", "layout": {"line-cap": "rond"}"#,
      #"layers[0].layout.line-cap: expected one of butt, round, square, found "rond"; did you mean "round"?"#
    ),
    (
      #""type": "line", "layout": {"line-color": "red"}"#,
      #"layers[0].layout.line-color: "line-color" belongs under "paint""#
    ),
    (
      #""type": "line", "paint": {"line-translate": [1]}"#,
      "layers[0].paint.line-translate: expected 2 elements, found 1"
    ),
    (
      #""type": "symbol", "layout": {"text-font": [1]}"#,
      "layers[0].layout.text-font[0]: expected string, found number"
    ),
    (
      #""type": "fill", "paint": {"fill-color": ["gett", "level"]}"#,
      #"layers[0].paint.fill-color[0]: unknown operator "gett"; did you mean "get"?"#
    ),
    (
      #""type": "fill", "paint": {"fill-color": ["match", ["get", "level"], "a", "bleu", "red"]}"#,
      #"layers[0].paint.fill-color[2]: unknown colour "bleu"; did you mean "blue"?"#
    ),
    (
      #""type": "fill", "paint": {"fill-color": ["case", true, 5, "red"]}"#,
      "layers[0].paint.fill-color[2]: expected colour, found number"
    ),
    (
      #""type": "symbol", "layout": {"symbol-placement": ["get", "name"]}"#,
      #"layers[0].layout.symbol-placement: "symbol-placement" cannot depend on the feature"#
    ),
    (
      #""type": "fill", "layout": {"visibility": ["step", ["zoom"], "none", 5, "visible"]}"#,
      #"layers[0].layout.visibility: "visibility" cannot depend on the zoom"#
    ),
    (
      #""type": "fill", "paint": {"fill-opacity": ["/", ["zoom"], 20]}"#,
      #"layers[0].paint.fill-opacity: "zoom" may only be the input of an outermost "step" or "interpolate""#
    ),
    (
      #""type": "fill", "paint": {"fill-opacity": ["+", ["step", ["zoom"], 0, 5, 1], 0]}"#,
      #"layers[0].paint.fill-opacity: "zoom" may only be the input of an outermost "step" or "interpolate""#
    ),
    (
      #""type": "fill", "layout": {"fill-sort-key": ["interpolate", ["linear"], ["zoom"], 1, 1, 2, 2]}"#,
      #"layers[0].layout.fill-sort-key: "fill-sort-key" cannot be interpolated"#
    ),
    (
      #""type": "fill", "layout": {"fill-sort-key": ["feature-state", "x"]}"#,
      #"layers[0].layout.fill-sort-key: "feature-state" may only be used for paint properties"#
    ),
    (
      #""type": "fill", "filter": ["==", ["get", "a"], ["literal", []]]"#,
      #"layers[0].filter[2]: "==" is not defined for array<value, 0>"#
    ),
    (
      #""type": "fill", "filter": ["=", "a", 1]"#,
      #"layers[0].filter[0]: unknown operator "="; for an array write ["literal", […]]"#
    ),
    (#""type": "fill", "filter": 5"#, "layers[0].filter: a filter is an array, found number"),
    (
      #""type": "fill", "minzoom": 30"#,
      "layers[0].minzoom: expected a number from 0 to 24, found 30"
    ),
    (
      #""type": "fill", "metadata": {"riskmap:collision-group": 5}"#,
      #"layers[0].metadata["riskmap:collision-group"]: expected string, found number"#
    ),
    (
      #""type": "fill", "paint": {"fill-color": "currentColor"}"#,
      #"layers[0].paint.fill-color: unknown colour "currentColor""#
    ),
    (#""type": "raster""#, #"layers[0].source: a raster layer cannot draw the source "map""#),
    (
      #""type": "fill", "paint": {"fill-color": {"a": 1}}"#,
      "layers[0].paint.fill-color: expected colour, found object"
    ),
    (
      #""type": "fill", "paint": {"fill-color": {"stops": []}}"#,
      "layers[0].paint.fill-color.stops: expected an array that is not empty"
    ),
  ]

  @Test(arguments: faultyLayers)
  func `a fault in a layer is named by its path, with what was expected`(
    _ layer: String, _ expected: String
  ) {
    #expect(faults { try sheet(layer: layer) } == ["styles/test.json: \(expected)"])
  }

  static let faultyRoots: [(String, String)] = [
    ("5", "styles/test.json: expected object, found number"),
    (
      "{}",
      "styles/test.json: \"version\" is missing|styles/test.json: \"sources\" is missing|styles/test.json: \"layers\" is missing"
    ),
    (
      #"{"version": 7, "sources": {}, "layers": []}"#,
      "styles/test.json: version: expected version 8, found 7"
    ),
    (
      #"{"version": 8, "sources": {}, "layer": []}"#,
      #"styles/test.json: layer: unknown key "layer"; did you mean "layers"?|styles/test.json: "layers" is missing"#
    ),
    (
      #"{"version": 8, "sources": [], "layers": {}}"#,
      "styles/test.json: sources: expected object, found array|styles/test.json: layers: expected array, found object"
    ),
    (
      #"{"version": 8, "sources": {"a b": {"type": "vektor"}}, "layers": []}"#,
      #"styles/test.json: sources["a b"].type: unknown type of source "vektor"; did you mean "vector"?"#
    ),
    (
      #"{"version": 8, "sources": {"map": {"type": "vector"}, "units": {"type": "geojson", "data": {}}}, "layers": []}"#,
      #"styles/test.json: sources.units: a source cannot have the name of the map's layer "units"; give the source another name"#
    ),
    (
      #"{"version": 8, "state": {"k": 5, "l": {"defualt": 1}}, "sources": {}, "layers": []}"#,
      #"styles/test.json: state.k: expected object, found number|styles/test.json: state.l.defualt: unknown key "defualt"; did you mean "default"?"#
    ),
    (
      #"{"version": 8, "sources": {"g": {"type": "geojson"}}, "layers": []}"#,
      "styles/test.json: sources.g: \"data\" is missing"
    ),
    (
      #"{"version": 8, "sources": {"map": {"type": "vector"}}, "layers": [{"id": "a", "type": "fill", "source": "mpa", "source-layer": "units"}]}"#,
      #"styles/test.json: layers[0].source: there is no source "mpa"; did you mean "map"?"#
    ),
    (
      #"{"version": 8, "sources": {"map": {"type": "vector"}}, "layers": [{"id": "a", "type": "fill", "source": "map"}]}"#,
      "styles/test.json: layers[0]: \"source-layer\" is missing"
    ),
    (
      #"{"version": 8, "sources": {}, "layers": [{"id": "a", "type": "background"}, {"id": "a", "type": "background"}]}"#,
      "styles/test.json: layers[1].id: the layer id \"a\" stands twice"
    ),
    (
      #"{"version": 8, "sources": {}, "layers": [{"id": "a", "ref": "b"}, {"id": "b", "ref": "a"}]}"#,
      #"styles/test.json: layers[0].ref: "b" is itself a reference to a layer|styles/test.json: layers[1].ref: "a" is itself a reference to a layer"#
    ),
    (
      #"{"version": 8, "sources": {}, "layers": [{"type": "background"}, 5]}"#,
      "styles/test.json: layers[0]: \"id\" is missing|styles/test.json: layers[1]: expected object, found number"
    ),
  ]

  @Test(arguments: faultyRoots)
  func `a fault outside the layers is named by its path`(_ text: String, _ expected: String) {
    #expect(faults { try decoded(text) }.joined(separator: "|") == expected)
  }

  @Test func `all faults of a style are told at once`() {
    let found = faults {
      try sheet(layer: #""type": "fill", "paint": {"fill-color": 1, "fill-opacity": 3}, "x": 1"#)
    }
    #expect(found.count == 3)
  }

  @Test func `what is valid and left out is a finding, told once`() throws {
    let style = try decoded(
      #"""
      {"version": 8, "terrain": {"source": "d"}, "sky": {}, "pitch": 0,
       "sources": {"map": {"type": "vector"}, "d": {"type": "raster-dem"}},
       "layers": [
         {"id": "h", "type": "hillshade", "source": "d"},
         {"id": "a", "type": "line", "source": "map", "source-layer": "units",
          "layout": {"line-round-limit": 2}, "paint": {"line-color-transition": {"duration": 0}, "line-translate-anchor": "map"}},
         {"id": "b", "type": "line", "source": "map", "source-layer": "units", "layout": {"line-round-limit": 3}},
         {"id": "c", "type": "fill", "source": "map", "source-layer": "units",
          "filter": ["==", ["resolved-locale", ["collator", {}]], "zh"]}
       ]}
      """#)
    #expect(style.value.layers.map(\.id) == ["a", "b", "c"])
    #expect(style.diagnostics.allSatisfy { $0.severity == .warning })
    #expect(
      style.diagnostics.map(line) == [
        #"styles/test.json: layers[0].type: "hillshade" layers are left out"#,
        #"styles/test.json: layers[1].layout.line-round-limit: "line-round-limit" has no effect (2 places, here the first)"#,
        "styles/test.json: layers[1].paint.line-color-transition: transitions have no effect",
        #"styles/test.json: layers[3].filter: the operator "resolved-locale" is left out; the default is used"#,
        #"styles/test.json: sky: "sky" has no effect here"#,
        #"styles/test.json: sources.d: sources of type "raster-dem" are left out"#,
        #"styles/test.json: terrain: "terrain" has no effect here"#,
      ])
  }

  @Test func `what needs tilt, tiles or the clock is a finding, and the rest is not`() throws {
    let style = try decoded(
      #"""
      {"version": 8, "sources": {"map": {"type": "vector"}, "g": {"type": "geojson", "data": "a.geojson"}},
       "layers": [{"id": "s", "type": "symbol", "source": "map", "source-layer": "units", "layout": {
         "icon-image": "tank", "symbol-placement": "line", "text-anchor": "top", "text-field": "a",
         "text-justify": "center", "text-offset": [0, 1], "text-pitch-alignment": "map",
         "symbol-avoid-edges": true}},
        {"id": "c", "type": "circle", "source": "g", "paint": {"circle-pitch-scale": "viewport"}}]}
      """#)
    #expect(
      style.diagnostics.map { $0.place?.path } == [
        "layers[0].layout.symbol-avoid-edges", "layers[0].layout.text-pitch-alignment",
        "layers[1].paint.circle-pitch-scale",
      ])
    #expect(style.diagnostics.allSatisfy { $0.code == "style-left-out" })
  }

  @Test func `names that the map does not have are findings with the nearest one`() throws {
    let style = try decoded(
      #"""
      {"version": 8, "sources": {"map": {"type": "vector"}}, "layers": [
        {"id": "a", "type": "fill", "source": "map", "source-layer": "unit"},
        {"id": "b", "type": "fill", "source": "map", "source-layer": "units",
         "paint": {"fill-color": ["get", "levle"]}},
        {"id": "c", "type": "line", "source": "map", "source-layer": "units",
         "layout": {"line-cap": ["match", ["get", "level"], "low", "but", "round"]}}]}
      """#)
    #expect(
      style.diagnostics.map(line) == [
        #"styles/test.json: layers[0].source-layer: the map has no layer "unit"; did you mean "units"?"#,
        #"styles/test.json: layers[1].paint.fill-color: features of "units" have no property "levle"; did you mean "level"?"#,
        #"styles/test.json: layers[2].layout.line-cap: "but" is not one of butt, round, square; the default is used; did you mean "butt"?"#,
      ])
  }

  static let sources: [(String, String)] = [
    (
      #"{"type": "vector", "tiels": []}"#,
      #"sources.s.tiels: unknown key "tiels"; did you mean "tiles"?"#
    ),
    (
      #"{"type": "vector", "tileSize": 5}"#,
      #"sources.s.tileSize: unknown key "tileSize"; did you mean "tiles"?"#
    ),
    (
      #"{"type": "raster", "tileSize": "abc"}"#, "sources.s.tileSize: expected number, found string"
    ),
    (#"{"type": "raster", "tiles": "a"}"#, "sources.s.tiles: expected array<string>, found string"),
    (#"{"type": "raster", "tiles": [1]}"#, "sources.s.tiles[0]: expected string, found number"),
    (#"{"type": "raster", "url": 1}"#, "sources.s.url: expected string, found number"),
    (#"{"type": "raster", "bounds": [1, 2]}"#, "sources.s.bounds: expected 4 elements, found 2"),
    (
      #"{"type": "raster", "scheme": "xzy"}"#,
      #"sources.s.scheme: expected one of xyz, tms, found "xzy"; did you mean "xyz"?"#
    ),
    (#"{"type": "vector", "volatile": 1}"#, "sources.s.volatile: expected boolean, found number"),
    (
      #"{"type": "vector", "promoteId": {}}"#,
      "sources.s.promoteId: expected the name of a property, found an empty object"
    ),
    (
      #"{"type": "vector", "promoteId": {"a": "b", "c": 1}}"#,
      "sources.s.promoteId.c: expected string, found number"
    ),
    (
      #"{"type": "geojson", "data": {}, "attribution": 1}"#,
      "sources.s.attribution: expected string, found number"
    ),
    (
      #"{"type": "geojson", "data": {}, "filter": [">", ["zoom"], 5]}"#,
      #"sources.s.filter: "zoom" may not be used in a source"#
    ),
    (
      #"{"type": "geojson", "data": {}, "filter": ["has", "a", ["feature-state", "a"]]}"#,
      #"sources.s.filter: "feature-state" may not be used in a filter"#
    ),
    (
      #"{"type": "geojson", "data": {}, "clusterProperties": {"a": ["+", ["zoom"]]}}"#,
      #"sources.s.clusterProperties.a[1]: "zoom" may not be used in a source"#
    ),
    (
      #"{"type": "geojson", "data": {}, "clusterProperties": {"a": [["+", ["accumulated"], ["feature-state", "a"]], 1]}}"#,
      #"sources.s.clusterProperties.a[0]: "feature-state" may not be used in a source"#
    ),
  ]

  @Test(arguments: sources)
  func `a fault in a source is named by its path`(_ source: String, _ expected: String) {
    let text = #"{"version": 8, "sources": {"s": \#(source)}, "layers": []}"#
    #expect(faults { try decoded(text) } == ["styles/test.json: \(expected)"])
  }

  @Test func `tiles, addresses and glyphs are findings`() throws {
    let style = try decoded(
      #"""
      {"version": 8, "glyphs": "https://a/{fontstack}/{range}.pbf", "sources": {
        "map": {"type": "vector", "url": "https://a", "minzoom": 3, "bounds": [1, 2, 3, 4]},
        "r": {"type": "raster", "tiles": ["https://a/{z}/{x}/{y}"], "tileSize": 256, "scheme": "tms"}},
       "layers": []}
      """#)
    #expect(
      style.diagnostics.map(line) == [
        #"styles/test.json: glyphs: "glyphs" has no effect here"#,
        #"styles/test.json: sources.map.url: "url" has no effect here: no tiles are fetched"#,
        #"styles/test.json: sources.r.tiles: "tiles" has no effect here: no tiles are fetched"#,
      ])
  }

  @Test func `a layer that refers to another takes its source, filter and layout`() throws {
    let style = try decoded(
      #"""
      {"version": 8, "sources": {"map": {"type": "vector"}}, "layers": [
        {"id": "a", "type": "line", "source": "map", "source-layer": "units", "minzoom": 3,
         "layout": {"line-cap": "round"}},
        {"id": "b", "ref": "a", "paint": {"line-color": "red"}}]}
      """#
    ).value
    let second = try #require(style.layers.last)
    #expect(second.kind == .line && second.sourceLayer == "units" && second.minZoom == 3)
    #expect(second.properties.keys.sorted() == ["line-cap", "line-color"])
  }

  @Test func `sources keep their data`() throws {
    let style = try decoded(
      #"""
      {"version": 8, "name": "N", "center": [1, 2], "zoom": 3, "bearing": 4, "sources": {
        "inline": {"type": "geojson", "data": {"type": "Point", "coordinates": [1, 2]}},
        "file": {"type": "geojson", "data": "units.geojson"}, "scan": {"type": "raster", "tiles": []}},
       "layers": [{"id": "r", "type": "raster", "source": "scan", "paint": {"raster-opacity": 0.5}}]}
      """#
    ).value
    #expect(style.sources.map(\.id) == ["inline", "file", "scan"])
    guard case .geoJSON(let file) = style.sources[1].kind else {
      Issue.record("no GeoJSON source")
      return
    }
    #expect(file.data == .file("units.geojson"))
    #expect(style.name == "N" && style.center == [1, 2] && style.zoom == 3 && style.bearing == 4)
    guard case .raster(let paint)? = style.style([:], at: 5).value.first?.content else {
      Issue.record("no raster layer")
      return
    }
    #expect(paint.opacity == 0.5)
  }

  @Test func `the document is written back with other sources and sprite`() throws {
    let style = try sheet(layer: #""type": "fill""#, root: #""sprite": "old","#).value
    let written = style.document(
      sources: [.init("map", .object([.init("type", .string("vector"))]))], sprite: nil)
    #expect(written["sprite"] == nil)
    #expect(try decoded(written.text).value.layers.map(\.id) == ["a"])
    #expect(style.document(sources: [], sprite: "new")["sprite"] == .string("new"))
  }

  @Test func `the documentation names every property and operator that has no effect`() throws {
    let file = ShippedStyleTests.folder.deletingLastPathComponent().appending(path: "docs/style.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    let properties = StyleLayer.Kind.allCases.flatMap {
      PropertySpecification.properties(of: $0).values.filter { !$0.isDrawn }.map(\.name)
    }
    let names = properties + ExpressionParser.unsupported.keys
    #expect(names.filter { !text.contains("`\($0)`") }.sorted() == [])
  }

  @Test func `names for a legend stand in their order, with findings for what is no name`() throws {
    let classes =
      #""b": {"zh": "乙", "en": "B"}, "a": {"en": "A"}, "c": "C", "d": {"zh": 1}, "e": {}"#
    let style = try decoded(
      #"{"version": 8, "metadata": {"riskmap:legend": {\#(classes)}}, "sources": {}, "layers": []}"#
    )
    #expect(
      style.value.legend == [
        LegendClass("b", LocalizedText(zh: "乙", en: "B")), LegendClass("a", LocalizedText("A")),
      ])
    #expect(style.diagnostics.allSatisfy { $0.code == "style-legend" && $0.severity == .warning })
    #expect(
      style.diagnostics.map { $0.place?.path } == [
        #"metadata["riskmap:legend"].c"#, #"metadata["riskmap:legend"].d.zh"#,
        #"metadata["riskmap:legend"].e"#,
      ])
    for metadata in [#"{"riskmap:legend": []}"#, "{}", "[]"] {
      let style = try decoded(
        #"{"version": 8, "metadata": \#(metadata), "sources": {}, "layers": []}"#)
      #expect(style.value.legend.isEmpty)
      #expect(style.diagnostics.count == (metadata.contains("legend") ? 1 : 0))
    }
  }

  @Test func `a style larger than the limit is refused`() {
    let bytes = [UInt8](repeating: 0x20, count: StyleSheet.sizeLimit + 1)
    #expect(throws: StyleError.tooLarge(bytes: bytes.count, limit: bytes.count - 1, file: "f")) {
      try StyleSheet.decode(bytes, file: "f")
    }
  }

  @Test func `ten thousand layers decode, and ten thousand faults are told in part`() throws {
    let layers = (0..<10_000).map { #"{"id": "l\#($0)", "type": "background"}"# }
    let style = try decoded(
      #"{"version": 8, "sources": {}, "layers": [\#(layers.joined(separator: ","))]}"#)
    #expect(style.value.layers.count == 10_000)
    let wrong = (0..<10_000).map { _ in #"{"type": 5}"# }.joined(separator: ",")
    #expect(
      faults { try decoded(#"{"version": 8, "sources": {}, "layers": [\#(wrong)]}"#) }.count
        == StyleDecoder.faultLimit)
  }

  @Test(arguments: 0..<150)
  func `a shipped style with damaged bytes is refused or read, and never traps`(_ seed: UInt64)
    throws
  {
    var random = SplitMix64(seed: seed)
    var bytes = try ShippedStyleTests.bytes("four-colour")
    for _ in 0..<3 {
      let at = Int.random(in: bytes.indices, using: &random)
      switch Int.random(in: 0...2, using: &random) {
      case 0: bytes[at] = .random(in: 32...126, using: &random)
      case 1: bytes.remove(at: at)
      default: bytes.insert(Array("[]{},:\"0-".utf8).randomElement(using: &random) ?? 0, at: at)
      }
    }
    if let style = try? StyleSheet.decode(bytes, file: "f") {
      _ = style.value.style(["units": polygons([[:]])], at: 17)
    }
  }
}
