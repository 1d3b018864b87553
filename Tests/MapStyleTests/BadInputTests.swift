import PlantModel
import Testing

@testable import MapStyle

/// Input that is wrong on purpose: an error with its place, in bounded time and memory.
struct BadInputTests {
  private func layer(_ paint: String) -> String {
    #"""
    {"version": 8, "sources": {"map": {"type": "vector"}}, "layers": [{"id": "a", "type": "line",
     "source": "map", "source-layer": "units", "paint": {\#(paint)}}]}
    """#
  }

  static let styles: [(String, String)] = [
    ("", "styles/test.json:1:1: this is not JSON: the document is empty"),
    ("<svg/>", "styles/test.json:1:1: this is not JSON: expected a value"),
    (
      #"{"version": 7, "sources": {}, "layers": []}"#,
      "styles/test.json: version: expected version 8, found 7"
    ),
    (
      #"{"version": "8", "sources": {}, "layers": []}"#,
      "styles/test.json: version: expected version 8, found string"
    ),
    (
      #"{"version": 8, "version": 8, "sources": {}, "layers": []}"#,
      #"styles/test.json:1:16: this is not JSON: the key "version" stands twice"#
    ),
    (
      #"{"version": 8, "zoom": 1e999, "sources": {}, "layers": []}"#,
      "styles/test.json:1:24: this is not JSON: the number 1e999 is too large"
    ),
    (
      #"{"version": 8, "sources": {}, "layers": [{"id": "a", "type": "fill", "source": "b"}]}"#,
      #"styles/test.json: layers[0].source: there is no source "b""#
    ),
    (
      #"{"version": 8, "sources": {}, "layers": [{"id": "a", "ref": "a"}]}"#,
      #"styles/test.json: layers[0].ref: "a" is itself a reference to a layer"#
    ),
    (
      #"{"version": 8, "sources": {}, "layers": [{"id": "a", "type": "background", "minzoom": 1e308}]}"#,
      "styles/test.json: layers[0].minzoom: expected a number from 0 to 24, found 1e+308"
    ),
    (
      #"{"version": 8, "sources": {}, "layers": [{"id": "a", "type": "background", "paint": {"background-color": ["rgbb", 1, 2, 3]}}]}"#,
      #"styles/test.json: layers[0].paint.background-color[0]: unknown operator "rgbb"; did you mean "rgb"?"#
    ),
    (
      #"{"version": 8, "sources": {}, "layers": [{"id": 1, "type": []}]}"#,
      "styles/test.json: layers[0].id: expected string, found number"
    ),
  ]

  @Test(arguments: styles)
  func `bad styles are errors with their place`(_ text: String, _ expected: String) {
    #expect(faults { try decoded(text) }.first == expected)
  }

  @Test func `a thousand levels end in an error with the path`() {
    let deep =
      String(repeating: #"["!","#, count: 1000) + "true" + String(repeating: "]", count: 1000)
    let style =
      #"{"version": 8, "sources": {}, "layers": [{"id": "a", "type": "fill", "filter": \#(deep)}]}"#
    #expect(
      faults { try decoded(style) } == [
        "styles/test.json:1:2625: layers[0].filter[1][1][1][1][1]…: this is not JSON: nested more than 512 levels deep"
      ])
    let less =
      String(repeating: #"["!","#, count: 400) + "true" + String(repeating: "]", count: 400)
    let found = faults { try decoded(layer(#""line-width": ["case", \#(less), 1, 2]"#)) }
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("styles/test.json: layers[0].paint.line-width[1][1]") == true)
    #expect(found.first?.hasSuffix("nested too deeply (the limit is 100 levels)") == true)
  }

  static let numbers: [(String, Double)] = [
    ("1e308", 1e6), ("-0", 0), (#"["^", 10, ["get", "rank"]]"#, 1e6),
    (#"["/", ["get", "rank"], 0]"#, 1e6), (#"["-", 0, ["/", ["get", "rank"], 0]]"#, 0),
    (#"["%", ["get", "rank"], 0]"#, 1), (#"["sqrt", ["-", 0, ["get", "rank"]]]"#, 1),
    (#"["interpolate", ["exponential", 1e308], ["get", "rank"], 0, 2, 1e308, 9]"#, 2),
    (#"["interpolate", ["exponential", 0], ["get", "rank"], 0, 2, 1e308, 9]"#, 9),
    (#"["interpolate", ["linear"], ["*", 1e308, ["get", "rank"]], -1e308, 2, 1e308, 9]"#, 9),
    (#"["distance", {"type": "Point", "coordinates": [180, 90]}]"#, 1),
  ]

  @Test(arguments: numbers)
  func `enormous numbers stay within bounds, and what is no number is the default`(
    _ width: String, _ expected: Double
  ) throws {
    let style = try decoded(layer(#""line-width": \#(width)"#)).value
    let table = polygons([["rank": .number(400)]])
    guard case .line(let lines)? = style.style(["units": table], at: 17).value.first?.content else {
      Issue.record("no line")
      return
    }
    #expect(lines.first?.paint.width == expected)
  }

  @Test(arguments: [-Double.infinity, -1e308, -1, 0, 1e308, .infinity, .nan])
  func `any zoom gives colours and widths that are numbers`(_ zoom: Double) throws {
    let style = try decoded(
      layer(
        #"""
        "line-color": ["interpolate-hcl", ["exponential", 1.5], ["zoom"], 0, "red", 20, "blue"],
        "line-width": ["interpolate", ["cubic-bezier", 0.1, 1, 1, 0], ["zoom"], 0, 1, 20, 5]
        """#)
    ).value
    guard
      case .line(let lines)? = style.style(["units": polygons([[:]])], at: zoom).value.first?
        .content,
      let paint = lines.first?.paint
    else { return }
    #expect(paint.width.isFinite && paint.color.red.isFinite && paint.color.alpha.isFinite)
  }

  @Test func `a hundred thousand unknown properties are told in part, soon`() {
    let many = (0..<100_000).map { #""line-colour-\#($0)": 1"# }.joined(separator: ",")
    let start = ContinuousClock.now
    #expect(faults { try decoded(layer(many)) }.count == StyleDecoder.faultLimit)
    #expect(ContinuousClock.now - start < .seconds(20))
  }

  @Test func `a list of labels and stops as long as a style allows is read`() throws {
    let labels = (0..<20_000).map { #""u\#($0)", \#($0)"# }.joined(separator: ",")
    let stops = (0..<20_000).map { "\($0), \($0 % 7)" }.joined(separator: ",")
    let style = try decoded(
      layer(
        #"""
        "line-width": ["match", ["get", "name"], \#(labels), 0],
        "line-opacity": ["interpolate", ["linear"], ["get", "rank"], \#(stops)]
        """#)
    ).value
    let table = polygons([["name": .string("u77"), "rank": .number(7.5)]])
    guard case .line(let lines)? = style.style(["units": table], at: 17).value.first?.content else {
      return
    }
    #expect(lines.first?.paint.width == 77)
    #expect(lines.first?.paint.opacity == 0.5)
  }

  @Test func `refs to refs over ten thousand layers end in faults`() {
    let layers = (0..<10_000).map { #"{"id": "l\#($0)", "ref": "l\#(($0 + 1) % 10_000)"}"# }
    let text =
      #"{"version": 8, "sources": {}, "layers": [\#(layers.joined(separator: ","))]}"#
    #expect(faults { try decoded(text) }.count == StyleDecoder.faultLimit)
  }
}
