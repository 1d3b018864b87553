import TestSupport
import Testing

@testable import MapStyle

struct ExpressionTests {
  static let properties: [String: StyleValue] = [
    "name": .string("合成氨"), "rank": .number(4), "open": .bool(true), "nothing": .null,
    "list": .array([.number(9), .string("b"), .number(9)]),
    "object": .object(["k": .number(1)]), "color": .string("blue"),
  ]

  static let values: [(String, String)] = [
    // Types
    (#"["literal", [1, "a"]]"#, #"[1,"a"]"#), (#"["array", ["get", "list"]]"#, #"[9,"b",9]"#),
    (#"["number", ["get", "name"], 5]"#, "5"),
    (#"["string", ["get", "rank"]]"#, "error: expected string, found number"),
    (#"["boolean", ["get", "open"]]"#, "true"), (#"["object", ["get", "object"]]"#, #"{"k":1}"#),
    (
      #"["array", "number", ["get", "list"]]"#,
      "error: expected array<number>, found array<value, 3>"
    ),
    (#"["typeof", ["get", "list"]]"#, #""array<value, 3>""#), (#"["to-number", "0x10"]"#, "16"),
    (#"["to-number", ["get", "name"], "12.5"]"#, "12.5"), (#"["to-number", null]"#, "0"),
    (#"["to-string", 1e21]"#, #""1e+21""#), (#"["to-string", 0.0000001]"#, #""1e-7""#),
    (#"["to-string", 123456.75]"#, #""123456.75""#), (#"["to-boolean", ""]"#, "false"),
    (##"["to-color", "oops", "#f00"]"##, #""rgba(255,0,0,1)""#),
    (#"["semiliteral", [["get", "rank"], 2]]"#, "[4,2]"),
    // Lookup
    (#"["get", "name"]"#, #""合成氨""#), (#"["get", "missing"]"#, "null"),
    (#"["has", "nothing"]"#, "true"),
    (#"["get", "k", ["get", "object"]]"#, "1"),
    (#"["has", "k", ["object", ["get", "object"]]]"#, "true"),
    (#"["at", 1, ["get", "list"]]"#, #""b""#),
    (#"["at", 3, ["get", "list"]]"#, "error: the array has no element 3"),
    (#"["in", "成", ["get", "name"]]"#, "true"), (#"["in", 9, ["get", "list"]]"#, "true"),
    (#"["in", 9, null]"#, "false"), (#"["index-of", 9, ["get", "list"], 1]"#, "2"),
    (#"["index-of", "氨", ["get", "name"]]"#, "2"), (#"["slice", ["get", "name"], 1]"#, #""成氨""#),
    (#"["slice", ["get", "list"], -2, -1]"#, #"["b"]"#), (#"["length", ["get", "name"]]"#, "3"),
    (#"["length", ["properties"]]"#, "fault : expected string or array, found object"),
    (#"["geometry-type"]"#, #""Polygon""#), (#"["id"]"#, "7"),
    (#"["feature-state", "hover"]"#, "null"),
    (
      #"["slice", ["array", "number", 2, ["get", "list"]], 1]"#,
      "error: expected array<number, 2>, found array<value, 3>"
    ),
    (#"["index-of", null, ["literal", [1, null]]]"#, "1"), (#"["in", true, "is true"]"#, "true"),
    (#"["split", "a,b,,c", ","]"#, #"["a","b","","c"]"#), (#"["split", "a氨", ""]"#, #"["a","氨"]"#),
    (#"["join", ["split", "a-b", "-"], "+"]"#, #""a+b""#), (#"["accumulated"]"#, "null"),
    (#"["line-progress"]"#, "0"), (#"["to-number", ["literal", []]]"#, "0"),
    (#"["to-number", ["literal", ["7"]]]"#, "7"),
    (#"["to-number", ["literal", [1, 2]]]"#, #"fault : "[1,2]" cannot be made a number"#),
    (#"["to-rgba", ["rgba", 255, 0, 0, 0]]"#, "[255,0,0,0]"),
    (#"["image", ""]"#, "null"), (#"["coalesce", ["image", ""], ["image", "a"]]"#, #""a""#),
    // Decision
    (#"["case", ["get", "open"], "a", "b"]"#, #""a""#),
    (#"["case", ["get", "name"], 1, 2]"#, "error: expected boolean, found string"),
    (#"["match", ["get", "name"], ["合成氨", "氨"], 1, 2]"#, "1"),
    (#"["match", ["get", "rank"], 3, "x", 4, "y", "z"]"#, #""y""#),
    (#"["match", ["get", "missing"], "a", 1, 2]"#, "2"),
    (#"["coalesce", ["get", "missing"], ["get", "rank"]]"#, "4"),
    (#"["all", ["get", "open"], ["==", 1, 1]]"#, "true"), (#"["any"]"#, "false"),
    (#"["all"]"#, "true"),
    (#"["any", ["get", "open"], ["error", "not reached"]]"#, "true"),
    (#"["!", ["get", "open"]]"#, "false"),
    (#"["==", ["get", "rank"], 4]"#, "true"), (#"["!=", ["get", "rank"], "4"]"#, "true"),
    (#"["<", ["get", "rank"], 5]"#, "true"), (#"[">=", "b", "a"]"#, "true"),
    (
      #"["<", ["get", "name"], ["get", "rank"]]"#,
      #"error: "<" compares two numbers or two strings, not string and number"#
    ),
    // Curves
    (
      #"["step", ["/", 0, ["-", 4, ["get", "rank"]]], 1, 2, 3]"#, "error: the input is not a number"
    ),
    (
      #"["interpolate", ["linear"], ["/", 0, ["-", 4, ["get", "rank"]]], 1, 2, 3, 4]"#,
      "error: the input is not a number"
    ),
    (#"["interpolate", ["linear"], ["number", ["get", "name"]], 1, 2]"#, "2"),
    (#"["step", ["get", "rank"], "a", 2, "b", 4, "c"]"#, #""c""#),
    (#"["step", ["get", "rank"], "a", 5, "b"]"#, #""a""#),
    (#"["interpolate", ["linear"], ["get", "rank"], 0, 0, 8, 10]"#, "5"),
    (#"["interpolate", ["exponential", 2], ["get", "rank"], 3, 0, 5, 3]"#, "1"),
    (#"["interpolate", ["cubic-bezier", 0.42, 0, 0.58, 1], ["get", "rank"], 0, 0, 8, 100]"#, "50"),
    (
      #"["interpolate", ["linear"], ["get", "rank"], 0, ["literal", [0, 2]], 8, ["literal", [8, 4]]]"#,
      "[4,3]"
    ),
    (
      #"["interpolate", ["linear"], ["get", "rank"], 0, ["to-color", "black"], 8, ["to-color", "white"]]"#,
      #""rgba(128,128,128,1)""#
    ),
    (
      #"["interpolate", ["linear"], ["get", "name"], 0, 0, 1, 1]"#,
      "error: expected number, found string"
    ),
    // Variables
    (#"["let", "x", ["get", "rank"], ["*", ["var", "x"], ["var", "x"]]]"#, "16"),
    (#"["let", "x", 1, ["let", "x", 2, ["var", "x"]]]"#, "2"),
    (#"["let", "x", 1, "y", 2, ["+", ["var", "x"], ["var", "y"]]]"#, "3"),
    (#"["let", "x", ["number", ["get", "name"]], 5]"#, "5"),
    // Text
    (#"["concat", ["get", "name"], " ", ["get", "rank"], ["get", "nothing"]]"#, #""合成氨 4""#),
    (#"["upcase", "aé"]"#, #""AÉ""#), (#"["downcase", "AÉ"]"#, #""aé""#),
    (#"["split", "a-b", "-"]"#, #"["a","b"]"#),
    (#"["join", ["literal", ["a", "b"]], "+"]"#, #""a+b""#),
    (#"["format", "a", {"font-scale": 2}, "b"]"#, #""ab""#),
    (#"["image", ["get", "name"]]"#, #""合成氨""#),
    (#"["number-format", 1234567.891, {"max-fraction-digits": 1}]"#, #""1,234,567.9""#),
    (#"["number-format", 2, {"min-fraction-digits": 2}]"#, #""2.00""#),
    (#"["number-format", 1.005, {"max-fraction-digits": 2}]"#, #""1.01""#),
    (#"["number-format", -5, {"currency": "CNY"}]"#, #""-CN¥5.00""#),
    (#"["number-format", 12, {"unit": "meter"}]"#, #""12 m""#),
    // Colour
    (#"["rgb", 255, 0, 0]"#, #""rgba(255,0,0,1)""#),
    (#"["rgba", 0, 0, ["get", "rank"], 0.5]"#, #""rgba(0,0,4,0.5)""#),
    (
      #"["rgb", 0, 0, ["*", ["get", "rank"], 100]]"#,
      "error: the colour parts 0, 0, 400 are out of range: red, green, blue 0…255, alpha 0…1"
    ),
    (#"["to-rgba", ["get", "color"]]"#, "[0,0,255,1]"),
    // Mathematics
    (#"["+", 1, 2, 3]"#, "6"), (#"["-", 5]"#, "-5"), (#"["-", 5, 7]"#, "-2"), (#"["*"]"#, "1"),
    (#"["/", 1, 4]"#, "0.25"),
    (#"["%", 7, 4]"#, "3"), (#"["^", 2, 10]"#, "1024"), (#"["sqrt", 9]"#, "3"),
    (#"["log10", 1000]"#, "3"), (#"["log2", 8]"#, "3"),
    (#"["ln", ["e"]]"#, "1"), (#"["abs", -3]"#, "3"), (#"["round", -2.5]"#, "-3"),
    (#"["floor", -2.5]"#, "-3"), (#"["ceil", -2.5]"#, "-2"),
    (#"["min", 3, 1, 2]"#, "1"), (#"["max", 3, 1, 2]"#, "3"), (#"["cos", 0]"#, "1"),
    (#"["atan", 0]"#, "0"), (#"["round", ["*", ["pi"], 100]]"#, "314"),
    (#"["+", ["zoom"], 1]"#, "18.5"),
  ]

  @Test(arguments: values)
  func `each operator gives its value`(_ expression: String, _ expected: String) throws {
    #expect(try value(of: expression, zoom: 17.5, Self.properties) == expected)
  }

  static let faulty: [(String, String)] = [
    (#"["gett", "a"]"#, "fault [0]: unknown operator \"gett\""),
    ("[]", "fault : the expression is an empty array"),
    (#"["+", 1, {"a": 1}]"#, "fault [2]: an object cannot stand in an expression as it is"),
    (#"["+", 1, "a"]"#, "fault [2]: expected number, found string"),
    (#"["/", 1]"#, #"fault : "/" takes (number, number), found (number)"#),
    (#"["match", ["get", "a"], [1, "b"], 1, 2]"#, "fault [2]: expected number, found string"),
    (
      #"["match", ["get", "a"], "b", 1, "b", 2, 3]"#, "fault [4]: the labels of branches are unique"
    ),
    (
      #"["match", ["get", "a"], 1.5, 1, 2]"#,
      "fault [2]: a label is a whole number of at most 2⁵³ − 1"
    ),
    (#"["step", ["get", "a"], 1, 5, 2, 5, 3]"#, "fault [5]: the inputs of stops rise strictly"),
    (
      #"["interpolate", ["linnear"], ["get", "a"], 1, 5, 2, 5]"#,
      "fault [1][0]: unknown kind of interpolation \"linnear\""
    ),
    (
      #"["interpolate", ["linear"], ["get", "a"], 1, "x", 2, "y"]"#,
      "fault : string cannot be interpolated"
    ),
    (
      #"["let", "a b", 1, 2]"#,
      "fault [1]: the name of a variable has letters, digits and underscores only"
    ),
    (#"["let", "abc", 1, ["var", "abd"]]"#, "fault [3][1]: unknown variable \"abd\""),
    (#"["case", "x", 1, 2]"#, "fault [1]: expected boolean, found string"),
    (
      #"["slice", ["get", 1], "a"]"#,
      "fault [1][1]: expected string, found number | fault [2]: expected number, found string"
    ),
    (#"["==", 1, 2, ["collator", {}]]"#, "fault : only strings are compared with a collator"),
    (#"["==", "a", "b", "c"]"#, "fault [3]: expected a collator"),
    (#"["at", 1, 2]"#, "fault [2]: expected array, found number"),
    (#"["<", true, false]"#, #"fault [1]: "<" is not defined for boolean"#),
    (#"["==", 1, "a"]"#, "fault : number and string cannot be compared"),
    (#"["all", true, 1]"#, #"fault : "all" takes boolean arguments, found boolean, number"#),
    (#"["format", "a", {"font-scal": 2}]"#, "fault : unknown option \"font-scal\""),
    (
      #"["number-format", 1, {"currency": "CNY", "unit": "meter"}]"#,
      "fault : currency and unit exclude each other"
    ),
  ]

  @Test(arguments: faulty)
  func `a fault is found when the style is read, with its place`(
    _ expression: String, _ expected: String
  ) throws {
    #expect(try value(of: expression) == expected)
  }

  @Test func `plain values become what the property wants`() throws {
    #expect(try value(of: #""red""#, as: .color) == #""rgba(255,0,0,1)""#)
    #expect(try value(of: #""orage""#, as: .color) == "fault : unknown colour \"orage\"")
    #expect(try value(of: "5", as: .formatted) == "fault : expected formatted, found number")
    #expect(try value(of: #"["get", "rank"]"#, as: .formatted, Self.properties) == #""4""#)
    #expect(
      try value(of: #"["get", "rank"]"#, as: .string, Self.properties)
        == "error: expected string, found number")
    #expect(try value(of: "3", as: .padding) == "\"[3,3,3,3]\"")
  }

  @Test func `constants are folded and dependence is known`() throws {
    func parsed(_ text: String, as type: ExpressionType = .value) throws -> MapStyle.Expression {
      var parser = ExpressionParser()
      return try #require(parser.parse(try json(text), as: type))
    }
    #expect(try parsed(#"["+", 1, ["*", 2, ["pi"]]]"#).literal != nil)
    #expect(try parsed(#"["let", "a", 2, ["^", ["var", "a"], 3]]"#).literal == .number(8))
    let zoomed = try parsed(
      #"["interpolate", ["linear"], ["zoom"], 1, ["get", "a"], 2, ["get", "b"]]"#, as: .number)
    #expect(zoomed.dependence == Dependence(.zoom, properties: ["a", "b"]))
    #expect(!zoomed.dependence.isFeatureConstant && !zoomed.dependence.isZoomConstant)
    #expect(try parsed(#"["get", ["concat", "a", "b"]]"#).dependence.properties == ["ab"])
    #expect(try parsed(#"["get", ["get", "a"]]"#).dependence.inputs == .allProperties)
  }

  @Test(arguments: [
    #"["let", "x", VALUE, ["+", ["var", "x"], ["var", "x"]]]"#, #"["all", VALUE, true]"#,
    #"["any", ["all", VALUE, 1], true]"#, #"["!", VALUE]"#,
  ])
  func `expressions nested deeply end in a fault, in bounded time`(_ pattern: String) throws {
    var expression = #"["get", "rank"]"#
    for _ in 0..<200 { expression = pattern.replacing("VALUE", with: expression) }
    #expect(try value(of: expression).contains("nested too deeply"))
  }

  @Test func `a chain of variables is evaluated once each, not twice to the power of its length`()
    throws
  {
    var expression = #"["var", "x40"]"#
    for level in (1...40).reversed() {
      expression =
        #"["let", "x\#(level)", ["+", ["var", "x\#(level - 1)"], ["var", "x\#(level - 1)"]], \#(expression)]"#
    }
    let chain = #"["let", "x0", ["number", ["get", "rank"]], \#(expression)]"#
    #expect(try value(of: chain, Self.properties) == "4398046511104")
  }

  @Test(arguments: [
    #"["concat", ["var", "PREVIOUS"], ["var", "PREVIOUS"]]"#,
    #"["semiliteral", [["var", "PREVIOUS"], ["var", "PREVIOUS"]]]"#,
    #"["join", ["semiliteral", [["var", "PREVIOUS"], ["var", "PREVIOUS"]]], ""]"#,
  ])
  func `text that doubles itself ends in an error, not in all the memory`(_ pattern: String) throws
  {
    var expression = #"["to-string", ["var", "x40"]]"#
    for level in (1...40).reversed() {
      let value = pattern.replacing("PREVIOUS", with: "x\(level - 1)")
      expression = #"["let", "x\#(level)", \#(value), \#(expression)]"#
    }
    for start in [#"["string", ["get", "name"]]"#, #""constant""#] {
      let found = try value(of: #"["let", "x0", \#(start), \#(expression)]"#, Self.properties)
      #expect(found.contains("the text has more than 100000 bytes"))
    }
  }

  @Test(arguments: 0..<200)
  func `a linear curve is monotone and stays between its outputs`(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let (a, b) = (
      Double.random(in: -100...100, using: &random), Double.random(in: -100...100, using: &random)
    )
    let text = #"["interpolate", ["linear"], ["get", "x"], 0, \#(a), 10, \#(b)]"#
    let inputs = (0..<5).map { _ in Double.random(in: -5...15, using: &random) }.sorted()
    let outputs = try inputs.map { Double(try value(of: text, ["x": .number($0)])) ?? .nan }
    let sorted = a <= b ? outputs.sorted() : outputs.sorted(by: >)
    #expect(outputs == sorted)
    #expect(outputs.allSatisfy { (min(a, b) - 1e-9...max(a, b) + 1e-9).contains($0) })
  }
}
