import Foundation
import Testing

@testable import Conformance

struct RenderingConformanceTests {
  private typealias Picture = RenderingSuite.Picture

  private static let style = #"""
    {"version": 8, "metadata": {"test": {"width": 4, "height": 2, "operations": OPERATIONS}},
     "sources": {}, "layers": [
       {"id": "a", "type": "background", "paint": {"background-color": "red"}},
       {"id": "b", "type": "background", "paint": {"background-color": "blue"}, "minzoom": 5}]}
    """#

  /// The colour that the case draws, of its first pixel: red, green, blue, alpha.
  private func drawn(_ operations: String) throws -> [UInt8] {
    let folder = URL.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(Self.style.replacing("OPERATIONS", with: operations).utf8)
      .write(to: folder.appending(path: "style.json"))
    // A PNG of one clear pixel.
    let png =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
    try Data(base64Encoded: png)?.write(to: folder.appending(path: "expected.png"))
    let pictures = try RenderingCase.pictures(folder)
    #expect(RenderingSuite.disagreement(pictures.expected, pictures.found)?.contains("4×2") == true)
    return Array(pictures.found.bytes.prefix(4))
  }

  @Test(arguments: [
    ("[]", [255, 0, 0, 255]), (#"[["wait"], ["setZoom", 6]]"#, [0, 0, 255, 255]),
    (#"[["setPaintProperty", "a", "background-color", "lime"]]"#, [0, 255, 0, 255]),
    (#"[["setPaintProperty", "a", "background-color", null]]"#, [0, 0, 0, 255]),
    (#"[["setLayoutProperty", "a", "visibility", "none"]]"#, [0, 0, 0, 0]),
    (#"[["removeLayer", "a"]]"#, [0, 0, 0, 0]),
    (#"[["setLayerZoomRange", "b", 0, 24]]"#, [0, 0, 255, 255]),
    (#"[["setLayerZoomRange", "b", 0, 24], ["moveLayer", "b", "a"]]"#, [255, 0, 0, 255]),
    (#"[["addLayer", {"id": "c", "type": "background"}, "b"]]"#, [0, 0, 0, 255]),
  ])
  func `operations change the style before it is drawn`(operations: String, color: [UInt8]) throws {
    #expect(try drawn(operations) == color)
  }

  @Test func `an operation that is not known is told`() {
    #expect(throws: RenderingCase.Fault.self) { try drawn(#"[["fly"]]"#) }
  }

  @Test func `a picture that was multiplied before is not multiplied again`() {
    // Half red as a frame buffer has it, read as if it were straight.
    let twice = Picture(width: 1, height: 1, bytes: [0, 0, 64, 128])
    #expect(twice.premultipliedOnce.bytes == [0, 0, 128, 128])
    let straight = Picture(width: 2, height: 1, bytes: [0, 0, 128, 128, 0, 0, 64, 128])
    #expect(straight.premultipliedOnce == straight)
  }

  @Test func `pictures agree within the bounds of the suite`() {
    let black = Picture(width: 10, height: 10, bytes: Array(repeating: 0, count: 400))
    var near = black
    near.bytes[0] = 255
    near.bytes[4] = 255
    #expect(RenderingSuite.disagreement(black, near) == nil)
    near.bytes[8] = 255
    #expect(RenderingSuite.disagreement(black, near)?.contains("3.0 %") == true)
  }
}
