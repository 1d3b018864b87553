import Foundation
import TestSupport
import Testing

/// Styles come from anywhere: what is wrong in one is said in words, and the rest of it is drawn.
@Suite struct PreviewSafetyTests {
  private let folder: TemporaryFolder

  /// Black in the middle of the picture.
  private static let square = """
    {"type": "Polygon", "coordinates": [[[-90, -60], [-90, 60], [90, 60], [90, -60], [-90, -60]]]}
    """

  init() throws {
    folder = try TemporaryFolder()
  }

  private func write(_ layers: String = "", name: String = "style.json") throws {
    try folder.write(
      """
      {"version": 8, "sources": {"s": {"type": "geojson", "data": \(Self.square)}}, "layers": [
        {"id": "black", "type": "fill", "source": "s"}\(layers.isEmpty ? "" : ",") \(layers)]}
      """, to: name)
  }

  private func expectPicture(_ name: String = "x.png") throws {
    let picture = try PremultipliedImage(png: folder.bytes(of: name))
    #expect(picture[256, 256] == [0, 0, 0, 255])
    #expect(picture[4, 4] == [0, 0, 0, 0])
  }

  // MARK: Words on the command line

  @Test(arguments: [
    (["--zoom", "nan"], "--zoom must be -2 to 24, not nan"),
    (["--zoom", "inf"], "--zoom must be -2 to 24"), (["--zoom", "-3"], "not -3"),
    (["--size", "0x0"], "each 1 to 16384"), (["--size", "99999x99999"], "each 1 to 16384"),
    (["--size", "-5x5"], "each 1 to 16384"), (["--size", "5"], "'5' is invalid"),
    (["--center", "200"], "Longitude and latitude of the centre in degrees"),
    (["--center", "nan,0"], "'nan,0' is invalid"), (["--center", "1,2,3"], "'1,2,3' is invalid"),
    (["--pixel-ratio", "-1"], "--pixel-ratio must be 0.1 to 16, not -1"),
    (["--pixel-ratio", "nan"], "--pixel-ratio must be 0.1 to 16, not nan"),
    (
      ["--size", "16384x16384", "--pixel-ratio", "16"],
      "the most that this window can have is --pixel-ratio 2.7"
    ),
  ])
  func `what is no number of that range is refused in words that give the range`(
    arguments: [String], words: String
  ) throws {
    try write()
    let run = try riskmap(["preview", "style.json", "-o", "x.png"] + arguments, in: folder)
    #expect(run.status == 2)
    let errors = run.errors.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(errors.contains(words), "\(run.errors)")
    #expect(folder.names() == ["style.json"])
  }

  // MARK: Styles

  @Test(arguments: [
    ("no style", "style.json:1:1: this is not JSON"), ("", "style.json:1:1: this is not JSON"),
    (#"{"version": 8, "sources": {}, "layers": []"#, "this is not JSON"),
    ("[]", "style.json"), (#"{"version": 8, "sources": [], "layers": []}"#, "sources"),
    (#"{"version": 8, "sources": {}}"#, "layers"),
    (#"{"version": "8", "sources": {}, "layers": []}"#, "style.json: version"),
  ])
  func `what is no style makes nothing, and leaves the last picture alone`(
    text: String, words: String
  ) throws {
    try folder.write(text, to: "style.json")
    try folder.write("the last one", to: "x.png")
    let run = try riskmap("preview", "style.json", "-o", "x.png", in: folder)
    #expect(run.status == 2)
    #expect(run.errors.contains(words), "\(run.errors)")
    #expect(try folder.bytes(of: "x.png") == Array("the last one".utf8))
  }

  @Test func `a style that is not there is named`() throws {
    let run = try riskmap("preview", "gone.json", "-o", "x.png", in: folder)
    #expect(run.status == 2)
    #expect(run.errors.contains("gone.json: the file does not exist"))
    #expect(folder.names().isEmpty)
  }

  @Test func `a picture that is missing is a finding that names the nearest`() throws {
    try write(
      """
      {"id": "i", "type": "symbol", "source": "s", "layout": {"icon-image": "hydrnt"}},
      {"id": "p", "type": "fill", "source": "s", "paint": {"fill-pattern": "hydran"}}
      """)
    try folder.write(
      #"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>"#, to: "symbols/hydrant.svg")
    let run = try riskmap("preview", "style.json", "-o", "x.png", in: folder)
    #expect(run.status < 2)
    #expect(run.errors.contains("\"hydrnt\"") && run.errors.contains("\"hydran\""))
    #expect(run.errors.ranges(of: "did you mean \"hydrant\"?").count == 2, "\(run.errors)")
    try expectPicture()
  }

  // MARK: Files

  @Test func `a folder that cannot be written leaves nothing behind`() throws {
    try write()
    try folder.write("no folder", to: "taken")
    for output in ["taken/x.png", "/proc/riskmap/x.png"] {
      let run = try riskmap("preview", "style.json", "-o", output, in: folder)
      #expect(run.status == 2)
      #expect(run.errors.contains("\(output): the file cannot be written"), "\(run.errors)")
    }
    #expect(folder.names() == ["style.json", "taken"])
    #expect(try folder.bytes(of: "taken") == Array("no folder".utf8))
  }

  @Test func `a folder in the picture's place is left as it is`() throws {
    try write()
    try folder.write("mine", to: "x.png/mine")
    let run = try riskmap("preview", "style.json", "-o", "x.png", in: folder)
    #expect(run.status == 2)
    #expect(folder.names() == ["style.json", "x.png"])
    #expect(folder.names(in: "x.png") == ["mine"])
  }

  // MARK: Hostile symbols

  private static let head =
    #"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" "#

  private static func svg(_ content: String, size: String = #"width="24" height="24""#) -> String {
    "\(head)\(size)>\(content)</svg>"
  }

  static let hostile: [(name: String, svg: String)] = [
    ("passwd", svg(#"<image href="file:///etc/passwd" width="24" height="24"/>"#)),
    ("remote", svg(#"<image xlink:href="http://127.0.0.1:9/a.png" width="24" height="24"/>"#)),
    ("use", svg(#"<use href="http://127.0.0.1:9/a.svg#a"/>"#)),
    (
      "entity",
      #"<!DOCTYPE svg [<!ENTITY e SYSTEM "file:///etc/passwd">]>"# + svg("<title>&e;</title>")
    ),
    (
      "bomb",
      "<!DOCTYPE svg [<!ENTITY a0 \"ha\">"
        + (1...30).map { "<!ENTITY a\($0) \"&a\($0 - 1);&a\($0 - 1);\">" }.joined() + "]>"
        + svg("<title>&a30;</title>")
    ),
    ("script", svg("<script>while (true) {}</script>")),
    ("huge", svg("<rect width='9' height='9'/>", size: #"width="100000" height="100000""#)),
    (
      "deep",
      svg(
        String(repeating: "<g opacity='.9'>", count: 2_000) + "<path d='M0 0L9 9'/>"
          + String(repeating: "</g>", count: 2_000))
    ),
    (
      "turbulence",
      svg(
        #"<filter id="f" width="1e6" height="1e6"><feTurbulence baseFrequency=".001" numOctaves="9999"/></filter>"#
          + ##"<rect width="24" height="24" filter="url(#f)"/>"##)
    ),
    ("long", svg("<path d='M0 0" + String(repeating: "L24 24L0 12", count: 270_000) + "'/>")),
    ("style", svg("<style>@import url('file:///etc/passwd');</style><path d='M0 0L9 9'/>")),
    (
      "squared",
      svg(
        "<g id='a0'><path d='M0 0L9 9'/></g>"
          + (1...20).map { i in
            "<g id='a\(i)'>" + String(repeating: "<use href='#a\(i - 1)'/>", count: 10) + "</g>"
          }.joined())
    ),
    ("loop", svg("<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>")),
    ("torn", head + #"width="24" height="24"><path d="M0"#),
    ("binary", String(decoding: [0, 1, 2, 0x3C, 0x73, 0x76, 0x67, 0x20, 0, 0xFF], as: UTF8.self)),
    ("empty", ""),
  ]

  /// As an icon, an area's pattern, a line's pattern and the ground's.
  @Test(arguments: hostile.map(\.name))
  func `a hostile symbol is refused by its file's name, and the rest is drawn`(name: String) throws
  {
    let symbol = try #require(Self.hostile.first { $0.name == name })
    try folder.write(symbol.svg, to: "symbols/\(name).svg")
    try folder.write(Self.svg("<path d='M0 0'/>"), to: "symbols/fine.svg")
    try write(
      """
      {"id": "i", "type": "symbol", "source": "s", "layout": {"icon-image": "\(name)"}},
      {"id": "p", "type": "fill", "source": "s", "paint": {"fill-pattern": "\(name)"}},
      {"id": "l", "type": "line", "source": "s", "paint": {"line-pattern": "\(name)"}},
      {"id": "b", "type": "background", "paint": {"background-pattern": "\(name)"}}
      """)
    let run = try riskmap("preview", "style.json", "-o", "x.png", in: folder)
    #expect(run.status == 1, "\(run.errors)")
    #expect(run.errors.contains("symbols/\(name).svg"), "\(run.errors)")
    #expect(!run.errors.contains("fine.svg"))
    #expect(!run.errors.contains("root:"))
    try expectPicture()
  }

  @Test func `a symbol that is a link out of the folder is not read`() throws {
    let outside = try TemporaryFolder()
    try outside.write(Self.svg("<rect width='24' height='24' fill='red'/>"), to: "secret.svg")
    try folder.write("", to: "symbols/readme.txt")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/symbols/link.svg", withDestinationPath: outside.path + "/secret.svg")
    try write(
      #"{"id": "p", "type": "fill", "source": "s", "paint": {"fill-pattern": "link"}}"#)
    let run = try riskmap("preview", "style.json", "-o", "x.png", in: folder)
    #expect(run.status == 1)
    #expect(run.errors.contains("link out of the style's folder"), "\(run.errors)")
    try expectPicture()
  }
}
