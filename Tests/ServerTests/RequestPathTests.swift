import Testing

@testable import RiskMapServer

@Suite struct RequestPathTests {
  @Test(arguments: [
    ("/", []), ("/maps", ["maps"]), ("/maps/", ["maps", ""]), ("//maps", ["", "maps"]),
    ("/maps/a%2Fb", ["maps", "a/b"]), ("/maps/%2e%2e/x", ["maps", "..", "x"]),
    ("/maps/%E6%B0%A8", ["maps", "氨"]),
  ])
  func `a path is cut at its slashes before it is decoded`(
    path: String, segments: [String]
  ) throws {
    #expect(try RequestPath(encoded: path).segments == segments)
  }

  @Test(arguments: ["maps", "", "/%", "/%1", "/%zz", "/%00", "/%0a", "/%FF", "/%C0%AF"])
  func `a path that is no encoding of UTF-8 is a problem`(path: String) {
    #expect(throws: Problem.malformedPath) { try RequestPath(encoded: path) }
  }

  @Test func `a template captures parts of a segment`() throws {
    let template: PathTemplate = "/maps/{map}/tiles/{z}/{x}/{y}.{format}"
    let path = try RequestPath(encoded: "/maps/plant/tiles/17/1/2@2x.png")
    #expect(
      template.captures(of: path)
        == ["map": "plant", "z": "17", "x": "1", "y": "2@2x", "format": "png"])
    for other in ["/maps/plant/tiles/17/1/2", "/maps//tiles/17/1/2.png", "/maps/p/tiles/1/2.png"] {
      #expect(template.captures(of: try RequestPath(encoded: other)) == nil)
    }
  }
}
