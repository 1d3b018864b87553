import PlantModel
import TestSupport
import Testing

@testable import MapStyle

struct StyleEvaluationTests {
  private func styled(
    _ layer: String, _ table: FeatureTable, zoom: Double = 17, root: String = ""
  ) throws -> Diagnosed<[StyledLayer]> {
    try sheet(layer: layer, root: root).value.style(["units": table], at: zoom)
  }

  private func fills(_ layer: String, _ sets: [[String: StyleValue]], zoom: Double = 17) throws
    -> [Styled<FillPaint>]
  {
    guard
      case .fill(let fills)? = try styled(layer, polygons(sets), zoom: zoom).value.first?.content
    else { return [] }
    return fills
  }

  private func line(_ paint: String, _ set: [String: StyleValue] = [:], zoom: Double = 17) throws
    -> LinePaint
  {
    let layers = try styled(#""type": "line", \#(paint)"#, polygons([set]), zoom: zoom).value
    guard case .line(let lines)? = layers.first?.content else {
      return LinePaint(color: .clear, width: -1)
    }
    return try #require(lines.first?.paint)
  }

  private func symbol(_ members: String, _ set: [String: StyleValue] = [:]) throws -> SymbolPaint {
    let layers = try styled(#""type": "symbol", \#(members)"#, polygons([set])).value
    guard case .symbol(let symbols)? = layers.first?.content else { return SymbolPaint() }
    return try #require(symbols.first?.paint)
  }

  @Test(arguments: [(4.99, 0), (5, 1), (9.99, 1), (10, 0)])
  func `a layer shows from its minzoom on and below its maxzoom`(_ zoom: Double, _ count: Int)
    throws
  {
    let layer = #""type": "fill", "minzoom": 5, "maxzoom": 10"#
    #expect(try fills(layer, [[:]], zoom: zoom).count == count)
  }

  @Test func `hidden layers and layers without features are absent`() throws {
    #expect(
      try styled(#""type": "fill", "layout": {"visibility": "none"}"#, polygons([[:]])).value
        .isEmpty)
    #expect(try styled(#""type": "fill", "filter": ["has", "x"]"#, polygons([[:]])).value.isEmpty)
    #expect(try sheet(layer: #""type": "fill""#).value.style([:], at: 5).value.isEmpty)
  }

  @Test func `defaults are those of the specification`() throws {
    let fill = try #require(try fills(#""type": "fill""#, [[:]]).first?.paint)
    #expect(fill == FillPaint(color: .black))
    #expect(try line(#""paint": {}"#) == LinePaint(color: .black, width: 1))
    let text = try symbol(#""layout": {"text-field": "a"}"#)
    #expect(
      text
        == SymbolPaint(
          text: TextPaint([.init("a")], fonts: ["Open Sans Regular", "Arial Unicode MS Regular"])))
  }

  @Test func `opacity goes into the alpha of colour and outline`() throws {
    let paint =
      #""type": "fill", "paint": {"fill-color": "rgba(255,0,0,0.5)", "fill-outline-color": "blue", "fill-opacity": 0.5}"#
    let fill = try #require(try fills(paint, [[:]]).first?.paint)
    #expect(fill.color.alpha == 0.25 && fill.outlineColor?.alpha == 0.5 && fill.opacity == 0.5)
  }

  @Test func `dashes count in widths`() throws {
    let paint = try line(#""paint": {"line-width": 2, "line-dasharray": [3, 1]}"#)
    #expect(paint.dashes == [6, 2])
    #expect(try line(#""paint": {"line-dasharray": [0, 0]}"#).dashes == [])
  }

  @Test func `features come by sort key, and in their order where it is equal`() throws {
    let layer = #""type": "fill", "layout": {"fill-sort-key": ["get", "rank"]}"#
    let ranks: [Double] = [2, 1, 2, 0, 1]
    let found = try fills(layer, ranks.map { ["rank": .number($0)] }).map(\.feature)
    #expect(found == [3, 1, 4, 0, 2])
  }

  static let filters: [(String, [Int])] = [
    (#"["==", "level", "low"]"#, [0]), (#"["!=", "level", "low"]"#, [1, 2]),
    (#"["in", "level", "low", "high"]"#, [0, 1]), (#"["!in", "level", "low", "high"]"#, [2]),
    (#"["has", "rank"]"#, [0, 1]), (#"["!has", "rank"]"#, [2]), (#"[">", "rank", 1]"#, [1]),
    (#"["<=", "rank", 1]"#, [0]), (#"["<", "level", 5]"#, []),
    (#"["==", "$type", "Polygon"]"#, [0, 1, 2]),
    (#"["==", "$type", "Point"]"#, []), (#"["all", ["has", "rank"], ["==", "level", "low"]]"#, [0]),
    (#"["any", ["==", "level", "low"], [">=", "rank", 2]]"#, [0, 1]),
    (#"["none", ["==", "level", "low"], ["==", "level", "high"]]"#, [2]),
    (#"["all", ["!=", ["get", "level"], "low"], ["has", "rank"]]"#, [1]), ("true", [0, 1, 2]),
    (#"["==", ["geometry-type"], "Polygon"]"#, [0, 1, 2]), (#"[">=", ["zoom"], 18]"#, []),
    (#"["to-boolean", ["get", "rank"]]"#, [0, 1]),
  ]

  @Test(arguments: filters)
  func `filters, old and new`(_ filter: String, _ expected: [Int]) throws {
    let sets: [[String: StyleValue]] = [
      ["level": .string("low"), "rank": .number(1)],
      ["level": .string("high"), "rank": .number(2)],
      [:],
    ]
    #expect(try fills(#""type": "fill", "filter": \#(filter)"#, sets).map(\.feature) == expected)
  }

  @Test func `a value of the wrong type is the default, with one finding for the property`() throws
  {
    let sets: [[String: StyleValue]] = [
      ["rank": .number(3)], ["rank": .string("x")], [:], ["rank": .string("x")],
    ]
    let result = try styled(
      #""type": "fill", "paint": {"fill-opacity": ["number", ["get", "rank"]], "fill-color": ["get", "name"]}"#,
      polygons(sets))
    #expect(
      result.diagnostics.map(MapStyleTests.line) == [
        "styles/test.json: layers[0].paint.fill-color: 4 features take the default: \"\" cannot be made a colour",
        "styles/test.json: layers[0].paint.fill-opacity: 3 features take the default: expected number, found string",
      ])
    guard case .fill(let fills)? = result.value.first?.content else {
      Issue.record("no fills")
      return
    }
    #expect(fills.map(\.paint.opacity) == [1, 1, 1, 1])
  }

  @Test func `numbers outside a property's range are cut to it`() throws {
    let paint = #""type": "fill", "paint": {"fill-opacity": ["get", "rank"]}"#
    let found = try fills(
      paint, [["rank": .number(5)], ["rank": .number(-5)], ["rank": .number(1e300)]])
    #expect(found.map(\.paint.opacity) == [1, 0, 1])
    let wide = try line(#""paint": {"line-width": ["get", "rank"]}"#, ["rank": .number(1e300)])
    #expect(wide.width == 1e6)
  }

  @Test func `text takes tokens, case and numbers`() throws {
    let set: [String: StyleValue] = ["name": .string("Pump"), "rank": .number(4)]
    #expect(
      try symbol(#""layout": {"text-field": "{name} no. {rank}{missing}!"}"#, set).text?.text
        == "Pump no. 4!")
    #expect(
      try symbol(#""layout": {"text-field": "{name}", "text-transform": "uppercase"}"#, set).text?
        .text
        == "PUMP")
    #expect(try symbol(#""layout": {"text-field": ["get", "rank"]}"#, set).text?.text == "4")
    #expect(try symbol(#""layout": {"text-field": "{} {a{name}"}"#, set).text?.text == "{} {aPump")
    #expect(
      try symbol(#""layout": {"text-field": ["format", ["get", "name"], {}, "\n", {}, "x"]}"#, set)
        .text?.text == "Pump\nx")
    #expect(try symbol(#""layout": {"icon-image": "{name}-15"}"#, set).icon?.image == "Pump-15")
  }

  @Test func `symbols without text and picture are absent`() throws {
    let layer = #""type": "symbol", "layout": {"text-field": ["get", "name"], "icon-image": ""}"#
    #expect(try styled(layer, polygons([[:]])).value.isEmpty)
  }

  @Test func `text off a line's point does not wrap, and an offset follows the anchor`() throws {
    #expect(
      try symbol(#""layout": {"text-field": "a", "symbol-placement": "line"}"#).text?.maxWidth
        == .infinity)
    let top = try symbol(
      #""layout": {"text-field": "a", "text-anchor": "top", "text-radial-offset": 2}"#)
    #expect(top.text?.places == [.init(anchor: .top, offsetX: 0, offsetY: 2)])
    let corner = try symbol(
      #""layout": {"text-field": "a", "text-anchor": "bottom-left", "text-radial-offset": 2}"#)
    let place = try #require(corner.text?.places.first)
    #expect(abs(place.offsetX - 2.squareRoot()) < 1e-12 && place.offsetY == -place.offsetX)
    let overlap = try symbol(#""layout": {"text-field": "a", "text-overlap": "always"}"#)
    #expect(overlap.text?.overlap == .always)
  }

  @Test func `background changes with the zoom`() throws {
    let style = try decoded(
      #"""
      {"version": 8, "sources": {}, "layers": [{"id": "b", "type": "background", "paint": {
        "background-color": ["interpolate", ["linear"], ["zoom"], 0, "black", 10, "white"], "background-opacity": 0.5}}]}
      """#
    ).value
    guard case .background(let paint)? = style.style([:], at: 5).value.first?.content else {
      Issue.record("no background")
      return
    }
    #expect(paint == BackgroundPaint(color: Color(red: 0.5, green: 0.5, blue: 0.5, alpha: 0.5)))
  }

  @Test func `functions of the time before expressions`() throws {
    func width(_ function: String, _ rank: StyleValue = .null, zoom: Double = 17) throws -> Double {
      try line(#""paint": {"line-width": \#(function)}"#, ["rank": rank], zoom: zoom).width
    }
    #expect(try width(#"{"stops": [[16, 1], [18, 3]]}"#) == 2)
    #expect(try width(#"{"base": 2, "stops": [[16, 0], [18, 3]]}"#) == 1)
    #expect(try width(#"{"type": "interval", "stops": [[16, 1], [18, 3]]}"#) == 1)
    #expect(try width(#"{"property": "rank", "stops": [[0, 0], [10, 5]]}"#, .number(4)) == 2)
    #expect(
      try width(#"{"property": "rank", "type": "identity", "default": 7}"#, .string("a")) == 7)
    #expect(
      try width(
        #"{"property": "rank", "type": "categorical", "stops": [["a", 3]], "default": 9}"#,
        .string("a")) == 3)
    #expect(
      try width(
        #"{"property": "rank", "type": "categorical", "stops": [["a", 3]], "default": 9}"#,
        .string("b")) == 9)
    #expect(
      try width(
        #"{"property": "rank", "stops": [[{"zoom": 16, "value": 0}, 0], [{"zoom": 16, "value": 2}, 2], [{"zoom": 18, "value": 0}, 4]]}"#,
        .number(1)) == 2.5)
  }

  @Test func `functions of zoom and property mix linearly and skip stops that repeat`() throws {
    let composite =
      #"{"base": 9, "property": "rank", "stops": [[{"zoom": 16, "value": 0}, 0], [{"zoom": 16, "value": 2}, 2]]}"#
    #expect(
      try line(#""paint": {"line-width": \#(composite)}"#, ["rank": .number(1)]).width == 1)
    let repeated = #"{"type": "interval", "stops": [[16, 1], [16, 2], [18, 3], [18, 4]]}"#
    #expect(try line(#""paint": {"line-width": \#(repeated)}"#, zoom: 15).width == 1)
    #expect(try line(#""paint": {"line-width": \#(repeated)}"#, zoom: 17).width == 2)
    #expect(try line(#""paint": {"line-width": \#(repeated)}"#, zoom: 19).width == 3)
  }

  @Test func `state of the map can be set without changing the style`() throws {
    var style = try sheet(
      layer:
        #""type": "fill", "paint": {"fill-opacity": ["coalesce", ["global-state", "fade"], 0.25]}"#,
      root: #""state": {"fade": {"default": 0.5}},"#
    ).value
    func opacity() -> Double? {
      guard
        case .fill(let fills)? = style.style(["units": polygons([[:]])], at: 5).value.first?.content
      else { return nil }
      return fills.first?.paint.opacity
    }
    #expect(opacity() == 0.5)
    style.state["fade"] = .number(0.75)
    #expect(opacity() == 0.75)
    style.state = [:]
    #expect(opacity() == 0.25)
  }

  @Test(arguments: 0..<100)
  func `features that share a property set look as if each were styled alone`(_ seed: UInt64) throws
  {
    var random = SplitMix64(seed: seed)
    let count = Int.random(in: 1...900, using: &random)
    let kinds = Int.random(in: 1...700, using: &random)
    let sets = (0..<count).map { _ -> [String: StyleValue] in
      [
        "rank": .number(Double(Int.random(in: 0...4, using: &random))),
        "name": .string("\(Int.random(in: 0..<kinds, using: &random))"),
        "level": .string(["low", "high"][Int.random(in: 0...1, using: &random)]),
      ]
    }
    let style = try sheet(
      layer: #"""
        "type": "fill", "filter": ["!=", ["get", "name"], "3"], "paint": {
          "fill-color": ["match", ["get", "level"], "low", "blue", "red"],
          "fill-pattern": ["get", "name"],
          "fill-opacity": ["/", ["get", "rank"], 4]}
        """#
    ).value
    let layers = style.style(["units": polygons(sets)], at: 17).value
    guard case .fill(let together)? = layers.first?.content else {
      #expect(sets.allSatisfy { $0["name"] == .string("3") })
      return
    }
    for fill in together.shuffled(using: &random).prefix(20) {
      guard
        case .fill(let alone)? = style.style(["units": polygons([sets[fill.feature]])], at: 17)
          .value.first?.content
      else {
        Issue.record("feature \(fill.feature) is missing alone")
        continue
      }
      #expect(alone.first?.paint == fill.paint)
    }
    #expect(together.count == sets.count { $0["name"] != .string("3") })
  }

  @Test func `sort keys are compared as they are, however large`() throws {
    let layer = #""type": "fill", "layout": {"fill-sort-key": ["get", "rank"]}"#
    let keys: [Double] = [3e6, 2e6, -.infinity, 1e300, -2e6]
    #expect(
      try fills(layer, keys.map { ["rank": .number($0)] }).map(\.feature) == [2, 4, 1, 0, 3])
    let symbols =
      #""type": "symbol", "layout": {"text-field": "a", "symbol-sort-key": ["%", ["get", "rank"], 0]}"#
    let result = try styled(symbols, polygons([["rank": .number(1)]]))
    #expect(
      result.diagnostics.map(MapStyleTests.line) == [
        "styles/test.json: layers[0].layout.symbol-sort-key: 1 feature takes the default: the value \"NaN\" does not fit"
      ])
  }

  static let findings: [(String, Int, String, String)] = [
    (
      #""type": "fill", "filter": [">", ["get", "rank"], 1]"#, 1,
      "1 feature is left out: expected number, found string", "有 1 个要素未绘制：应为 number，实为 string"
    ),
    (
      #""type": "fill", "filter": [">", ["get", "rank"], 1]"#, 2,
      "2 features are left out: expected number, found string", "有 2 个要素未绘制：应为 number，实为 string"
    ),
    (
      #""type": "fill", "paint": {"fill-opacity": ["number", ["get", "rank"]]}"#, 1,
      "1 feature takes the default: expected number, found string",
      "有 1 个要素用了缺省值：应为 number，实为 string"
    ),
    (
      #""type": "fill", "filter": ["error", "no"]"#, 0, "no feature passes: no", "过滤器不成立：no"
    ),
    (
      #""type": "background", "paint": {"background-color": ["to-color", ["global-state", "x"]]}"#,
      0,
      #"the default is taken: "" cannot be made a colour"#, "用了缺省值：无法把“”转换为 colour"
    ),
  ]

  @Test(arguments: findings)
  func `a finding says what becomes of how many features`(
    _ layer: String, _ count: Int, _ english: String, _ chinese: String
  ) throws {
    let table = polygons(Array(repeating: ["rank": .string("x")], count: count))
    let messages = try styled(layer, table).diagnostics.map(\.message)
    #expect(messages == [LocalizedText(zh: chinese, en: english)])
  }

  static let dependent = [
    #""type": "symbol", "layout": {"text-field": "a", "text-anchor": ["get", "a"]}"#,
    #""type": "symbol", "layout": {"icon-image": ["get", "a"], "icon-offset": ["get", "b"]}"#,
    #""type": "line", "paint": {"line-width": ["get", "a"]}, "filter": ["has", "a"]"#,
  ]

  @Test(arguments: dependent)
  func `a table without features draws nothing`(_ layer: String) throws {
    let result = try styled(layer, polygons([]))
    #expect(result.value.isEmpty && result.diagnostics.isEmpty)
  }

  @Test(arguments: 0..<100)
  func `curves over any span give colours that can be drawn`(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let ends: [Double] = [-1.7e308, -1e308, -1, 0, 1, 1e308, 1.7e308]
    let low = Int.random(in: 0..<ends.count - 1, using: &random)
    let high = Int.random(in: low + 1..<ends.count, using: &random)
    let kind =
      [
        "linear\"", "exponential\", 1", "exponential\", 2", "exponential\", 0.5",
        "cubic-bezier\", 0, 1, 1, 0",
      ]
      .randomElement(using: &random) ?? "linear\""
    let found = try fills(
      #"""
      "type": "fill", "paint": {"fill-color":
        ["interpolate", ["\#(kind)], ["get", "rank"], \#(ends[low]), "red", \#(ends[high]), "blue"]}
      """#, (ends + [9e307, -9e307]).map { ["rank": .number($0)] })
    #expect(found.count == ends.count + 2)
    for fill in found {
      let color = fill.paint.color
      #expect(
        [color.red, color.green, color.blue, color.alpha].allSatisfy { (0...1).contains($0) })
    }
  }

  @Test func `rows that name no property set are passed over`() throws {
    let table = FeatureTable(
      propertySets: [[:]],
      rows: [
        .init(propertySet: 5, kind: .polygon), .init(propertySet: -1, kind: .point),
        .init(propertySet: 0, kind: .polygon),
      ])
    guard case .fill(let fills)? = try styled(#""type": "fill""#, table).value.first?.content else {
      Issue.record("no fills")
      return
    }
    #expect(fills.map(\.feature) == [2])
  }
}
