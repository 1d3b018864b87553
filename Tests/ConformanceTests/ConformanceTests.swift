import Foundation
import MapStyle
import Testing

@testable import Conformance

struct ConformanceTests {
  /// A folder with the given files, and what the suite says of it.
  private func report(_ files: [String: String]) throws -> SuiteReport {
    let folder = URL.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      let file = folder.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    var report = ExpressionSuite.report(folder)
    report.name = "expressions"
    return report
  }

  private func written(
    _ expression: String, _ inputs: String, _ outputs: String,
    compiled: String = #"{"result": "success"}"#, spec: String = "null"
  ) -> String {
    #"""
    {"expression": \#(expression), "propertySpec": \#(spec), "inputs": \#(inputs),
     "expected": {"compiled": \#(compiled), "outputs": \#(outputs)}}
    """#
  }

  @Test func `what agrees is counted, in folders within folders`() throws {
    let report = try report([
      "plus/basic.json": written(
        #"["+", 1, ["get", "x"]]"#, #"[[{}, {"properties": {"x": 2}}]]"#, "[3]"),
      "a/b/test.json": written(
        #"["rgba", 255, 0, 0, 0.5]"#, "[[{}, {}]]", "[[0.5, 0, 0, 0.5]]",
        compiled:
          #"{"result": "success", "type": "color", "isFeatureConstant": true, "isZoomConstant": true}"#
      ),
      "error.json": written(
        #"["+", "a"]"#, "[]", "[]",
        compiled: #"{"result": "error", "errors": [{"key": "[1]", "error": "other words"}]}"#),
      "late.json": written(
        #"["number", ["get", "x"]]"#, "[[{}, {}]]", #"[{"error": "other words"}]"#),
      "notes.txt": "no case", "other.json": "[1]", "broken.json": "{",
    ])
    #expect(report.lines == ["expressions", "4 passed, 0 failed"])
  }

  static let wrong: [(String, String)] = [
    (
      #"{"expression": ["+", 1, 2], "inputs": [[{}, {}]], "expected": {"outputs": [4]}}"#,
      "output 0: expected 4, found 3"
    ),
    (
      #"{"expression": ["+", 1, 2], "inputs": [[{}, {}]], "expected": {"compiled": {"result": "success", "type": "string", "isZoomConstant": false}}}"#,
      #"isZoomConstant: expected false, found true; type: expected "string", found "number""#
    ),
    (
      #"{"expression": ["+", 1], "expected": {"compiled": {"result": "error", "errors": [{"key": "[1]", "error": "e"}]}}}"#,
      #"compiled: expected [{"key":"[1]","error":"e"}], found success"#
    ),
    (
      #"{"expression": ["+", "a"], "expected": {"compiled": {"result": "error", "errors": [{"key": "[2]", "error": "e"}]}}}"#,
      #"compiled: expected errors at ["[2]"], found error at "[1]" (expected number, found string)"#
    ),
    (
      #"{"expression": ["+", "a"], "expected": {"compiled": {"result": "success"}}}"#,
      #"compiled: expected success, found error at "[1]" (expected number, found string)"#
    ),
    (
      #"{"expression": ["get", "x"], "inputs": [[{}, {}]], "expected": {"outputs": [{"error": "e"}]}}"#,
      #"output 0: expected {"error":"e"}, found null"#
    ),
    (
      #"{"expression": ["number", ["get", "x"]], "inputs": [[{}, {}]], "expected": {"outputs": [1]}}"#,
      "output 0: expected 1, found error: expected number, found null"
    ),
    (
      #"{"expression": {"type": "exponential"}, "expected": {"compiled": {"result": "success"}}}"#,
      #"compiled: expected success, found error at "" (: "stops" is missing)"#
    ),
  ]

  @Test(arguments: wrong)
  func `a wrong expectation is told with both values`(_ text: String, _ told: String) throws {
    let report = try report(["x/wrong.json": text])
    #expect(report.lines == ["x/wrong: \(told)", "expressions", "0 passed, 1 failed"])
  }

  @Test func `cases of operators that are left out are counted apart`() throws {
    let report = try report([
      "a.json": written(#"["==", "a", "b", ["collator", {}]]"#, "[]", "[]"),
      "b.json": written(#"["literal", ["collator"]]"#, "[]", "[]"),
      "c.json": written(#"["+", 1, ["heatmap-density"]]"#, "[]", "[]"),
    ])
    #expect(
      report.lines == [
        "skipped 2 out of scope (collator 1, heatmap-density 1)", "expressions",
        "1 passed, 0 failed",
      ])
  }

  static let properties: [(String, String, Bool)] = [
    (#"{"type": "number", "property-type": "data-driven"}"#, #"["get", "x"]"#, true),
    (#"{"type": "number", "property-type": "data-constant"}"#, #"["get", "x"]"#, false),
    (
      #"{"type": "number", "property-type": "data-driven", "expression": {"interpolated": true, "parameters": ["feature"]}}"#,
      #"["step", ["zoom"], 1, 2, 3]"#, false
    ),
    (
      #"{"type": "number", "property-type": "data-constant", "expression": {"interpolated": false, "parameters": ["zoom"]}}"#,
      #"["interpolate", ["linear"], ["zoom"], 1, 2, 3, 4]"#, false
    ),
    (#"{"type": "array", "value": "number", "length": 2}"#, #"["literal", [1, 2]]"#, true),
    (#"{"type": "array", "value": "number", "length": 2}"#, #"["literal", [1, 2, 3]]"#, false),
    (#"{"type": "enum", "values": {"a": {}}}"#, #""a""#, true),
  ]

  @Test(arguments: properties)
  func `properties say what may vary`(_ spec: String, _ expression: String, _ isValid: Bool) throws
  {
    let compiled =
      isValid
      ? #"{"result": "success"}"# : #"{"result": "error", "errors": [{"key": "", "error": ""}]}"#
    let text = written(expression, "[]", "[]", compiled: compiled, spec: spec)
    #expect(try report(["a.json": text]).lines == ["expressions", "1 passed, 0 failed"])
  }

  @Test func `places are rounded to the grid of the tile, and unknown without one`() throws {
    let tile = #"{"zoom": 3, "canonicalID": {"z": 3, "x": 4, "y": 3}}"#
    let point = #"{"geometry": {"type": "Point", "coordinates": [1.0001, 1]}}"#
    let square =
      #"{"type": "Polygon", "coordinates": [[[0, 0], [5, 0], [5, 5], [0, 5], [0, 0]]]}"#
    let report = try report([
      "within.json": written(
        #"["within", \#(square)]"#, "[[\(tile), \(point)], [{}, \(point)]]", "[true, false]"),
      "distance.json": written(
        #"["distance", {"type": "Point", "coordinates": [1.0001, 1]}]"#,
        "[[\(tile), \(point)], [{}, \(point)]]", "[50.30176, null]"),
    ])
    #expect(report.lines == ["expressions", "2 passed, 0 failed"])
  }

  @Test func `pictures agree within the tolerance`() {
    let white = RenderingSuite.Picture(
      width: 20, height: 10, bytes: .init(repeating: 255, count: 800))
    var near = white
    for pixel in 0..<5 { near.bytes[pixel * 4] = 0 }
    #expect(RenderingSuite.disagreement(white, near) == nil)
    near.bytes[400] = 0
    #expect(
      RenderingSuite.disagreement(white, near)
        == "expected at most 2.5 % of the pixels to differ and 4 in the mean, found 3.0 % and 1.9")
    let other = RenderingSuite.Picture(width: 1, height: 1, bytes: [0, 0, 0, 0])
    #expect(
      RenderingSuite.disagreement(white, other) == "expected 20×10 pixels, found 1×1")
  }
}
