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
    let layers = style.style(["units": polygons([[:]])], at: zoom).value
    // At a zoom that is none no layer shows.
    guard zoom < .infinity else {
      #expect(layers.isEmpty)
      return
    }
    guard case .line(let lines)? = layers.first?.content, let paint = lines.first?.paint else {
      Issue.record("no line")
      return
    }
    #expect(paint.width.isFinite && paint.color.red.isFinite && paint.color.alpha.isFinite)
  }

  @Test func `a hundred thousand unknown properties are told in part`() {
    let many = (0..<100_000).map { #""line-colour-\#($0)": 1"# }.joined(separator: ",")
    #expect(faults { try decoded(layer(many)) }.count == StyleDecoder.faultLimit)
  }

  /// Names that count how often they are read through.
  private final class Names: Collection {
    var reads = 0
    let startIndex = 0
    let endIndex = 1

    func index(after index: Int) -> Int { index + 1 }

    subscript(index: Int) -> String {
      reads += 1
      return "line-color"
    }
  }

  @Test func `the nearest name is not looked for where the fault is not told`() {
    var decoder = StyleDecoder(file: "a")
    let names = Names()
    func tell(_ count: Int) -> Int {
      for index in 0..<count { decoder.unknown("", zh: "", en: "", "line-\(index)", among: names) }
      return names.reads
    }
    let reads = tell(StyleDecoder.faultLimit)
    #expect(reads >= StyleDecoder.faultLimit && tell(1000) == reads)
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
      Issue.record("no line")
      return
    }
    #expect(lines.first?.paint.width == 77)
    #expect(lines.first?.paint.opacity == 0.5)
  }

  @Test(.timeLimit(.minutes(5)))
  func `twenty thousand stops of zoom and value are read, and more than the limit refused`() throws
  {
    func function(_ count: Int) -> String {
      let stops = (0..<count).map { #"[{"zoom": \#($0), "value": 0}, \#($0)]"# }
      return
        #"{"property": "rank", "type": "interval", "stops": [\#(stops.joined(separator: ","))]}"#
    }
    let style = try decoded(layer(#""line-width": \#(function(20_000))"#)).value
    let table = polygons([["rank": .number(1)]])
    guard case .line(let lines)? = style.style(["units": table], at: 17).value.first?.content else {
      Issue.record("no line")
      return
    }
    #expect(lines.first?.paint.width == 17)
    #expect(
      faults { try decoded(layer(#""line-width": \#(function(50_001))"#)) } == [
        "styles/test.json: layers[0].paint.line-width.stops: expected at most 50000 stops, found 50001"
      ])
  }

  /// Lets of lets, each of which holds the one before twice.
  private func doubled(_ levels: Int, _ innermost: String, _ use: String) -> String {
    (0..<levels).reversed().reduce(use.replacing("$", with: #"["var", "v\#(levels)"]"#)) {
      inner, level in
      #"["let", "v\#(level + 1)", ["semiliteral", [["var", "v\#(level)"], ["var", "v\#(level)"]]], \#(inner)]"#
    }.replacing(#"["var", "v0"]"#, with: innermost)
  }

  @Test(
    .timeLimit(.minutes(5)),
    arguments: [
      #"["format", ["coalesce", ["get", "b"], $], {}]"#, #"["to-string", $]"#,
      #"["concat", $, "a"]"#, #"["typeof", $]"#,
      #"["to-string", ["format", ["image", ["to-string", $]], {}]]"#, #"["to-number", $]"#,
    ])
  func `arrays that share their elements are not written out`(_ use: String) throws {
    let found = try value(of: doubled(60, #"["get", "a"]"#, use), ["a": .string("")])
    #expect(
      found == "error: the text has more than 100000 bytes" || found == #""array<value, 2>""#)
  }

  @Test(.timeLimit(.minutes(5)))
  func `a value that is too long to be told is named by its type`() throws {
    let width = doubled(60, #"["get", "a"]"#, #"["to-color", $]"#)
    let style = try decoded(layer(#""line-width": ["get", "rank"], "line-color": \#(width)"#)).value
    let found = style.style(
      ["units": polygons([["rank": .string(String(repeating: "x", count: 1000))]])], at: 17)
    #expect(
      found.diagnostics.map(line) == [
        "styles/test.json: layers[0].paint.line-color: 1 feature takes the default: the text has more than 100000 bytes",
        "styles/test.json: layers[0].paint.line-width: 1 feature takes the default: expected number, found string",
      ])
    let long = String(repeating: "x", count: 1000)
    #expect(
      try value(of: #"["to-number", ["get", "a"]]"#, ["a": .string(long)])
        == #"error: "\#(long.prefix(40))…" cannot be made a number"#)
  }

  @Test(.timeLimit(.minutes(5)))
  func `the zoom is looked for once in lets and coalesces however deep`() {
    let lets = (0..<90).reduce(#"["step", ["zoom"], 1, 5, 2]"#) {
      #"["let", "v\#($1)", 1, \#($0)]"#
    }
    let coalesces = (0..<90).reduce(#"["step", ["zoom"], 1, 5, 2]"#) { inner, _ in
      #"["coalesce", \#(inner), 3]"#
    }
    #expect(faults { try decoded(layer(#""line-width": \#(lets)"#)) } == [])
    #expect(faults { try decoded(layer(#""line-width": \#(coalesces)"#)) } == [])
  }

  @Test func `refs to refs over ten thousand layers end in faults`() {
    let layers = (0..<10_000).map { #"{"id": "l\#($0)", "ref": "l\#(($0 + 1) % 10_000)"}"# }
    let text =
      #"{"version": 8, "sources": {}, "layers": [\#(layers.joined(separator: ","))]}"#
    #expect(faults { try decoded(text) }.count == StyleDecoder.faultLimit)
  }
}
