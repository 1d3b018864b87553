import Foundation
import TestSupport
import Testing

@Suite struct PreviewCommandTests {
  private let folder: TemporaryFolder

  private static let square = """
    {"type": "Polygon", "coordinates": [[[-90, -60], [-90, 60], [90, 60], [90, -60], [-90, -60]]]}
    """

  init() throws {
    folder = try TemporaryFolder()
  }

  private func write(
    _ data: String, layers: String = #"{"id": "f", "type": "fill", "source": "s"}"#
  )
    throws
  {
    try folder.write(
      """
      {"version": 8, "sources": {"s": {"type": "geojson", "data": \(data)}, "map": {"type": "vector"}},
       "layers": [\(layers)]}
      """, to: "style.json")
  }

  @Test func `a style is drawn over the GeoJSON that stands in it, on nothing`() throws {
    try write(Self.square)
    let run = try riskmap("preview", "style.json", "-o", "out/x.png", in: folder)
    #expect(run.errors == "")
    #expect(run.output == "out/x.png\n")
    #expect(run.status == 0)
    let picture = try PremultipliedImage(png: folder.bytes(of: "out/x.png"))
    #expect(picture.width == 512 && picture.height == 512)
    #expect(picture[256, 256] == [0, 0, 0, 255])
    #expect(picture[20, 20] == [0, 0, 0, 0])
  }

  @Test func `centre, zoom, size and pixel ratio are the user's`() throws {
    try write(Self.square)
    let run = try riskmap(
      "preview", "style.json", "-o", "x.png", "--center", "-90,0", "--zoom", "-1", "--size",
      "100x60", "--pixel-ratio", "2", in: folder)
    #expect(run.errors == "")
    let picture = try PremultipliedImage(png: folder.bytes(of: "x.png"))
    #expect(picture.width == 200 && picture.height == 120)
    #expect(picture[98, 60] == [0, 0, 0, 0])
    #expect(picture[104, 60] == [0, 0, 0, 255])
  }

  @Test(arguments: [("x.pdf", "%PDF-"), ("x.svg", "<?xml")])
  func `documents come by their extension`(name: String, head: String) throws {
    try write(Self.square)
    #expect(try riskmap("preview", "style.json", "-o", name, in: folder).status == 0)
    #expect(try folder.bytes(of: name).starts(with: Array(head.utf8)))
  }

  @Test func `GeoJSON files beside the style are read`() throws {
    try write(#""data/square.geojson""#)
    try folder.write(Self.square, to: "data/square.geojson")
    #expect(try riskmap("preview", "style.json", "-o", "x.png", in: folder).status == 0)
    #expect(try PremultipliedImage(png: folder.bytes(of: "x.png"))[256, 256] == [0, 0, 0, 255])
  }

  @Test(arguments: [
    ("http://127.0.0.1:9/x.geojson", "is not fetched"), ("file:///etc/hostname", "is not fetched"),
    ("//127.0.0.1/x", "is not fetched"), ("/etc/hostname", "outside the style's folder"),
    ("../x.geojson", "outside the style's folder"),
    ("data/../../x.geojson", "outside the style's folder"),
    ("link.geojson", "outside the style's folder"), ("gone.geojson", "does not exist"),
  ])
  func `nothing outside the style's folder is read, and the rest is drawn`(
    address: String, words: String
  ) throws {
    let inner = try TemporaryFolder()
    try inner.write(Self.square, to: "secret.geojson")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/link.geojson", withDestinationPath: inner.path + "/secret.geojson")
    try write("\"\(address)\"")
    let run = try riskmap("preview", "style.json", "-o", "x.png", in: folder)
    #expect(run.errors.contains(words), "\(run.errors)")
    #expect(run.status == 1)
    #expect(try PremultipliedImage(png: folder.bytes(of: "x.png"))[256, 256] == [0, 0, 0, 0])
  }

  @Test func `layers of the map's own source draw nothing, with one finding`() throws {
    let layer = #"{"id": "ID", "type": "fill", "source": "map", "source-layer": "units"}"#
    try write(
      Self.square,
      layers: ["a", "b"].map { layer.replacing("ID", with: $0) }.joined(separator: ","))
    let run = try riskmap("preview", "style.json", "-o", "x.png", in: folder)
    #expect(run.status == 0)
    #expect(run.errors.split(separator: "\n").count == 1)
    #expect(run.errors.contains("no data for the vector source \"map\""))
  }

  @Test(arguments: [
    ["-o", "x.jpg"], ["-o", "x"], ["-o", "x.png", "--size", "0x9"],
    ["-o", "x.png", "--size", "99999x9"], ["-o", "x.png", "--center", "1"],
    ["-o", "x.png", "--center", "0,91"], ["-o", "x.png", "--zoom", "25"],
    ["-o", "x.png", "--pixel-ratio", "0"], ["-o", "x.pdf", "--pixel-ratio", "2"], [],
  ])
  func `what makes no sense is refused`(arguments: [String]) throws {
    try write(Self.square)
    let run = try riskmap(["preview", "style.json"] + arguments, in: folder)
    #expect(run.status == 2)
    #expect(run.errors.contains("Error: "))
    #expect(folder.names() == ["style.json"])
  }

  @Test func `a broken style makes nothing`() throws {
    try folder.write(#"{"version": 7, "sources": {}, "layers": []}"#, to: "style.json")
    let run = try riskmap("preview", "style.json", "-o", "x.png", in: folder)
    #expect(run.status == 2)
    #expect(run.errors.contains("style.json: version: expected version 8, found 7"))
    #expect(folder.names() == ["style.json"])
  }

  @Test func `standard output takes a PNG`() throws {
    try write(Self.square)
    let run = try riskmap("preview", "style.json", "-o", "-", in: folder)
    #expect(run.status == 0)
    #expect(run.output.contains("PNG"))
  }
}
