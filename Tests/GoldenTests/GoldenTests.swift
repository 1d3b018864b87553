import Cartography
import Foundation
import MapStyle
import PlantModel
import Rendering
import TestSupport
import Testing

/// Pictures of small scenes against references beside them. `RECORD_GOLDEN=1 swift test --filter GoldenTests` rewrites the references
/// and fails once, so that someone looks at them.
@Suite struct GoldenTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Cases")

  /// `topic/case`, found by listing the folder.
  static let cases: [String] = {
    let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return (files ?? []).filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
  }()

  @Test func `there are cases for every kind of mark`() {
    let topics = Set(Self.cases.map { String($0.prefix { $0 != "/" }) })
    #expect(topics.isSuperset(of: ["fill", "stroke", "hatch", "text", "image", "symbol", "group"]))
  }

  @Test(arguments: cases) func `the picture is the reference`(name: String) throws {
    let file = Self.folder.appendingPathComponent(name)
    let book = FontBook()
    let json = try Data(contentsOf: file.appendingPathExtension("json"))
    let golden = try JSONDecoder().decode(GoldenCase.self, from: json)
    let png = try encodePNG(golden.scene(book), dpi: golden.dpi ?? 96)
    #expect(book.fontDiagnostics().isEmpty, "apt-get install fonts-noto-cjk")
    try Golden.compare(png, with: file.appendingPathExtension("png"), name: name)
  }
}

/// References and what differs from them.
enum Golden {
  static func compare(_ png: [UInt8], with reference: URL, name: String) throws {
    #expect(png.count <= 20 * 1024, "a reference is at most 20 KiB")
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil {
      try Data(png).write(to: reference)
      Issue.record("recorded \(name).png: look at it")
      return
    }
    let expected = try Array(Data(contentsOf: reference))
    if png != expected { try compare(png, expected, name) }
  }

  private static func compare(_ actual: [UInt8], _ expected: [UInt8], _ name: String) throws {
    let (picture, reference) = (try GoldenImage(png: actual), try GoldenImage(png: expected))
    #expect(max(reference.width, reference.height) <= 256)
    let difference = GoldenDifference(picture, expected: reference)
    if difference?.isSmall == true { return }
    Attachment.record(expected, named: "expected.png")
    Attachment.record(actual, named: "actual.png")
    let folder = URL(fileURLWithPath: ".build/golden/\(name)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(expected).write(to: folder.appendingPathComponent("expected.png"))
    try Data(actual).write(to: folder.appendingPathComponent("actual.png"))
    if let difference {
      let marks = try encodePNG(difference.scene, dpi: 96)
      try Data(marks).write(to: folder.appendingPathComponent("difference.png"))
    }
    Issue.record(
      "\(name): \(difference.map { "\($0.share) of the pixels" } ?? "size") differs; see \(folder.path)"
    )
  }
}

extension GoldenDifference {
  /// The picture of the difference as a scene, to be written with the encoder at hand.
  fileprivate var scene: Scene {
    let (width, height) = (picture.width, picture.height)
    var pixels: [UInt8] = []
    for pixel in 0..<width * height {
      pixels += picture.pixels[pixel * 3..<pixel * 3 + 3] + [255]
    }
    return Scene(
      size: Size(width: Double(width), height: Double(height)),
      marks: [
        Mark(
          .image(Raster(width: width, height: height, pixels: pixels), .identity, RasterPaint()),
          origin: "difference")
      ])
  }
}
