import PlantModel
import Testing

@testable import MapStyle

struct FeatureTableTests {
  private func style(_ layer: String, lineMetrics: Bool = false) throws -> Diagnosed<StyleSheet> {
    try decoded(
      #"""
      {"version": 8, "sources": {"g": {"type": "geojson", "data": {}, "lineMetrics": \#(lineMetrics)}},
       "layers": [{"id": "a", "source": "g", \#(layer)}]}
      """#)
  }

  private let features = [
    SourceFeature(
      id: .number(1), properties: ["k": .string("x")],
      geometry: .polygons([
        Polygon(exterior: [.init(x: 0, y: 0), .init(x: 1, y: 0), .init(x: 0, y: 1)])
      ])
    ),
    SourceFeature(
      id: .string("b"), properties: ["k": .string("x")], geometry: .points([Point(x: 5, y: 5)])),
    SourceFeature(properties: ["k": .string("y")], geometry: .points([Point(x: 1, y: 1)])),
  ]

  private func opacities(_ expression: String, _ table: FeatureTable) throws -> [Double] {
    let sheet = try style(#""type": "circle", "paint": {"circle-blur": \#(expression)}"#).value
    guard case .circle(let circles)? = sheet.style(["g": table], at: 3).value.first?.content else {
      return []
    }
    return circles.map(\.paint.blur)
  }

  @Test func `features with equal properties share a set`() {
    let table = FeatureTable(features: features)
    #expect(table.propertySets.count == 2)
    #expect(table.rows.map(\.propertySet) == [0, 0, 1])
    #expect(table.rows.map(\.kind) == [.polygon, .point, .point])
    #expect(table.rows.map(\.id) == [.number(1), .string("b"), nil])
  }

  @Test func `ids tell features of equal properties apart`() throws {
    let table = FeatureTable(features: features)
    #expect(
      try opacities(#"["match", ["to-string", ["id"]], "1", 0.1, "b", 0.2, 0.3]"#, table)
        == [0.1, 0.2, 0.3])
    #expect(
      try opacities(#"["case", ["==", ["id"], 1], 1, ["==", ["get", "k"], "y"], 2, 3]"#, table)
        == [1, 3, 2])
  }

  @Test func `states tell features apart`() throws {
    var table = FeatureTable(features: features)
    table.states = [1: ["hover": .bool(true)]]
    #expect(
      try opacities(#"["case", ["boolean", ["feature-state", "hover"], false], 1, 0]"#, table)
        == [0, 1, 0])
  }

  @Test func `places tell features apart`() throws {
    let near = #"{"type": "Point", "coordinates": [1, 1]}"#
    #expect(
      try opacities(
        #"["case", ["<", ["distance", \#(near)], 1000], 1, 0]"#, FeatureTable(features: features))
        == [0, 0, 1])
  }

  @Test func `rows that name no property set are passed over where rows differ too`() throws {
    let table = FeatureTable(
      propertySets: [[:]],
      rows: [
        .init(propertySet: 3, kind: .point), .init(propertySet: 0, kind: .point, id: .number(4)),
      ])
    #expect(try opacities(#"["to-number", ["id"], 9]"#, table) == [4])
  }

  @Test func `a gradient is evaluated from the start of a line to its end`() throws {
    let layer =
      #""type": "line", "paint": {"line-gradient": ["interpolate", ["linear"], ["line-progress"], 0, "black", 1, "white"]}"#
    let line = SourceFeature(
      properties: [:], geometry: .lineStrings([[Point(x: 0, y: 0), Point(x: 1, y: 0)]]))
    let sheet = try style(layer, lineMetrics: true)
    #expect(sheet.diagnostics.isEmpty)
    let content = sheet.value.style(["g": FeatureTable(features: [line])], at: 3).value.first?
      .content
    guard case .line(let lines)? = content else {
      Issue.record("no line")
      return
    }
    let gradient = try #require(lines.first?.paint.gradient)
    #expect(gradient.count == 256 && gradient.first == .black && gradient.last == .white)
    #expect(abs(gradient[51].red - 0.2) < 1e-9)
  }

  @Test func `a gradient without line metrics is a finding`() throws {
    let sheet = try style(
      #""type": "line", "paint": {"line-gradient": ["step", ["line-progress"], "red", 0.5, "blue"]}"#
    )
    #expect(
      sheet.diagnostics.map(line) == [
        #"styles/test.json: layers[0].paint.line-gradient: "line-gradient" has no effect: the source "g" has no line metrics; give the source "lineMetrics": true"#
      ])
  }

  @Test func `coalesce takes the first image that exists`() throws {
    let sheet = try style(
      #""type": "symbol", "layout": {"icon-image": ["coalesce", ["image", "tank"], ["image", "dot"]]}"#
    ).value
    func image(_ images: Set<String>?) -> String? {
      let layers = sheet.style(["g": FeatureTable(features: features)], at: 3, images: images).value
      guard case .symbol(let symbols)? = layers.first?.content else { return nil }
      return symbols.first?.paint.icon?.image
    }
    #expect(image(["dot"]) == "dot")
    #expect(image(["dot", "tank"]) == "tank")
    #expect(image(nil) == "tank")
    #expect(image([]) == "tank")
  }
}
