import Foundation
import TestSupport
import Testing

@Suite struct RenderCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try SmallMap().write(to: folder)
  }

  @Test func `all sheets go to out and their paths to standard output`() throws {
    let run = try riskmap("render", "small", in: folder)
    #expect(run.errors == "")
    #expect(run.output == "out/small-a4.pdf\n")
    #expect(run.status == 0)
    #expect(folder.names(in: "out") == ["small-a4.pdf"])
    #expect(try folder.bytes(of: "out/small-a4.pdf").starts(with: Array("%PDF-".utf8)))
  }

  @Test(arguments: [
    (["-o", "x.png", "--dpi", "50"], "x.png"), (["-o", "deep/er/x.svg"], "deep/er/x.svg"),
    (["-o", "folder"], "folder/small-a4.pdf"),
    (["-o", "folder/", "--format", "svg"], "folder/small-a4.svg"),
    (["--sheet", "a4", "--format", "pdf", "-o", "plain"], "plain"),
    (["--format", "png", "--dpi", "20"], "out/small-a4.png"),
  ])
  func `the output's name says where it goes and what it is`(arguments: [String], path: String)
    throws
  {
    let run = try riskmap(["render", "small"] + arguments, in: folder)
    #expect(run.errors == "")
    #expect(run.output == path + "\n")
    #expect(run.status == 0)
    #expect(try !folder.bytes(of: path).isEmpty)
  }

  @Test func `a picture has the size of its paper at the resolution`() throws {
    _ = try riskmap("render", "small", "-o", "x.png", "--dpi", "100", in: folder)
    let bytes = try folder.bytes(of: "x.png")
    // IHDR: width and height, big-endian, from byte 16.
    let sides = [16, 20].map { start in bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } }
    #expect(sides == [1169, 827])
  }

  @Test func `equal input gives equal bytes, for any number of jobs`() throws {
    for (name, jobs) in [("a", "1"), ("b", "4")] {
      for format in ["pdf", "png", "svg"] {
        let run = try riskmap(
          "render", "small", "-o", "\(name).\(format)", "--jobs", jobs, in: folder)
        #expect(run.status == 0)
      }
    }
    for format in ["pdf", "png", "svg"] {
      #expect(try folder.bytes(of: "a.\(format)") == folder.bytes(of: "b.\(format)"))
    }
  }

  @Test func `standard output takes the bytes of one sheet`() throws {
    let run = try riskmap("render", "small", "-o", "-", "--format", "svg", in: folder)
    #expect(run.errors == "")
    #expect(run.output.hasPrefix("<?xml"))
    #expect(folder.names() == ["small"])
  }

  @Test func `several maps and sheets are made in order`() throws {
    var other = SmallMap()
    other.definition = other.definition.replacing("name: small", with: "name: other")
      .replacing("paper: A4 landscape}]", with: "paper: A4}, {id: a3, paper: A3}]")
    try other.write(to: folder, as: "other")
    let run = try riskmap("render", "other", "small/map.yaml", in: folder)
    #expect(run.errors == "")
    #expect(run.output == "out/other-a4.pdf\nout/other-a3.pdf\nout/small-a4.pdf\n")
    let single = try riskmap("render", "other", "-o", "x.pdf", in: folder)
    #expect(
      single.errors
        == "error: other/map.yaml: there are 2 sheets for one output; name one with --sheet (a4, a3), or give a folder with -o\n"
    )
    #expect(single.status == 2)
  }

  @Test func `two maps of one name do not write over each other`() throws {
    try SmallMap().write(to: folder, as: "other")
    let run = try riskmap("render", "small", "other", in: folder)
    #expect(
      run.errors
        == "error: other/map.yaml: two sheets would be written to out/small-a4.pdf; give each map a name of its own, and name a sheet once\n"
    )
    #expect(run.status == 2)
    #expect(folder.names(in: "out") == [])
  }

  @Test func `a map that cannot be opened does not keep the others from being drawn`() throws {
    let run = try riskmap("render", "nowhere", "small", in: folder)
    #expect(run.errors == "error: nowhere: the file does not exist\n")
    #expect(run.output == "out/small-a4.pdf\n")
    // Something was made: 2 would say that nothing was.
    #expect(run.status == 1)
  }

  @Test func `an output of a format that there is none of is no folder`() throws {
    let run = try riskmap("render", "small", "-o", "wall.jpg", in: folder)
    #expect(run.status == 2)
    #expect(run.errors.contains(".jpg is not a format; there are pdf, png and svg"))
    #expect(folder.names() == ["small"])
    #expect(try riskmap("render", "small", "-o", "edition.three/", in: folder).status == 0)
  }

  @Test(arguments: [
    (
      "small/map.yaml/x.pdf",
      "the file cannot be written: Not a directory; check that the folder exists and may be written"
    ),
    (
      "/proc/riskmap/x.pdf",
      "the file cannot be written: No such file or directory; check that the folder exists and may be written"
    ),
  ])
  func `an output that cannot be written is an error and leaves nothing`(
    path: String, message: String
  ) throws {
    let run = try riskmap("render", "small", "-o", path, in: folder)
    #expect(run.errors == "error: \(path): \(message)\n")
    #expect(run.output == "")
    #expect(run.status == 2)
    #expect(folder.names(in: "small").count == 4)
  }

  @Test func `a full disk is an error`() throws {
    let run = try riskmap(
      "render", "small", "--sheet", "a4", "--format", "pdf", "-o", "/dev/full", in: folder)
    #expect(
      run.errors
        == "error: /dev/full: the disk is full; nothing was written; free some space, or write to another folder\n"
    )
    #expect(run.status == 2)
  }

  @Test func `an unknown sheet is an error that names those there are`() throws {
    let run = try riskmap("render", "small", "--sheet", "a5", in: folder)
    #expect(run.errors == "error: small/map.yaml: there is no sheet \"a5\"; known are: a4\n")
    #expect(run.status == 2)
  }

  @Test func `the basis that is asked for is the one that is drawn`() throws {
    _ = try riskmap("render", "small", "-o", "i.svg", in: folder)
    _ = try riskmap("render", "small", "-o", "r.svg", "--basis", "residual", in: folder)
    #expect(try folder.bytes(of: "i.svg") != folder.bytes(of: "r.svg"))
  }

  @Test func `timings and peak memory are told on request`() throws {
    let run = try riskmap("render", "small", "--timings", "--quiet", in: folder)
    let rows = run.errors.split(separator: "\n").map {
      $0.split(separator: " ").first.map(String.init)
    }
    #expect(rows == ["load", "assess", "style,", "paint,", "deliver", "total", "peak"])
    let json = try riskmap("render", "small", "--timings", "--log-format", "json", in: folder)
    let object = try JSONSerialization.jsonObject(with: Data(json.errors.utf8)) as? [String: Any]
    #expect((object?["timings"] as? [String: Double])?.count == 5)
    #expect(object?["peakMemory"] is Double)
  }

  @Test func `messages as JSON are one object a line`() throws {
    var map = SmallMap()
    map.register = map.register.replacing("A2,泵密封泄漏,LEC,3", with: "A2,泵密封泄漏,LEC,4")
    try map.write(to: folder)
    let run = try riskmap("render", "small", "--log-format", "json", in: folder)
    #expect(
      run.errors == """
        {"severity":"error","code":"factor-outside-table","message":"L=4 is not in the score table of \
        LEC; it counts as not assessed (inherent risk)","hint":"the nearest scores are 3 and \
        6","file":"small/register.csv","layer":"register.csv","feature":"A2","line":3}

        """)
    #expect(run.status == 1)
  }
}
